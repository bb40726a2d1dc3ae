//! The window: what is drawn and what the clerk wants, never what happens then.
