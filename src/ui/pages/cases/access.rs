//! What keeps a case from being erased, what was erased of it, and who looked at the citizen's cases: for those
//! who may know, and for a reason.

use egui::Ui;

use super::{Draft, View};
use crate::domain::case::Case;
use crate::domain::ledger;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::{Ask, Why};
use crate::ui::text::{Field, Text};
use crate::ui::theme::Kind;
use crate::ui::widgets::{Answer, Banner, Button, Card, Dialog, Icon, Step, TextField, Tone, timeline, wrapped};
use crate::ui::words;
use crate::views::{AccessLine, AccessLog, CaseDetail};

/// That nothing of it goes, or what went.
pub fn standing(ui: &mut Ui, detail: &CaseDetail, tr: &Tr) {
    let case = &detail.case;
    if let (Some(held), Some(since)) = (&case.held, detail.held) {
        let words = tr.hold_standing(tr.date_long(since.date()));
        let why = held.reason.clone().unwrap_or_default();
        Banner::new(Tone::Warning, &words).detail(&isolate(&why)).show(ui);
    }
    if let Some(emptied) = detail.emptied {
        Banner::new(Tone::Note, &tr.case_emptied(tr.date_long(emptied.date()))).show(ui);
    } else if !case.erased.is_empty() {
        Banner::new(Tone::Note, &tr.case_files_erased(case.erased.len())).show(ui);
    }
}

/// What may be done for privacy's sake; nothing where nothing may.
pub fn card(ui: &mut Ui, view: &View<'_>, case: &Case, tr: &Tr, draft: &mut Draft) {
    if !view.may_hold && !view.may_read_access {
        return;
    }
    Card::new().title(&tr.access_title()).show(ui, |ui| {
        Text::new(&tr.access_words()).kind(Kind::Small).muted().show(ui);
        wrapped(ui, |ui| {
            for why in offered(view, case) {
                if Button::secondary(&deed(why, tr)).icon(icon(why)).small().show(ui).clicked() {
                    draft.why = Some((why, String::new()));
                }
            }
        });
        if let Some(log) = view.log {
            looks(ui, log, tr);
        }
    });
}

fn offered(view: &View<'_>, case: &Case) -> Vec<Why> {
    let mut offered = vec![];
    if view.may_read_access {
        offered.push(Why::ReadAccess);
    }
    if view.may_read_access && view.may_print {
        offered.push(Why::PrintTrail);
    }
    if view.may_hold && case.applicant.is_some() {
        offered.push(if case.held.is_some() { Why::LiftHold } else { Why::Hold });
    }
    offered
}

fn deed(why: Why, tr: &Tr) -> String {
    match why {
        Why::ShowIdentity => tr.case_show_identity(),
        Why::Hold => tr.hold_set_deed(),
        Why::LiftHold => tr.hold_lift_deed(),
        Why::ReadAccess => tr.access_show(),
        Why::PrintTrail => tr.trail_print(),
    }
}

fn icon(why: Why) -> Icon {
    match why {
        Why::ShowIdentity | Why::ReadAccess => Icon::Eye,
        Why::Hold | Why::LiftHold => Icon::Pause,
        Why::PrintTrail => Icon::Printer,
    }
}

/// Newest first, over all cases of the citizen.
fn looks(ui: &mut Ui, log: &AccessLog, tr: &Tr) {
    let several = log.cases.len() > 1;
    let lines: Vec<(String, String, String)> = log.lines.iter().map(|line| told(line, several, tr)).collect();
    let steps: Vec<Step<'_>> =
        lines.iter().map(|(what, when, note)| Step { what, when, note, tone: Some(Tone::Note) }).collect();
    timeline(ui, &steps);
}

/// What, when and by whom, and what else is known; of which case only where there are several.
fn told(line: &AccessLine, several: bool, tr: &Tr) -> (String, String, String) {
    let entry = &line.entry;
    let roles: Vec<String> = line.roles.iter().map(|role| tr.role(*role)).collect();
    let detail = entry.detail.as_ref().map(|detail| words::trail_detail(detail, tr)).filter(|text| !text.is_empty());
    let reason = entry.reason.as_ref().map(|reason| tr.trail_reason(reason));
    let case = several.then(|| isolate(line.case.as_str()));
    let roles = Some(roles.join(tr.list_separator().as_str())).filter(|text| !text.is_empty());
    let note = [detail, reason, roles, case].into_iter().flatten().collect::<Vec<_>>().join("\n");
    (words::trail(entry, tr), words::trail_by(entry, tr), note)
}

/// What is done about a citizen's data only for a reason asks for it first.
pub fn why(ui: &Ui, case: &Case, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let Some((why, reason)) = &mut draft.why else { return };
    let (deed, cancel, label) = (deed(*why, tr), tr.window_cancel(), tr.case_reason());
    let words = match why {
        Why::ShowIdentity | Why::ReadAccess | Why::PrintTrail => tr.case_show_identity_words(),
        Why::Hold => tr.hold_words(),
        Why::LiftHold => tr.hold_lift_words(),
    };
    let salt = format!("{why:?}");
    let dialog =
        Dialog::new(&salt, &deed).words(&words).deed(&deed).cancel(&cancel).ready(ledger::reason(reason).is_some());
    let mut entered = false;
    let answer = dialog.show(ui.ctx(), |ui| {
        let field = TextField::new(&label, Field::new(reason, "reason").max(120)).show(ui);
        if ui.memory(|memory| memory.focused().is_none()) {
            field.request_focus();
        }
        entered = field.entered;
    });
    // What was typed in this frame counts already.
    let done = answer == Some(Answer::Done) || (answer.is_none() && entered && ledger::reason(reason).is_some());
    if done {
        asks.push(Ask::For { why: *why, case: case.no.to_string(), reason: reason.trim().to_owned() });
    }
    if done || answer.is_some() {
        draft.why = None;
    }
}
