//! A keyboard's places and what its layouts print there, and the hand that presses them.

/// Keys that are the same under every layout, by their place.
pub mod place {
    pub const ESC: u8 = 9;
    pub const TAB: u8 = 23;
    pub const ENTER: u8 = 36;
    pub const CTRL: u8 = 37;
    pub const SHIFT: u8 = 50;
    pub const ALT: u8 = 64;
    pub const SPACE: u8 = 65;
    pub const CAPS_LOCK: u8 = 66;
    /// F1 to F10 lie in a row, and so do the digits from 1; 0 follows 9.
    pub const F1: u8 = 67;
    pub const F12: u8 = 96;
    pub const ONE: u8 = 10;
    /// Where the English layout has these letters.
    pub const A: u8 = 38;
    pub const C: u8 = 54;
    pub const I: u8 = 31;
    pub const P: u8 = 33;
    pub const V: u8 = 55;
    pub const X: u8 = 53;
    pub const Z: u8 = 52;
    /// 3 on the number pad, which is a digit only with its lock.
    pub const PAD_3: u8 = 89;
    pub const PAD_LOCK: u8 = 77;
}

/// A layout: what each row of keys prints, from the left, without and with Shift.
pub struct Layout {
    /// As setxkbmap calls it.
    pub name: &'static str,
    rows: [(u8, &'static str, &'static str); 4],
}

pub const ENGLISH: Layout = Layout {
    name: "us",
    rows: [
        (10, "1234567890-=", ""),
        (24, "qwertyuiop[]", "QWERTYUIOP"),
        (38, "asdfghjkl;'", "ASDFGHJKL"),
        (52, "zxcvbnm,./", "ZXCVBNM"),
    ],
};

pub const FRENCH: Layout = Layout {
    name: "fr",
    rows: [
        (10, "&é\"'(-è_çà)=", "1234567890"),
        (24, "azertyuiop", "AZERTYUIOP"),
        (38, "qsdfghjklmù", "QSDFGHJKLM"),
        (52, "wxcvbn,;:!", "WXCVBN"),
    ],
};

pub const ARABIC: Layout = Layout {
    name: "ara",
    rows: [
        (10, "1234567890-=", ""),
        (24, "ضصثقفغعهخحجد", ""),
        (38, "شسيبلاتنمكط", ""),
        // The fifth prints lam-alef.
        (52, "ئءؤر\u{fefb}ىةوزظ", ""),
    ],
};

/// Keys to press, one after another; several held together are one chord.
#[derive(Default)]
pub struct Hand {
    pub chords: Vec<String>,
}

impl Hand {
    pub fn press(&mut self, key: u8) -> &mut Self {
        self.hold(&[key])
    }

    pub fn hold(&mut self, keys: &[u8]) -> &mut Self {
        // With a nought before it, or xdotool takes 9 for the letter.
        let names: Vec<String> = keys.iter().map(|key| format!("0{key}")).collect();
        self.chords.push(names.join("+"));
        self
    }

    pub fn f(&mut self, number: u8) -> &mut Self {
        self.press(if number == 12 { place::F12 } else { place::F1 + number - 1 })
    }

    /// The key of a digit, whatever it prints.
    pub fn digit(&mut self, digit: u8) -> &mut Self {
        self.press(place::ONE + (digit + 9) % 10)
    }

    pub fn ctrl(&mut self, key: u8) -> &mut Self {
        self.hold(&[place::CTRL, key])
    }

    pub fn enter(&mut self) -> &mut Self {
        self.press(place::ENTER)
    }

    /// What a barcode reader types, on the places of an English keyboard, and before it the sign over the 3.
    pub fn scans(&mut self, code: &str) -> &mut Self {
        self.hold(&[place::SHIFT, place::ONE + 2]).types(&ENGLISH, code).enter()
    }

    pub fn types(&mut self, layout: &Layout, text: &str) -> &mut Self {
        for letter in text.chars() {
            let key = layout.keys(letter);
            self.hold(&key);
        }
        self
    }
}

impl Layout {
    /// What to hold for a letter.
    fn keys(&self, letter: char) -> Vec<u8> {
        if letter == ' ' {
            return vec![place::SPACE];
        }
        let at = |row: &str| row.chars().position(|printed| printed == letter).map(|at| at as u8);
        let found = self.rows.iter().find_map(|(first, plain, shifted)| {
            let plain = at(plain).map(|at| vec![first + at]);
            plain.or_else(|| at(shifted).map(|at| vec![place::SHIFT, first + at]))
        });
        found.unwrap_or_else(|| panic!("the layout {} has no «{letter}»", self.name))
    }
}
