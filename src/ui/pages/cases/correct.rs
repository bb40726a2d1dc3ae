//! Correcting a case: what stands there is put into fields, what is changed in them goes into the ledger with a reason.
//! The identity number is not shown: it is typed anew where it is wrong.

use std::collections::BTreeMap;

use egui::Ui;

use super::{Draft, View};
use crate::app::{CorrectionForm, PartyForm};
use crate::domain::case::Case;
use crate::domain::catalogue::FormField;
use crate::domain::ledger;
use crate::domain::party::Party;
use crate::error;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Answer, Banner, Dialog, TextField, Tone, scroll};
use crate::views::CaseDetail;

/// The fields as they were filled in, and as they stand now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Correcting {
    name: String,
    /// Blank: it stays.
    number: String,
    phone: String,
    answers: BTreeMap<String, String>,
    reason: String,
}

impl Correcting {
    pub fn of(case: &Case) -> Correcting {
        let phone = case.applicant.as_ref().and_then(|applicant| applicant.phone.as_ref());
        Correcting {
            name: case.applicant_name().to_owned(),
            number: String::new(),
            phone: phone.map(|phone| phone.e164().to_owned()).unwrap_or_default(),
            answers: case.answers.clone(),
            reason: String::new(),
        }
    }

    /// What is otherwise than it stands.
    fn form(&self, case: &Case) -> CorrectionForm {
        let before = Correcting::of(case);
        let person = (&self.name, &self.number, &self.phone) != (&before.name, &before.number, &before.phone);
        let answers = self.answers.iter().filter(|(key, answer)| before.answers.get(*key) != Some(answer));
        CorrectionForm {
            case: case.no.to_string(),
            reason: self.reason.trim().to_owned(),
            applicant: case.applicant.as_ref().filter(|_| person).map(|applicant| self.party(applicant)),
            answers: answers.map(|(key, answer)| (key.clone(), answer.clone())).collect(),
            ..CorrectionForm::default()
        }
    }

    fn party(&self, applicant: &Party) -> PartyForm {
        let number = Some(self.number.trim()).filter(|typed| !typed.is_empty());
        PartyForm {
            kind: applicant.identity.kind(),
            number: number.unwrap_or(applicant.identity.number()).to_owned(),
            name: self.name.clone(),
            phone: self.phone.clone(),
            birth_date: applicant.birth_date.filter(|_| number.is_none()),
            sex: applicant.sex.filter(|_| number.is_none()),
            address: applicant.address.clone().unwrap_or_default(),
            doubt_accepted: applicant.doubt_accepted.clone().filter(|_| number.is_none()),
        }
    }
}

/// What headquarters does not agree to, and the way to put it right.
pub fn refused(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft) {
    let Some(record) = detail.refused.first() else { return };
    let (words, deed) = (tr.correct_refused(error::refused(&record.code, tr)), tr.correct_open());
    let at = isolate(&format!("{}/{}", record.series, record.seq));
    let banner = Banner::new(Tone::Late, &words).detail(&at);
    let banner = if view.may_correct { banner.action(&deed) } else { banner };
    if banner.show(ui) {
        draft.correcting = Some(Correcting::of(&detail.case));
    }
    ui.add_space(space::S);
}

/// The dialog, while something is being corrected.
pub fn dialog(ui: &Ui, view: &View<'_>, case: &Case, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let Some(correcting) = &mut draft.correcting else { return };
    let title = tr.correct_title(isolate(case.no.as_str()));
    let (words, deed, cancel) = (tr.correct_words(), tr.correct_deed(), tr.window_cancel());
    let ready = ledger::reason(&correcting.reason).is_some() && *correcting != unchanged(case, correcting);
    let dialog = Dialog::new("correct", &title).words(&words).deed(&deed).cancel(&cancel).ready(ready);
    let answer = dialog.width(size::DIALOG_WIDE).show(ui.ctx(), |ui| {
        ui.set_max_height(size::LIST_IN_DIALOG);
        scroll(ui, "correct", |ui| fields(ui, view, case, tr, correcting));
    });
    if answer == Some(Answer::Done) {
        asks.push(Ask::Correct(Box::new(correcting.form(case))));
    }
    if answer.is_some() {
        draft.correcting = None;
    }
}

/// The same reason for what stands there already.
fn unchanged(case: &Case, correcting: &Correcting) -> Correcting {
    Correcting { reason: correcting.reason.clone(), ..Correcting::of(case) }
}

fn fields(ui: &mut Ui, view: &View<'_>, case: &Case, tr: &Tr, correcting: &mut Correcting) {
    ui.spacing_mut().item_spacing.y = space::S;
    let reason = tr.correct_reason();
    let first = TextField::new(&reason, Field::new(&mut correcting.reason, "correct_reason").max(120)).show(ui);
    if ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
    let (name, number, phone) = (tr.correct_name(), tr.correct_number(), tr.correct_phone());
    drop(TextField::new(&name, Field::new(&mut correcting.name, "correct_name").max(120)).show(ui));
    drop(TextField::new(&number, Field::new(&mut correcting.number, "correct_number").max(20)).show(ui));
    drop(TextField::new(&phone, Field::new(&mut correcting.phone, "correct_phone").max(20)).show(ui));
    let Some(service) = view.book.catalogue.service(&case.service) else { return };
    for field in service.fields.iter().filter(|field| !super::detail::is_of_the_person(field)) {
        answer(ui, field, tr, correcting);
    }
}

fn answer(ui: &mut Ui, field: &FormField, tr: &Tr, correcting: &mut Correcting) {
    let label = tr.pick(&field.label).to_owned();
    let typed = correcting.answers.entry(field.key.clone()).or_default();
    if field.options.is_empty() {
        let salt = format!("correct_{}", field.key);
        drop(TextField::new(&label, Field::new(typed, &salt).max(200)).show(ui));
    } else if let Some(choice) = field.options.iter().find(|choice| choice.value == *typed) {
        // A choice is not a slip of the pen: it is shown, and chosen anew on the sheet where the case still takes it.
        Text::new(&format!("{label}: {}", tr.pick(&choice.name))).kind(Kind::Small).muted().show(ui);
    }
    if typed.is_empty() {
        correcting.answers.remove(&field.key);
    }
}
