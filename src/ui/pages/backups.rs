//! Backups: where they lie and up to when each tells, one made now, and one restored after it was said in
//! words what that would mean.

use egui::{Context, Ui};

use crate::app::backup::words;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, size, space};
use crate::ui::widgets::{
    Answer, Banner, Button, Card, Column, Dialog, EmptyState, Icon, SortKey, Table, Tone, cell, row, tip,
};
use crate::views::{BackupPlace, BackupRow, RestorePlan};

pub use super::OnList as Draft;

/// What the page is given to show.
pub struct View<'a> {
    /// `None` while they are being asked for.
    pub places: Option<&'a [BackupPlace]>,
    /// A backup is made at most so often.
    pub every_minutes: u16,
    /// One is being made.
    pub busy: bool,
    /// One is being checked and restored.
    pub restoring: bool,
    /// What restoring the chosen backup would mean.
    pub plan: Option<&'a RestorePlan>,
    /// Why the last one could not be made, and where.
    pub not_made: Option<&'a (String, String)>,
    /// One was just made.
    pub made: bool,
    /// A damaged register is mended, not copied.
    pub damaged: bool,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.backups_title()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    let Some(places) = view.places else { return asks };
    Card::new().show(ui, |ui| now(ui, view, places, tr, &mut asks));
    said(ui, view, tr);
    ui.add_space(space::S);
    let all: Vec<&BackupRow> = places.iter().flat_map(|place| &place.backups).collect();
    if places.is_empty() {
        EmptyState::new(Icon::Book, &tr.backups_no_place()).words(&tr.backups_no_place_words()).show(ui);
    } else if all.is_empty() {
        EmptyState::new(Icon::Book, &tr.backups_none()).words(&tr.backups_none_words()).show(ui);
    } else {
        list(ui, &all, view, tr, draft, &mut asks);
    }
    if let (true, Some(plan)) = (draft.asking, view.plan) {
        let answer = question(ui.ctx(), plan, tr);
        if answer == Some(Answer::Done) {
            asks.push(Ask::RestoreBackup { file: plan.row.file.clone() });
        }
        draft.asking = answer.is_none();
    }
    asks
}

/// The places, and the way to make one now.
fn now(ui: &mut Ui, view: &View<'_>, places: &[BackupPlace], tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&tr.backups_every(i64::from(view.every_minutes))).kind(Kind::Title).show(ui);
    Text::new(&tr.backups_words()).muted().show(ui);
    for place in places {
        let told = format!("{} · {}", isolate(&place.path), words::place(place, tr));
        Text::new(&told).kind(Kind::Small).faint().show(ui);
    }
    ui.add_space(space::S);
    row(ui, |ui| {
        let words = if view.busy { tr.backups_making() } else { tr.backups_make() };
        let ready = !view.busy && !view.restoring && !view.damaged && !places.is_empty();
        let make = Button::primary(&words).icon(Icon::Book).shortcut(keys::cap(KeyDeed::DoIt)).enabled(ready);
        if make.show(ui).clicked() {
            asks.push(Ask::MakeBackup);
        }
        if Button::secondary(&tr.backup_another()).enabled(!view.busy && !view.restoring).show(ui).clicked() {
            asks.push(Ask::ChooseBackup);
        }
    });
}

fn said(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    if view.restoring {
        ui.add_space(space::S);
        Banner::new(Tone::Note, &tr.backup_restoring()).show(ui);
    } else if let Some((place, why)) = view.not_made {
        ui.add_space(space::S);
        Banner::new(Tone::Warning, &tr.backups_not_made(isolate(place))).detail(why).show(ui);
    } else if view.made {
        ui.add_space(space::S);
        Banner::new(Tone::Done, &tr.backups_made()).show(ui);
    }
}

fn list(ui: &mut Ui, all: &[&BackupRow], view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let told: &[What] = if ui.available_width() < breaks::NARROW { &What::FEW } else { &What::ALL };
    let titles: Vec<String> = told.iter().map(|what| what.title(tr)).collect();
    let samples: Vec<String> = told.iter().map(|what| what.widest(all, tr)).collect();
    let columns: Vec<Column<'_>> = told
        .iter()
        .zip(titles.iter().zip(&samples))
        .map(|(what, (title, sample))| what.column(title, sample))
        .collect();
    Card::new().flush().show(ui, |ui| {
        let words = |row: usize| format!("{} {}", all[row].file, all[row].series);
        draft.order.arrange(all.len(), |row, column| told[column].sort_key(all[row]), words);
        let name = |row: usize| tr.moment(all[row].made);
        let title = tr.backups_title();
        let Draft { selected, order, .. } = draft;
        let table = Table::new("backups", &title, &columns, all.len()).row_name(&name).order(order);
        let mut chosen = None;
        table.show(ui, selected, |ui, row, column| match told[column] {
            What::Restore => {
                let ready = !view.restoring && !view.busy;
                if Button::quiet(&tr.backup_restore()).enabled(ready).show(ui).clicked() {
                    chosen = Some(row);
                }
            }
            what => drop(tip(cell(ui, &what.text(all[row], tr)), &all[row].file)),
        });
        if let Some(row) = chosen {
            draft.asking = true;
            asks.push(Ask::PlanRestore { file: all[row].file.clone() });
        }
    });
}

/// The question: what is saved, what is newer, how numbers go on. Nothing is removed, so nothing is beyond repair.
pub fn question(ctx: &Context, plan: &RestorePlan, tr: &Tr) -> Option<Answer> {
    let title = tr.backup_restore_title(tr.moment(plan.row.made));
    let (deed, cancel) = (tr.backup_restore_deed(), tr.window_cancel());
    let dialog = Dialog::new("restore", &title).danger(&deed).cancel(&cancel).width(size::DIALOG_WIDE);
    dialog.show(ctx, |ui| {
        for sentence in words::plan(plan, tr) {
            Text::new(&sentence).show(ui);
            ui.add_space(space::XS);
        }
    })
}

/// What a column tells of a backup.
#[derive(Clone, Copy)]
enum What {
    When,
    UpTo,
    Seq,
    Cases,
    Receipts,
    Attachments,
    Size,
    Restore,
}

impl What {
    const ALL: [Self; 8] =
        [Self::When, Self::UpTo, Self::Seq, Self::Cases, Self::Receipts, Self::Attachments, Self::Size, Self::Restore];
    const FEW: [Self; 4] = [Self::When, Self::UpTo, Self::Cases, Self::Restore];

    fn title(self, tr: &Tr) -> String {
        match self {
            What::When => tr.backup_when(),
            What::UpTo => tr.backup_up_to(),
            What::Seq => tr.backup_seq(),
            What::Cases => tr.backup_cases(),
            What::Receipts => tr.backup_receipts(),
            What::Attachments => tr.backup_attachments(),
            What::Size => tr.backup_size(),
            What::Restore => String::new(),
        }
    }

    fn text(self, of: &BackupRow, tr: &Tr) -> String {
        match self {
            What::When => tr.moment(of.made),
            What::UpTo => tr.moment(of.up_to),
            What::Seq => tr.number(of.seq),
            What::Cases => tr.number(of.cases),
            What::Receipts => tr.number(of.receipts),
            What::Attachments => tr.number(of.attachments),
            What::Size => tr.backup_mib(tr.number(of.bytes.div_ceil(1 << 20))),
            What::Restore => tr.backup_restore(),
        }
    }

    /// The longest that stands in it: the number of letters is a good guess.
    fn widest(self, all: &[&BackupRow], tr: &Tr) -> String {
        let texts = all.iter().map(|row| self.text(row, tr));
        texts.max_by_key(|text| text.chars().count()).unwrap_or_default()
    }

    fn column<'a>(self, title: &'a str, sample: &'a str) -> Column<'a> {
        match self {
            What::When => Column::share(title, 1.0).sorts(),
            What::Restore => Column::fits(title, sample).beside(size::ICON_HUGE),
            _ => Column::fits(title, sample).sorts(),
        }
    }

    fn sort_key(self, of: &BackupRow) -> SortKey {
        let number = |number: u64| SortKey::Number(i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            What::When => SortKey::Number(of.made.and_utc().timestamp()),
            What::UpTo => SortKey::Number(of.up_to.and_utc().timestamp()),
            What::Seq => number(of.seq),
            What::Cases => number(of.cases),
            What::Receipts => number(of.receipts),
            What::Attachments => number(of.attachments),
            What::Size | What::Restore => number(of.bytes),
        }
    }
}
