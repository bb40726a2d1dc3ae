//! Nothing lost: the program is killed, its power is cut, its disk fills up, its file is taken away and
//! its clock turned back. Each time what it had told the world must still be true, once and whole.
//!
//! - `life`: one run of the real program, from a script of deeds to the answers it gave
//! - `script`: the deeds; `promises`: what the answers promise, and whether a folder keeps it
//! - `kills`: SIGKILL at random instants (`KILLS=2000` for more than CI has time for, `SEED` for others)
//! - `recorder.c`, `recording`: every change to the files, in order; `disk`: what a power cut may leave
//!   of them; `power_cuts`: random cuts (`CUTS=1000`, `SEED`), and proof that weaker settings are caught
//! - `erasing`: a deletion run that is killed
//! - `upgrades`: both while a register of an older version is brought up to date
//! - `troubles`: a full disk, a read-only one, a disk that fails, the register replaced or removed;
//!   `clock`: set back

mod child;
pub mod clock;
mod disk;
mod erasing;
mod kills;
pub mod life;
mod power_cuts;
mod promises;
mod recording;
mod script;
pub mod talk;
pub mod troubles;
mod upgrades;

/// Small, seeded and the same everywhere: a storm that found something can be repeated.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but without `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }
}

/// A number from the environment, or the usual one: how many rounds CI has time for, a seed.
fn rounds(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
