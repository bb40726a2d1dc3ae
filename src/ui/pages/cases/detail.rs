//! One case as it stands: its clock as a sentence, its papers and payments, and everything that was
//! ever done about it.

use egui::{Role, Ui, WidgetInfo, vec2};

use super::{Draft, View, access, correct};
use crate::app::PaperKind;
use crate::domain::case::{Case, CaseDocument, DocumentState, OfficeClock, Stage};
use crate::domain::catalogue::{FieldKind, FormField, Service};
use crate::i18n::Tr;
use crate::text::{isolate, plain};
use crate::ui::ask::{Ask, AttachTo, Why};
use crate::ui::keys::{self, KeyDeed};
use crate::ui::pages::tray::{self, Targets};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Chip, Icon, Part, Step, TimeLeft, Tone, beside_or_below, divider, ends, fact, scroll,
    side_by_side, timeline,
};
use crate::ui::words;
use crate::views::{CaseDetail, TrailEntry};

pub fn show(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    head(ui, view, detail, tr, draft, asks);
    ui.add_space(space::XS);
    correct::refused(ui, view, detail, tr, draft);
    scroll(ui, "case", |ui| {
        ui.scroll_with_delta(vec2(0.0, -keys::scrolled(ui.ctx())));
        // The last part is empty: the scroll bar lies in it.
        let parts = [Part::Share(1.35), Part::Share(1.0), Part::Fixed(0.0)];
        beside_or_below(ui, size::CARD_LEAST, &parts, space::L, |ui, at| match at {
            0 => {
                Card::new().show(ui, |ui| about(ui, view, detail, tr, draft));
                ui.add_space(space::S);
                Card::new().title(&tr.case_papers()).show(ui, |ui| {
                    papers(ui, detail, tr);
                    scan_now(ui, view, detail, tr, draft, asks);
                });
                ui.add_space(space::S);
                Card::new().title(&tr.case_payments()).show(ui, |ui| payments(ui, &detail.case, tr));
            }
            1 => {
                Card::new().title(&tr.case_trail()).show(ui, |ui| trail(ui, &detail.trail, tr));
                ui.add_space(space::S);
                access::card(ui, view, &detail.case, tr, draft);
            }
            _ => {}
        });
    });
    access::why(ui, &detail.case, tr, draft, asks);
    correct::dialog(ui, view, &detail.case, tr, draft, asks);
}

/// The number, the stage, and the one thing that can be done next.
fn head(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let case = &detail.case;
    ends(
        ui,
        |ui| {
            Text::new(&isolate(case.no.as_str())).kind(Kind::Page).show(ui);
            ui.add_space(space::S);
            let tone = words::stage_tone(case.stage);
            Chip::new(tone, &words::stage(case.stage, tr)).show(ui);
        },
        |ui| {
            let papers = if case.applicant.is_some() { owed(case) } else { vec![] };
            for (at, paper) in papers.into_iter().enumerate() {
                let (words, name) = (words::paper(paper, tr), tr.case_print(words::paper(paper, tr)));
                let key = if at == 0 { keys::cap(KeyDeed::Print) } else { "" };
                let button = Button::secondary(&words).icon(Icon::Printer).why(&name).key(key).show(ui);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, plain(&name)));
                if button.clicked() || (at == 0 && view.key == Some(KeyDeed::Print)) {
                    asks.push(Ask::Print { case: case.no.to_string(), paper });
                }
            }
            if view.may_correct && case.applicant.is_some() {
                let words = tr.correct_open();
                if Button::quiet(&words).icon(Icon::Pencil).show(ui).clicked() {
                    draft.correcting = Some(correct::Correcting::of(case));
                }
            }
            let licence = view.book.catalogue.service(&case.service).is_some_and(Service::is_licence);
            if licence && case.stage == Stage::Approved && view.may_complete && case.applicant.is_some() {
                let (words, why) = (tr.shown_licence_renew(), tr.shown_licence_renew_why());
                if Button::primary(&words).icon(Icon::Pencil).why(&why).show(ui).clicked() {
                    asks.push(Ask::RenewOpenCase);
                }
            }
            if !case.stage.is_complete() && view.may_complete && case.applicant.is_some() {
                let (words, why) = (tr.case_complete(), tr.case_complete_why());
                let button = Button::primary(&words).icon(Icon::Pencil).why(&why);
                let button = button.shortcut(keys::cap(KeyDeed::DoIt)).show(ui);
                if button.clicked() || view.key == Some(KeyDeed::DoIt) {
                    asks.push(Ask::CompleteOpenCase);
                }
            }
        },
    );
}

/// The papers that this case has to hand out.
fn owed(case: &Case) -> Vec<PaperKind> {
    let mut papers = vec![PaperKind::Acknowledgement];
    if case.is_paid() {
        papers.push(PaperKind::Receipt);
    }
    if case.missing().next().is_some() {
        papers = vec![PaperKind::Missing];
    }
    if case.stage == Stage::Approved {
        papers.insert(0, PaperKind::Licence);
    }
    papers
}

fn about(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft) {
    let case = &detail.case;
    let service = view.book.catalogue.service(&case.service);
    let name = service.map_or_else(|| case.service.clone(), |service| tr.pick(&service.name).to_owned());
    Text::new(&name).strong().show(ui);
    // Once it is answered no time runs.
    if !case.stage.is_decided() {
        clock(ui, view, case, tr);
    }
    access::standing(ui, detail, tr);
    divider(ui);
    beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::L, |ui, at| match at {
        0 => {
            let erased = tr.case_erased();
            fact(ui, &tr.case_person(), case.applicant.as_ref().map_or(&erased, |applicant| &applicant.name));
            if let Some(agent) = &case.agent {
                fact(ui, &tr.case_agent(), &agent.party.name);
                fact(ui, &tr.case_authority(), &agent.authority);
            }
            if let Some(phone) = case.applicant.as_ref().and_then(|applicant| applicant.phone.as_ref()) {
                fact(ui, &tr.case_phone(), &words::phone(phone, view.book.country));
            }
        }
        _ => {
            let Some(identity) = case.applicant.as_ref().map(|applicant| &applicant.identity) else { return };
            let number = view.identity.map_or_else(|| identity.masked(), str::to_owned);
            fact(ui, &words::identity_kind(identity.kind(), tr), &isolate(&number));
            if view.identity.is_none() && view.may_show {
                let words = tr.case_show_identity();
                let button =
                    Button::quiet(&words).icon(Icon::Eye).small().flush().key(keys::cap(KeyDeed::ShowIdentity));
                if button.show(ui).clicked() || view.key == Some(KeyDeed::ShowIdentity) {
                    draft.why = Some((Why::ShowIdentity, String::new()));
                }
            }
        }
    });
    let when = format!("{} {}", tr.date(detail.opened.date()), tr.time(detail.opened.time()));
    Text::new(&tr.case_opened_by(&detail.opened_by_name, when)).kind(Kind::Small).muted().show(ui);
    if !case.unsettled.is_empty() {
        Banner::new(Tone::Stopped, &tr.case_unsettled()).show(ui);
    }
    answers(ui, view, case, tr);
}

/// The time that is left as a sentence and a bar; red when it is over.
fn clock(ui: &mut Ui, view: &View<'_>, case: &Case, tr: &Tr) {
    let (tone, estimated) = match &case.clock {
        OfficeClock::NotStarted => (Tone::Warning, false),
        OfficeClock::Running { due: Some(due), due_estimated, .. } if *due < view.today => (Tone::Late, *due_estimated),
        OfficeClock::Running { due_estimated, .. } => (Tone::Done, *due_estimated),
    };
    let words = words::clock(case, &view.book.calendar, view.today, tr);
    let doubt = if estimated { tr.case_clock_estimated() } else { String::new() };
    let left = TimeLeft::new(&words, tone).date(&doubt);
    match words::time_passed(&case.clock, &view.book.calendar, view.today) {
        Some(passed) => left.passed(passed).show(ui),
        None => left.show(ui),
    };
}

fn answers(ui: &mut Ui, view: &View<'_>, case: &Case, tr: &Tr) {
    let Some(service) = view.book.catalogue.service(&case.service) else { return };
    let told: Vec<(String, String)> = service
        .fields
        .iter()
        .filter(|field| !is_of_the_person(field))
        .filter_map(|field| {
            let value = case.answers.get(&field.key)?;
            let choice = field.options.iter().find(|choice| choice.value == *value);
            let shown = choice.map_or_else(|| isolate(value), |choice| tr.pick(&choice.name).to_owned());
            Some((tr.pick(&field.label).to_owned(), shown))
        })
        .collect();
    if told.is_empty() {
        return;
    }
    divider(ui);
    for pair in told.chunks(2) {
        beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::L, |ui, at| {
            if let Some((label, value)) = pair.get(at) {
                fact(ui, label, value);
            }
        });
    }
}

/// What stands above already; and whole identity numbers, which are shown only for a reason.
pub(super) fn is_of_the_person(field: &FormField) -> bool {
    matches!(field.kind, FieldKind::EgNationalId | FieldKind::KwCivilId | FieldKind::BhCpr | FieldKind::Phone)
        || field.key == "applicant_name"
}

fn papers(ui: &mut Ui, detail: &CaseDetail, tr: &Tr) {
    ui.spacing_mut().item_spacing.y = space::S;
    for (document, name) in detail.case.documents.iter().zip(&detail.paper_names) {
        // The words have what the chip leaves; both begin at one height.
        let said = said_of(document.state, tr);
        let chip = Chip::new(tone(document), &said);
        let parts = [Part::Share(1.0), Part::Fixed(chip.width(ui))];
        side_by_side(ui, &parts, space::M, |ui, at| match at {
            0 => {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(space::HAIR);
                Text::new(tr.pick(name)).kind(Kind::Table).show(ui);
                if !document.files.is_empty() {
                    Text::new(&tr.case_files(document.files.len())).kind(Kind::Small).muted().show(ui);
                }
                if document.owes_pages() {
                    Text::new(&tr.scan_later()).kind(Kind::Small).muted().show(ui);
                }
            }
            _ => drop(Chip::new(tone(document), &said).show(ui)),
        });
    }
}

/// Pages that are owed to the case come in here, by the same strip as on the sheet.
fn scan_now(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let case = &detail.case;
    let papers = case.documents.iter().zip(&detail.paper_names).filter(|(paper, _)| paper.owes_pages());
    let owed: Vec<(u16, String)> = papers.map(|(paper, name)| (paper.index + 1, tr.pick(name).to_owned())).collect();
    if owed.is_empty() || !view.may_scan {
        return;
    }
    divider(ui);
    ends(
        ui,
        |ui| drop(Text::new(&tr.to_scan_owed(owed.len())).kind(Kind::Label).show(ui)),
        |ui| tray::bring_in(ui, view.tray, tr, asks),
    );
    let targets =
        Targets { to: AttachTo::Case(case.no.to_string()), papers: &owed, in_hand: owed.first().map(|(no, _)| *no) };
    draft.tray.wanted |= view.key == Some(KeyDeed::Tray);
    tray::show(ui, view.tray, &targets, tr, &mut draft.tray, asks);
}

/// The state of a document, where no strip of choices stands around it.
fn said_of(state: DocumentState, tr: &Tr) -> String {
    match state {
        DocumentState::Missing => tr.document_missing(),
        DocumentState::Promised => tr.document_promised(),
        DocumentState::OriginalSeen => tr.document_original_seen(),
        DocumentState::CopyKept => tr.document_copy_kept(),
        DocumentState::OriginalSeenCopyKept => tr.case_paper_both(),
    }
}

fn tone(document: &CaseDocument) -> Tone {
    match (document.state.is_settled(), document.required) {
        (true, _) => Tone::Done,
        (false, true) => Tone::Warning,
        (false, false) => Tone::Note,
    }
}

fn payments(ui: &mut Ui, case: &Case, tr: &Tr) {
    if case.payments.is_empty() {
        Text::new(&tr.case_no_payments()).muted().show(ui);
        return;
    }
    for paid in &case.payments {
        ends(
            ui,
            |ui| {
                Text::new(&isolate(paid.receipt.as_str())).kind(Kind::Table).show(ui);
                Text::new(&words::method(paid.tender.method, tr)).kind(Kind::Table).muted().show(ui);
            },
            |ui| drop(Text::new(&tr.money(paid.total)).strong().tabular().show(ui)),
        );
    }
}

/// Newest first: what was done, when, by whom, where, and why.
fn trail(ui: &mut Ui, entries: &[TrailEntry], tr: &Tr) {
    let lines: Vec<(String, String, String)> = entries
        .iter()
        .rev()
        .map(|entry| {
            let detail = entry.detail.as_ref().map(|detail| words::trail_detail(detail, tr));
            let reason = entry.reason.as_ref().map(|reason| tr.trail_reason(reason));
            let note = [detail, reason].into_iter().flatten().collect::<Vec<_>>().join("\n");
            (words::trail(entry, tr), words::trail_by(entry, tr), note)
        })
        .collect();
    let steps: Vec<Step<'_>> = lines
        .iter()
        .zip(entries.iter().rev())
        .map(|((what, when, note), entry)| Step { what, when, note, tone: Some(step_tone(&entry.kind)) })
        .collect();
    timeline(ui, &steps);
}

fn step_tone(kind: &str) -> Tone {
    match kind {
        "fee_paid" | "clock_started" => Tone::Done,
        "identity_shown" | "content_erased" => Tone::Stopped,
        _ => Tone::Note,
    }
}
