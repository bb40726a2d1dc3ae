//! The people of an invented town. Who number n is follows from the seed and n alone, so that somebody who
//! comes again is the same person without being remembered.

use chrono::{Datelike, Days, NaiveDate};

use super::dice::Dice;
use super::names::Names;
use crate::domain::identity::{Identity, IdentityKind};
use crate::domain::party::Party;
use crate::domain::{Country, Phone};

/// Governorates of birth that occur, by their codes on the card.
const GOVERNORATES: [&str; 8] = ["01", "02", "12", "13", "14", "18", "21", "24"];
/// Days on which grown people were born.
const BIRTHDAYS: u64 = 20_000;
/// Places in a day's register of births: with the date they make a number that nobody else has.
const PLACES: u64 = 4_999;

pub(super) struct People {
    seed: u64,
    names: Names,
    today: NaiveDate,
    /// How many have been here.
    known: u64,
}

impl People {
    pub fn new(seed: u64, today: NaiveDate) -> People {
        People { seed, names: Names::read(), today, known: 0 }
    }

    /// Whoever comes next: two in five have been here before.
    pub fn somebody(&mut self, dice: &mut Dice) -> Option<Party> {
        if self.known > 0 && dice.below(5) < 2 {
            return self.number(dice.next() % self.known);
        }
        self.known += 1;
        self.number(self.known - 1)
    }

    fn number(&self, n: u64) -> Option<Party> {
        let mut dice = Dice::new(self.seed ^ (n << 20));
        dice.next();
        let woman = dice.below(2) == 0;
        let days = 18 * 366 + (n / PLACES * 7_919 + n) % BIRTHDAYS;
        let birth = self.today.checked_sub_days(Days::new(days))?;
        let century = if birth.year() < 2000 { 2 } else { 3 };
        // Odd for a man.
        let place = n % PLACES * 2 + u64::from(!woman);
        let body = format!(
            "{century}{:02}{:02}{:02}{}{place:04}",
            birth.year() % 100,
            birth.month(),
            birth.day(),
            GOVERNORATES[dice.below(GOVERNORATES.len())],
        );
        let number = (0..10).map(|check| format!("{body}{check}")).find_map(|number| {
            Identity::parse(IdentityKind::EgNationalId, &number, self.today).ok().filter(Identity::check_digit_agrees)
        })?;
        let network = ["010", "011", "012", "015"][dice.below(4)];
        Some(Party {
            birth_date: number.birth_date(),
            sex: number.sex(),
            identity: number,
            name: self.names.of_somebody(woman, &mut dice),
            phone: Phone::parse(Country::Egypt, &format!("{network}{:08}", dice.below(100_000_000))).ok(),
            address: None,
            doubt_accepted: None,
        })
    }
}
