//! The bar over every page while the register is damaged: that nothing can be written, what the newest backup
//! would bring back, and the two ways out for whoever keeps the backups. What came of salvaging is shown as a list
//! until it is put away.

use egui::{Context, Frame, Margin, Panel, Ui, vec2};

use super::ask::Ask;
use super::pages::backups;
use super::refusal::how_far;
use super::text::Text;
use super::theme::{look, size, space};
use super::widgets::{Answer, Banner, Chosen, Dialog, Tone, column, scroll};
use crate::app::backup::words;
use crate::i18n::Tr;
use crate::views::Damage;

/// What the bar is given to show.
pub struct View<'a> {
    pub damage: &'a Damage,
    /// Somebody is signed in.
    pub signed_in: bool,
    /// They may restore and salvage.
    pub may: bool,
    /// One of the two is under way.
    pub busy: bool,
    pub far: Option<(u64, u64)>,
}

/// Which question is open, and what is still to be read.
#[derive(Default)]
pub struct Draft {
    pub asking: Option<Chosen>,
    /// What came of salvaging, line by line.
    pub salvaged: Vec<String>,
}

impl Draft {
    /// Whether keys belong to a question or a list.
    pub fn is_open(&self) -> bool {
        self.asking.is_some() || !self.salvaged.is_empty()
    }
}

/// Draws the bar.
pub fn bar(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) {
    let (ground, edge) = (look(ui.ctx()).palette.ground, space::L as i8);
    let frame = Frame::new().fill(ground).inner_margin(Margin { left: edge, right: edge, top: edge, bottom: 0 });
    let panel = Panel::top("mend").resizable(false).show_separator_line(false).frame(frame);
    panel.show(ui, |ui| {
        column(ui, |ui| match view.busy {
            true => {
                Banner::new(Tone::Note, &tr.mend_busy()).show(ui);
                ui.add_space(space::S);
                how_far(ui, view.far, &tr.mend_busy());
            }
            false => offer(ui, view, tr, draft),
        });
    });
}

fn offer(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) {
    let newest = view.damage.newest.as_ref();
    let detail = match (view.signed_in, view.may, newest) {
        (false, ..) => tr.mend_signed_out(),
        (true, false, _) => tr.mend_others(),
        (true, true, None) => tr.mend_no_backup(),
        (true, true, Some(plan)) => {
            format!("{} {}", tr.mend_newest(tr.moment(plan.row.up_to)), words::newer(plan, tr))
        }
    };
    let (restore, salvage) = (tr.mend_restore(), tr.rescue_salvage());
    let title = tr.mend_title();
    let mut banner = Banner::new(Tone::Late, &title).detail(&detail);
    if view.may {
        banner = banner.other(&salvage);
        if newest.is_some() {
            banner = banner.action(&restore);
        }
    }
    if let Some(chosen) = banner.choose(ui) {
        draft.asking = Some(chosen);
    }
}

/// The question before either, and afterwards the list.
pub fn questions(ctx: &Context, view: Option<&View<'_>>, tr: &Tr, draft: &mut Draft) -> Option<Ask> {
    if !draft.salvaged.is_empty() {
        list(ctx, tr, draft);
        return None;
    }
    let view = view?;
    match (draft.asking?, &view.damage.newest) {
        (Chosen::Action, Some(plan)) => {
            let answer = backups::question(ctx, plan, tr)?;
            draft.asking = None;
            (answer == Answer::Done).then(|| Ask::RestoreBackup { file: plan.row.file.clone() })
        }
        (Chosen::Action, None) => None,
        (Chosen::Other, _) => {
            let answer = salvage(ctx, tr)?;
            draft.asking = None;
            (answer == Answer::Done).then_some(Ask::Salvage)
        }
    }
}

fn salvage(ctx: &Context, tr: &Tr) -> Option<Answer> {
    let (title, words) = (tr.salvage_title(), tr.salvage_words());
    let (deed, cancel) = (tr.salvage_deed(), tr.window_cancel());
    let dialog = Dialog::new("salvage", &title).words(&words).danger(&deed).cancel(&cancel).width(size::DIALOG_WIDE);
    dialog.show(ctx, |_| {})
}

fn list(ctx: &Context, tr: &Tr, draft: &mut Draft) {
    let (title, copy, close) = (tr.salvaged_title(), tr.salvaged_copy(), tr.window_close());
    let dialog = Dialog::new("salvaged", &title).deed(&copy).cancel(&close).width(size::DIALOG_WIDE);
    let answer = dialog.show(ctx, |ui| {
        let room = vec2(ui.available_width(), size::LIST_IN_DIALOG);
        ui.allocate_ui(room, |ui| {
            ui.set_min_size(room);
            scroll(ui, "salvaged", |ui| {
                for line in &draft.salvaged {
                    Text::new(line).show(ui);
                    ui.add_space(space::XS);
                }
            });
        });
    });
    match answer {
        Some(Answer::Done) => ctx.copy_text(crate::text::plain(&draft.salvaged.join("\n"))),
        Some(Answer::Cancelled) => draft.salvaged.clear(),
        None => {}
    }
}
