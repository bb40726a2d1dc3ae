//! An amount in words (تفقيط), as a receipt must carry it: «فقط مائة وخمسون جنيها لا غير». Every amount that `Money` can
//! hold has words, and no two amounts have the same.

mod arabic;
mod english;

use super::{Language, Tr};
use crate::domain::Money;

impl Tr {
    /// The amount in words, in this voice's language.
    pub fn in_words(&self, money: Money) -> String {
        match self.language() {
            Language::Arabic => arabic::amount(money),
            Language::English => english::amount(money),
        }
    }
}

/// An amount taken apart: whole units and the small change, without the sign.
struct Parts {
    negative: bool,
    whole: u64,
    change: u64,
}

impl Parts {
    fn of(money: Money) -> Self {
        let unit = 10_u64.pow(money.currency().decimals());
        let minor = money.minor().unsigned_abs();
        Self { negative: money.minor() < 0, whole: minor / unit, change: minor % unit }
    }
}

/// The thousands of a number from the top: `1_250_007` is `[(2, 1), (1, 250), (0, 7)]`, without the empty ones.
fn thousands(number: u64) -> Vec<(usize, u16)> {
    let mut groups = Vec::new();
    let (mut rest, mut scale) = (number, 0);
    while rest > 0 {
        let group = u16::try_from(rest % 1000).unwrap_or_default();
        if group > 0 {
            groups.insert(0, (scale, group));
        }
        rest /= 1000;
        scale += 1;
    }
    groups
}
