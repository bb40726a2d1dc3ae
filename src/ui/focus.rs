//! The keyboard is always somewhere, and one sees where. egui takes it away when Esc is pressed, when
//! what had it is gone (a dialog, a list, a button that did its work), and when somebody clicks on
//! nothing; then what is typed next would go nowhere. It goes back to where it was last.
//!
//! What it comes to by key is scrolled into sight. Where it is to go next is the pages' business.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, Event, Id, Key, LayerId, Modifiers, Plugin, RawInput, Rect, Ui, WidgetRect};

/// Places that are remembered: more than anybody opens above one another.
const TRAIL: usize = 12;
/// Frames without the keyboard anywhere before it goes back: whoever asked for it has it by then.
const LOST: u8 = 2;

/// Where the keyboard was, the latest last.
#[derive(Default)]
pub struct Focus {
    trail: Vec<Id>,
    lost: u8,
    /// Has just got the keyboard, and may lie out of sight.
    fresh: Option<Id>,
    /// Where a page was opened, and for how many frames nothing on it has asked for the keyboard.
    entering: Option<(Rect, u8)>,
}

impl Focus {
    /// A page was opened: something on it is to have the keyboard, the first thing if nothing else asks.
    pub fn enter(&mut self, page: Rect) {
        self.entering = Some((page, 0));
    }

    /// Where the keyboard was last on the page, if it is now outside of it.
    pub fn way_back(&self, ctx: &Context, page: Rect) -> Option<Id> {
        let inside = |id: Id| alive(ctx, id).is_some_and(|widget| page.contains(widget.rect.center()));
        let outside = ctx.memory(|memory| memory.focused()).is_some_and(|id| !inside(id));
        self.trail.iter().rev().copied().find(|id| outside && inside(*id))
    }

    fn come_in(&mut self, ctx: &Context) {
        let Some((page, frames)) = self.entering else { return };
        let inside = |widget: &WidgetRect| page.contains(widget.rect.center());
        let at = ctx.memory(|memory| memory.focused()).and_then(|id| alive(ctx, id));
        if at.is_some_and(|widget| inside(&widget)) {
            self.entering = None;
        } else if frames < LOST {
            self.entering = Some((page, frames + 1));
            ctx.request_repaint();
        } else {
            let drawn = ctx.viewport(|viewport| {
                viewport.this_pass.widgets.get_layer(LayerId::background()).copied().collect::<Vec<_>>()
            });
            let first = drawn.iter().find(|widget| inside(widget) && alive(ctx, widget.id).is_some());
            if let Some(widget) = first {
                ctx.memory_mut(|memory| memory.request_focus(widget.id));
                ctx.request_repaint();
            }
            self.entering = None;
        }
    }

    fn came_to(&mut self, id: Id) {
        self.lost = 0;
        if self.trail.last() == Some(&id) {
            return;
        }
        self.trail.retain(|before| *before != id);
        self.trail.push(id);
        if self.trail.len() > TRAIL {
            self.trail.remove(0);
        }
        self.fresh = Some(id);
    }

    fn go_back(&mut self, ctx: &Context) {
        self.lost = self.lost.saturating_add(1);
        if self.lost < LOST {
            ctx.request_repaint();
        } else if let Some(id) = self.trail.iter().rev().find(|id| alive(ctx, **id).is_some()) {
            ctx.memory_mut(|memory| memory.request_focus(*id));
            ctx.request_repaint();
        }
    }
}

impl Plugin for Focus {
    fn debug_name(&self) -> &'static str {
        "focus"
    }

    /// Asks for what has just got the keyboard to be scrolled into sight, by the door of screen readers.
    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let cut = self.fresh.take().filter(|id| alive(ctx, *id).is_some_and(|widget| is_cut(&widget)));
        input.events.extend(cut.map(|id| {
            Event::AccessKitActionRequest(ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: id.accesskit_id(),
                data: None,
            })
        }));
    }

    /// Esc takes the keyboard away before anybody is asked; it comes back before anything is drawn.
    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let left = ui.input(|input| input.modifiers == Modifiers::NONE && input.key_pressed(Key::Escape))
            && ui.memory(|memory| memory.focused().is_none());
        if let (true, Some(id)) = (left, self.trail.last()) {
            ui.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        self.come_in(ctx);
        match ctx.memory(|memory| memory.focused()).filter(|id| alive(ctx, *id).is_some()) {
            Some(id) => self.came_to(id),
            // Whatever is opened will ask for it.
            None if self.entering.is_some() => {}
            None => self.go_back(ctx),
        }
    }
}

/// The widget, if it is drawn and can have the keyboard: not switched off, not behind a dialog.
fn alive(ctx: &Context, id: Id) -> Option<WidgetRect> {
    let widget = ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied())?;
    let open = ctx.memory(|memory| memory.allows_interaction(widget.layer_id));
    (widget.enabled && widget.sense.is_focusable() && open).then_some(widget)
}

/// Whether part of it lies out of sight.
fn is_cut(widget: &WidgetRect) -> bool {
    let hidden = widget.rect.height() - widget.interact_rect.height().max(0.0);
    hidden > 1.0
}
