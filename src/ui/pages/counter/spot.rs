//! The places of the sheet where the keyboard can be, in the order in which one goes through them.

use serde::{Deserialize, Serialize};

/// Whose data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Applicant,
    Agent,
}

/// A numbered section of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Service,
    Documents,
    Answers,
    Fee,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Service, Part::Documents, Part::Answers, Part::Fee];

    /// As numbered on the sheet, from 1.
    pub fn number(self) -> u8 {
        match self {
            Part::Service => 1,
            Part::Documents => 2,
            Part::Answers => 3,
            Part::Fee => 4,
        }
    }
}

/// One place for the keyboard.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    Kind(Who),
    Number(Who),
    Doubt(Who),
    Name(Who),
    Phone(Who),
    Address(Who),
    Birth(Who),
    Sex(Who),
    Authority,
    Service,
    /// A document by its place in the list, from 1.
    Paper(u16),
    /// A field of the service's form by its key.
    Answer(String),
    Quantity,
    Tier,
    Assessed,
    Deposit,
    Method,
    Reference,
    /// The main button.
    Go,
}

impl Spot {
    /// The section it lies in; none for the person and the main button, which are always in sight.
    pub fn part(&self) -> Option<Part> {
        match self {
            Spot::Service => Some(Part::Service),
            Spot::Paper(_) => Some(Part::Documents),
            Spot::Answer(_) => Some(Part::Answers),
            Spot::Quantity | Spot::Tier | Spot::Assessed | Spot::Deposit | Spot::Method | Spot::Reference => {
                Some(Part::Fee)
            }
            Spot::Kind(_)
            | Spot::Number(_)
            | Spot::Doubt(_)
            | Spot::Name(_)
            | Spot::Phone(_)
            | Spot::Address(_)
            | Spot::Birth(_)
            | Spot::Sex(_)
            | Spot::Authority
            | Spot::Go => None,
        }
    }
}
