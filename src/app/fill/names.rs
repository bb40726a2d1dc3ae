//! Names as they occur: a few are everybody's, most are rare. The given names and common families are
//! listed in `assets/practice/names.txt`; the rare families are made from roots, as Arabic makes them.

use super::dice::Dice;

const LISTS: &str = include_str!("../../../assets/practice/names.txt");
/// Families made from roots.
const RARE: usize = 40_000;
const ROOT_LETTERS: [char; 24] = [
    'ب', 'ت', 'ج', 'ح', 'خ', 'د', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و',
    'ي',
];
/// Forms that a root is poured into; 1, 2 and 3 are its letters.
const FORMS: [&str; 10] =
    ["ال12ا3", "12ي3", "ال1ا23ي", "1ا2و3", "ال12و3ي", "1ي2ا3", "ال123اوي", "م12و3", "ال1و23", "12ا3ة"];

pub(super) struct Names {
    men: Vec<String>,
    women: Vec<String>,
    families: Vec<String>,
}

impl Names {
    pub fn read() -> Names {
        let list = |name: &str| -> Vec<String> {
            let line = LISTS.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            line.unwrap_or("محمد").split_whitespace().map(|name| name.replace('_', " ")).collect()
        };
        Names { men: list("men"), women: list("women"), families: list("families") }
    }

    /// A person's four parts: own, father's, grandfather's, family.
    pub fn of_somebody(&self, woman: bool, dice: &mut Dice) -> String {
        let own = if woman { &self.women } else { &self.men };
        let parts = [common(own, dice), common(&self.men, dice), common(&self.men, dice)];
        format!("{} {} {} {}", parts[0], parts[1], parts[2], self.family(dice))
    }

    fn family(&self, dice: &mut Dice) -> String {
        let place = frequent(self.families.len() + RARE, dice);
        self.families.get(place).cloned().unwrap_or_else(|| rare(place - self.families.len()))
    }
}

fn common<'a>(list: &'a [String], dice: &mut Dice) -> &'a str {
    list.get(frequent(list.len(), dice)).map_or("", String::as_str)
}

/// A place in a list of `length` where each comes a little less often than the one before: among men every
/// fifteenth is the first, every twentieth the second (a flattened Zipf law).
fn frequent(length: usize, dice: &mut Dice) -> usize {
    const BENT: f64 = 0.1;
    const SHIFT: f64 = 2.5;
    let share = dice.below(1 << 24) as f64 / f64::from(1 << 24);
    let (low, high) = (SHIFT.powf(BENT), (length as f64 + SHIFT).powf(BENT));
    let place = (low + share * (high - low)).powf(1.0 / BENT) - SHIFT;
    (place as usize).min(length.saturating_sub(1))
}

/// The rare family number `at`, the same for everybody.
fn rare(at: usize) -> String {
    // A step that shares no factor with the number of all roots and forms visits each once.
    let all = ROOT_LETTERS.len().pow(3) * FORMS.len();
    let mut place = at * 48_611 % all;
    let form = FORMS[place % FORMS.len()];
    place /= FORMS.len();
    let root = [place % 24, place / 24 % 24, place / 576].map(|letter| ROOT_LETTERS[letter]);
    form.chars().map(|c| c.to_digit(10).map_or(c, |digit| root[(digit as usize + 2) % 3])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_families_are_all_different() {
        let mut all: Vec<String> = (0..RARE).map(rare).collect();
        all.sort();
        all.dedup();
        assert!(all.len() > RARE * 98 / 100, "{}", all.len());
    }

    #[test]
    fn common_names_are_common() {
        let (names, mut dice) = (Names::read(), Dice::new(1));
        let people: Vec<String> = (0..10_000).map(|_| names.of_somebody(false, &mut dice)).collect();
        let first = people.iter().filter(|name| name.starts_with("محمد ")).count();
        let tenth = people.iter().filter(|name| name.starts_with("خالد ")).count();
        assert!((450..900).contains(&first) && first > 2 * tenth && tenth > 50, "{first} {tenth}");
    }
}
