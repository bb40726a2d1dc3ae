//! The way of the keyboard over the sheet: which spot has it, which one is to get it, and where Enter
//! was pressed. Widgets are drawn through it, so that every one of them takes part.

use chrono::NaiveDate;
use egui::{Id, Key, Modifiers, Response, Ui};

use super::sheet::{Lack, Sheet, Why};
use super::spot::{Spot, Who};
use crate::domain::Country;
use crate::error;
use crate::i18n::Tr;
use crate::ui::keys;
use crate::ui::text::Field;
use crate::ui::widgets::{DateField, TextField, TypedDate, read_date, segments};
use crate::ui::words;

/// One frame's walk.
pub struct Walk<'a> {
    pub tr: &'a Tr,
    pub country: Country,
    pub today: NaiveDate,
    pub sheet: &'a Sheet<'a>,
    /// Where the keyboard was when the frame began.
    pub at: Option<Spot>,
    /// Where it is to go, until the widget there is drawn.
    pub wanted: &'a mut Option<Spot>,
    /// The spot that has the keyboard now.
    pub found: Option<Spot>,
    /// Enter was pressed here: on to the next.
    pub leave: Option<Spot>,
}

/// Which days can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    Any,
    /// None after today: a date of birth.
    Past,
}

/// What a field shows under it.
#[derive(Default)]
pub struct Under<'a> {
    pub help: &'a str,
    pub aside: &'a str,
    /// The length of a number; while fewer were typed, nobody is told off.
    pub full: usize,
}

impl Walk<'_> {
    /// A labelled field at `spot`. True when its text was changed.
    pub fn field(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        label: &str,
        field: Field<'_>,
        typed: usize,
        under: Under<'_>,
    ) -> bool {
        let typing = self.at.as_ref() == Some(&spot) && typed < under.full;
        let lack = self.sheet.lack_at(&spot).filter(|lack| self.is_told(lack, typing));
        let error = lack.map(|lack| why(&lack.why, &lack.spot, self.tr));
        let answer = TextField::new(label, field).help(under.help).aside(under.aside).error(error.as_deref()).show(ui);
        self.meet(ui, &spot, &answer.response, answer.response.id);
        if answer.entered {
            self.leave = Some(spot);
        }
        answer.changed()
    }

    /// A labelled date at `spot`. True when its text was changed.
    pub fn date(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        label: &str,
        text: &mut String,
        days: Days,
        under: Under<'_>,
    ) -> bool {
        let typing = self.at.as_ref() == Some(&spot) && read_date(text) == TypedDate::Unfinished;
        let lack = self.sheet.lack_at(&spot).filter(|lack| self.is_told(lack, typing));
        let error = lack.map(|lack| why(&lack.why, &lack.spot, self.tr));
        let field = DateField::new(label, text, &spot, self.tr, self.today).week_from(self.country.week_begins());
        let field = if days == Days::Past { field.until(self.today) } else { field };
        let answer = field.help(under.help).aside(under.aside).error(error.as_deref()).show(ui);
        self.meet(ui, &spot, &answer.response, answer.response.id);
        if answer.entered {
            self.leave = Some(spot);
        }
        answer.changed()
    }

    /// Choices at `spot`; a digit chooses as well, and goes on. True when the choice was changed.
    pub fn choices<T: Copy + PartialEq>(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        name: &str,
        chosen: &mut Option<T>,
        choices: &[(T, &str)],
    ) -> bool {
        let before = *chosen;
        let place = ui.scope_id().with(&spot);
        let known: Vec<Id> = ui.data(|data| data.get_temp(place)).unwrap_or_default();
        let here = ui.memory(|memory| memory.focused()).is_some_and(|id| known.contains(&id));
        // Enter goes on; it must not choose what nobody looked at. The space bar and the digits choose.
        let entered = here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let response = ui.push_id(&spot, |ui| segments(ui, name, chosen, choices)).inner;
        let ids: Vec<Id> = (0..choices.len()).map(|index| response.id.with(index)).collect();
        ui.data_mut(|data| data.insert_temp(place, ids.clone()));
        let on = chosen.and_then(|chosen| choices.iter().position(|(value, _)| *value == chosen)).unwrap_or(0);
        let focused = ui.memory(|memory| memory.focused()).filter(|id| ids.contains(id));
        self.meet(ui, &spot, &response, focused.unwrap_or(ids[on]));
        if focused.is_some() {
            if let Some(index) = self.digit(ui, choices.len()) {
                *chosen = Some(choices[index].0);
                self.leave = Some(spot);
            } else if entered {
                self.leave = Some(spot);
            }
        }
        *chosen != before
    }

    /// The choice, from 0, whose digit was pressed: 1 is the first.
    pub fn digit(&self, ui: &Ui, of: usize) -> Option<usize> {
        keys::digit(ui.ctx(), 1..=of).map(|digit| digit - 1)
    }

    /// Whether 0 was pressed on a document: none is left to be looked at one by one.
    pub fn zero(&self, ui: &Ui) -> bool {
        matches!(self.at, Some(Spot::Paper(_))) && !keys::is_typing(ui.ctx()) && keys::digit(ui.ctx(), 0..=0).is_some()
    }

    /// Takes note of a widget at `spot`, and gives it the keyboard when it is its turn.
    pub fn meet(&mut self, ui: &Ui, spot: &Spot, response: &Response, id: Id) {
        if self.wanted.as_ref() == Some(spot) {
            ui.memory_mut(|memory| memory.request_focus(id));
            response.scroll_to_me(None);
            *self.wanted = None;
            self.found = Some(spot.clone());
        } else if ui.memory(|memory| memory.has_focus(id)) {
            self.found = Some(spot.clone());
        }
    }

    /// A mistake is told at once, but not in the middle of a number; a blank is told only when the
    /// clerk has gone past it.
    fn is_told(&self, lack: &Lack, typing: bool) -> bool {
        let blank = matches!(lack.why, Why::Blank | Why::BlankField { .. })
            || matches!(&lack.why, Why::Fee(fee) if fee.is_blank());
        match (blank, &self.at) {
            (false, _) => !typing,
            (true, Some(at)) => self.sheet.is_before(&lack.spot, at),
            (true, None) => false,
        }
    }
}

/// A lack in words, for its place.
pub fn why(why: &Why, spot: &Spot, tr: &Tr) -> String {
    match why {
        Why::Blank => blank(spot, tr),
        Why::Identity(error) => words::identity_error(error, tr),
        Why::Phone(error) => words::phone_error(error, tr),
        Why::Field { fault, .. } => error::field(fault, tr),
        Why::BlankField { label } => tr.lack_answer(tr.pick(label).to_owned()),
        Why::Fee(lack) => super::payment::lack(lack, tr),
    }
}

fn blank(spot: &Spot, tr: &Tr) -> String {
    match spot {
        Spot::Number(_) => tr.lack_number(),
        Spot::Doubt(_) => tr.lack_doubt(),
        Spot::Name(Who::Applicant | Who::Agent) => tr.lack_name(),
        Spot::Service => tr.lack_service(),
        Spot::Authority => tr.lack_authority(),
        Spot::Paper(no) => tr.lack_paper(i64::from(*no)),
        Spot::Quantity => tr.lack_quantity(),
        Spot::Tier => tr.lack_tier(),
        Spot::Assessed => tr.lack_assessed(),
        Spot::Method => tr.lack_method(),
        Spot::Reference => tr.lack_reference(),
        // These are never left blank in vain: they are optional, or named by their own label.
        Spot::Kind(_)
        | Spot::Phone(_)
        | Spot::Address(_)
        | Spot::Birth(_)
        | Spot::Sex(_)
        | Spot::Answer(_)
        | Spot::Deposit
        | Spot::Go => String::new(),
    }
}

/// Whether this lack is told with the name of the thing, because its own words would not say it.
pub fn why_at_a_distance(lack: &Lack, tr: &Tr) -> String {
    match &lack.why {
        Why::Field { label, fault } if label.is_complete() => {
            format!("{}: {}", tr.pick(label).to_owned(), error::field(fault, tr))
        }
        Why::Identity(error) => format!("{}: {}", tr.person_number(), words::identity_error(error, tr)),
        Why::Phone(error) => format!("{}: {}", tr.person_phone(), words::phone_error(error, tr)),
        other => why(other, &lack.spot, tr),
    }
}
