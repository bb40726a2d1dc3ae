//! Scanners and printers, each driven on a thread of its own that posts what it reads.
