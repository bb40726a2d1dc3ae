//! What the cipher costs.

fn main() {}
