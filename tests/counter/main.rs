mod gallery;
mod window;
