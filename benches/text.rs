//! What letters cost: our engine beside egui's own labels, in one run.

fn main() {
    divan::main();
}
