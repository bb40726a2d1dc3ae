//! What a person, a service, a fee, a day off and a deadline are: the rules of the counter.
//!
//! Pure and total. Nothing here reads a file or a clock: days come in as arguments and the data
//! of a country (its services, holidays and cash rules) comes in as text, and is checked once.

pub mod bilingual;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod country;
pub mod deadline;
pub mod digits;
pub mod fee;
pub mod identity;
pub mod ledger;
pub mod mark;
pub mod money;
pub mod mrz;
pub mod numbers;
pub mod officer;
pub mod paper;
pub mod party;
pub mod payment;
pub mod payment_rules;
pub mod phone;
pub mod quantity;
pub mod retention;
pub mod scan;
pub mod search_key;
pub mod till;

pub use bilingual::Bilingual;
pub use calendar::{Calendar, CalendarError};
pub use catalogue::{Catalogue, CatalogueError, Service};
pub use country::Country;
pub use deadline::{DayKind, Due, Limit};
pub use fee::{FeeFacts, FeeFault, FeeLine, FeeLineKind, FeeQuote};
pub use identity::{Identity, IdentityError, IdentityKind, Sex};
pub use money::{Currency, Money, MoneyError};
pub use payment_rules::{PaymentMethod, PaymentRules, PaymentVerdict};
pub use phone::{Phone, PhoneError};
pub use quantity::Quantity;
