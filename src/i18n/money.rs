//! Money in figures: «١٥٠٫٠٠ ج.م», `EGP 150.00`, `KWD 1.250`. Each currency keeps all its decimals, so that columns of
//! amounts stand under each other.

use super::{Language, Tr};
use crate::domain::{Currency, Money};

impl Tr {
    /// An amount with its currency, never broken over two lines.
    pub fn money(&self, money: Money) -> String {
        let (amount, unit) = (self.amount(money), self.unit(money.currency()));
        match self.language() {
            Language::Arabic => format!("{amount}\u{00A0}{unit}"),
            Language::English => format!("{unit}\u{00A0}{amount}"),
        }
    }

    /// The figures alone, for a column whose head names the currency.
    pub fn amount(&self, money: Money) -> String {
        let decimals = money.currency().decimals() as usize;
        let minor = money.minor().unsigned_abs().to_string();
        let padded = format!("{minor:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        let sign = if money.minor() < 0 { "-" } else { "" };
        self.digits().number(&format!("{sign}{whole}.{fraction}"))
    }

    /// «ج.م», `EGP`.
    pub fn unit(&self, currency: Currency) -> &'static str {
        match (self.language(), currency) {
            (Language::Arabic, Currency::Egp) => "ج.م",
            (Language::Arabic, Currency::Kwd) => "د.ك",
            (Language::Arabic, Currency::Bhd) => "د.ب",
            (Language::English, Currency::Egp) => "EGP",
            (Language::English, Currency::Kwd) => "KWD",
            (Language::English, Currency::Bhd) => "BHD",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_currency_keeps_its_decimals() {
        let (ar, en) = (Tr::arabic(), Tr::english());
        assert_eq!(ar.money(Money::new(15_000, Currency::Egp)), "١٥٠٫٠٠\u{a0}ج.م");
        assert_eq!(ar.money(Money::new(123_450, Currency::Egp)), "١٬٢٣٤٫٥٠\u{a0}ج.م");
        assert_eq!(en.money(Money::new(10_999, Currency::Kwd)), "KWD\u{a0}10.999");
        assert_eq!(en.money(Money::new(5, Currency::Bhd)), "BHD\u{a0}0.005");
        assert_eq!(en.amount(Money::new(-50, Currency::Egp)), "\u{200E}-0.50");
        assert_eq!(en.amount(Money::new(i64::MIN, Currency::Bhd)), "\u{200E}-9,223,372,036,854,775.808");
    }
}
