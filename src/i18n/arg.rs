//! What may be put into a sentence: text as it stands, and whole numbers, which choose the plural form and take the
//! reader's digits. Money and dates go in as the text that `Tr` has written.

use fluent_bundle::FluentValue;

/// A value inside a message.
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

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Arg for $number {
            fn value<'a>(self) -> FluentValue<'a> {
                FluentValue::from(self)
            }
        }
    )*};
}
numbers!(i8 i16 i32 i64 u8 u16 u32 u64 usize);
