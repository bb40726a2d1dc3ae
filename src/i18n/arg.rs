//! What may be put into a sentence: text as it stands, and counts, which choose the plural form and take the reader's
//! digits. A number that counts nothing (document 3, page 2) goes in as the text that `Tr::number` has written; so do money
//! and dates.

use fluent_bundle::FluentValue;

/// A text inside a message.
pub trait Arg {
    fn value<'a>(self) -> FluentValue<'a>
    where
        Self: 'a;
}

impl Arg for &str {
    fn value<'a>(self) -> FluentValue<'a>
    where
        Self: 'a,
    {
        FluentValue::from(self)
    }
}

impl Arg for &String {
    fn value<'a>(self) -> FluentValue<'a>
    where
        Self: 'a,
    {
        FluentValue::from(self.as_str())
    }
}

impl Arg for String {
    fn value<'a>(self) -> FluentValue<'a>
    where
        Self: 'a,
    {
        FluentValue::from(self)
    }
}

/// A whole number by which a message chooses its words.
pub trait Count: std::fmt::Display {
    fn value<'a>(self) -> FluentValue<'a>
    where
        Self: 'a;
}

macro_rules! counts {
    ($($number:ty)*) => {$(
        impl Count for $number {
            fn value<'a>(self) -> FluentValue<'a> {
                FluentValue::from(self)
            }
        }
    )*};
}
counts!(i8 i16 i32 i64 u8 u16 u32 u64 usize);
