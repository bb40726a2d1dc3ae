//! What has come to the end of its time: shown whole before anything goes, with the schedule by which it goes, and
//! what goes on keeping it: older backups and batches that were sent.

use egui::Ui;

use crate::app::Rulebook;
use crate::domain::retention::{Erased, Kept};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, size, space};
use crate::ui::widgets::{
    Answer, Banner, Button, Card, Chip, Column, Dialog, EmptyState, Icon, Part, SortKey, Table, Tone, cell, row,
    scroll, side_by_side,
};
use crate::views::{PlannedCase, RetentionPlan, ScheduleRow};

pub use super::OnList as Draft;

/// What the page is given to show.
pub struct View<'a> {
    pub book: &'a Rulebook,
    /// `None` while it is being worked out.
    pub plan: Option<&'a RetentionPlan>,
    /// A run is under way.
    pub busy: bool,
    /// What the last run erased.
    pub erased: Option<&'a Erased>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.page_retention()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    let Some(plan) = view.plan else { return asks };
    Card::new().show(ui, |ui| due(ui, view, plan, tr, draft));
    said(ui, view, plan, tr);
    ui.add_space(space::S);
    side_by_side(ui, &[Part::Share(1.4), Part::Share(1.0)], space::L, |ui, at| match at {
        0 if plan.cases.is_empty() => {
            EmptyState::new(Icon::Check, &tr.retention_none()).words(&tr.retention_none_words()).show(ui);
        }
        0 => list(ui, view, &plan.cases, tr, draft),
        _ => scroll(ui, "schedule", |ui| {
            // The last part is empty: the scroll bar lies in it.
            side_by_side(ui, &[Part::Share(1.0), Part::Fixed(0.0)], space::M, |ui, at| {
                if at == 0 {
                    Card::new().title(&tr.retention_schedule()).show(ui, |ui| schedule(ui, &plan.schedule, tr));
                }
            });
        }),
    });
    if draft.asking {
        ask(ui, plan, tr, draft, &mut asks);
    }
    asks
}

/// What a run would erase, and the way to it.
fn due(ui: &mut Ui, view: &View<'_>, plan: &RetentionPlan, tr: &Tr, draft: &mut Draft) {
    Text::new(&tr.retention_due(plan.cases.len(), tr.date_long(plan.until))).kind(Kind::Title).show(ui);
    Text::new(&tr.retention_words()).muted().show(ui);
    Text::new(&tr.retention_kept_on()).muted().show(ui);
    if !plan.held.is_empty() {
        Text::new(&tr.retention_held(plan.held.len())).muted().show(ui);
    }
    ui.add_space(space::S);
    row(ui, |ui| {
        let words = if view.busy { tr.retention_erasing() } else { tr.retention_erase() };
        let ready = !view.busy && !plan.unconfirmed && !plan.cases.is_empty();
        if Button::danger(&words).icon(Icon::Clock).enabled(ready).show(ui).clicked() {
            draft.asking = true;
        }
    });
}

fn said(ui: &mut Ui, view: &View<'_>, plan: &RetentionPlan, tr: &Tr) {
    if let Some(erased) = view.erased {
        ui.add_space(space::S);
        let told = tr.retention_done(erased.cases, erased.files, mib(erased.bytes, tr));
        Banner::new(Tone::Done, &told).show(ui);
    }
    if let Some(since) = plan.began_anew {
        ui.add_space(space::S);
        Banner::new(Tone::Stopped, &tr.retention_began_anew(tr.date_long(since.date()))).show(ui);
    }
    if plan.schedule.iter().any(|rule| !rule.verified) {
        ui.add_space(space::S);
        Banner::new(Tone::Warning, &tr.retention_unverified()).show(ui);
    }
}

/// One line each, no person in it.
fn list(ui: &mut Ui, view: &View<'_>, cases: &[PlannedCase], tr: &Tr, draft: &mut Draft) {
    let narrow = ui.available_width() < breaks::NARROW;
    let (no, service, since, what) = (tr.case_no(), tr.case_service(), tr.retention_since(), tr.retention_what());
    let widest = |text: &dyn Fn(&PlannedCase) -> String| {
        cases.iter().map(text).max_by_key(|text| text.chars().count()).unwrap_or_default()
    };
    let samples =
        [widest(&|case| case.no.to_string()), widest(&|case| tr.date(case.since)), widest(&|case| goes(case, tr))];
    let mut columns = vec![
        Column::fits(&no, &samples[0]).sorts(),
        Column::fits(&since, &samples[1]).sorts(),
        Column::fits(&what, &samples[2]),
    ];
    if !narrow {
        columns.push(Column::share(&service, 1.0).sorts());
    }
    let of = |row: usize| named(view, &cases[row].service, tr);
    Card::new().flush().show(ui, |ui| {
        let key = |row: usize, column: usize| match column {
            0 => SortKey::text(cases[row].no.as_str()),
            1 => SortKey::Number((cases[row].since - chrono::NaiveDate::default()).num_days()),
            _ => SortKey::text(&of(row)),
        };
        let Draft { selected, order, .. } = draft;
        order.arrange(cases.len(), key, |row| format!("{} {}", cases[row].no, of(row)));
        let name = |row: usize| cases[row].no.to_string();
        let title = tr.page_retention();
        let table = Table::new("retention", &title, &columns, cases.len()).row_name(&name).order(order);
        table.show(ui, selected, |ui, row, column| match column {
            0 => drop(cell(ui, &isolate(cases[row].no.as_str()))),
            1 => drop(cell(ui, &tr.date(cases[row].since))),
            2 => drop(cell(ui, &goes(&cases[row], tr))),
            _ => drop(cell(ui, &of(row))),
        });
    });
}

fn goes(case: &PlannedCase, tr: &Tr) -> String {
    let files = Some(case.files).filter(|files| *files > 0).map(|files| tr.case_files(files));
    let person = case.content.then(|| tr.trail_erased_person());
    [person, files].into_iter().flatten().collect::<Vec<_>>().join(tr.list_separator().as_str())
}

/// For how long each type is kept, on what ground, and whether anybody has confirmed it.
fn schedule(ui: &mut Ui, rules: &[ScheduleRow], tr: &Tr) {
    ui.spacing_mut().item_spacing.y = space::S;
    for rule in rules {
        let (tone, said) = match rule.verified {
            true => (Tone::Done, tr.retention_confirmed()),
            false => (Tone::Warning, tr.paper_not_confirmed()),
        };
        let chip = Chip::new(tone, &said);
        let parts = [Part::Share(1.0), Part::Fixed(chip.width(ui))];
        side_by_side(ui, &parts, space::M, |ui, at| match at {
            0 => {
                ui.spacing_mut().item_spacing.y = 0.0;
                let kept = match rule.of {
                    Kept::Draft => tr.retention_months_draft(rule.months),
                    Kept::SetAside => tr.retention_months_aside(rule.months),
                    Kept::Paper | Kept::Case => tr.retention_months(rule.months),
                };
                Text::new(tr.pick(&rule.name)).kind(Kind::Table).show(ui);
                let told = format!("{kept} · {}", tr.pick(&rule.basis));
                Text::new(&told).kind(Kind::Small).muted().show(ui);
            }
            _ => drop(Chip::new(tone, &said).show(ui)),
        });
    }
}

/// Nothing brings it back, so the question says what goes and what stays.
fn ask(ui: &mut Ui, plan: &RetentionPlan, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let (title, deed, cancel) = (tr.retention_ask(), tr.retention_ask_deed(), tr.window_cancel());
    let dialog = Dialog::new("erase", &title).danger(&deed).cancel(&cancel).width(size::DIALOG_WIDE);
    let answer = dialog.show(ui.ctx(), |ui| {
        let goes = tr.retention_ask_goes(plan.cases.len(), plan.files, mib(plan.bytes, tr), plan.emptied);
        for sentence in [goes, tr.retention_ask_stays(), tr.retention_kept_on()] {
            Text::new(&sentence).show(ui);
            ui.add_space(space::XS);
        }
    });
    if answer == Some(Answer::Done) {
        asks.push(Ask::Erase);
    }
    draft.asking = answer.is_none();
}

fn mib(bytes: u64, tr: &Tr) -> String {
    tr.backup_mib(tr.number(bytes.div_ceil(1 << 20)))
}

fn named(view: &View<'_>, code: &str, tr: &Tr) -> String {
    view.book.catalogue.service(code).map_or_else(|| code.to_owned(), |service| tr.pick(&service.name).to_owned())
}
