//! The keys of a list: walking through it, opening a row, and typing to narrow it.

use egui::{Event, EventFilter, InputState, Key, Modifiers, Response, Ui};

use super::order::Order;

/// What the keyboard asked of a list in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// To this place.
    pub to: Option<usize>,
    pub open: bool,
}

/// Up, Down, PageUp, PageDown, Home, End and Enter. `at` is the place of the selected row, `page` the rows in sight.
pub(super) fn walk(ui: &Ui, response: &Response, at: Option<usize>, places: usize, page: usize) -> Keys {
    if !response.has_focus() {
        return Keys::default();
    }
    let ours = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ours));
    let Some(last) = places.checked_sub(1) else { return Keys::default() };
    let page = page.saturating_sub(1).max(1);
    ui.input(|input| {
        let to = [
            (Key::ArrowDown, at.map_or(0, |at| at + 1)),
            (Key::ArrowUp, at.map_or(0, |at| at.saturating_sub(1))),
            (Key::PageDown, at.map_or(0, |at| at + page)),
            (Key::PageUp, at.map_or(0, |at| at.saturating_sub(page))),
            (Key::Home, 0),
            (Key::End, last),
        ];
        let to = to.into_iter().find_map(|(key, to)| input.key_pressed(key).then_some(to.min(last)));
        Keys { to, open: input.key_pressed(Key::Enter) }
    })
}

/// Letters narrow the list, Backspace takes the last one back, Escape all of them. True if the list is another one now.
pub(super) fn narrow(ui: &Ui, response: &Response, order: &mut Order) -> bool {
    if !response.has_focus() {
        return false;
    }
    let before = order.typed().to_owned();
    let typed = ui.input_mut(|input| typed(input, &before));
    let changed = typed != before;
    if changed {
        order.set_typed(typed);
    }
    changed
}

/// What is typed after this frame. What was used for it is taken out of the input.
fn typed(input: &mut InputState, before: &str) -> String {
    let mut typed = before.to_owned();
    if !typed.is_empty() && input.consume_key(Modifiers::NONE, Key::Escape) {
        typed.clear();
    }
    if !typed.is_empty() && input.consume_key(Modifiers::NONE, Key::Backspace) {
        typed.pop();
    }
    input.events.retain(|event| match event {
        // A space alone would press the row, not look for it.
        Event::Text(text) if !(typed.is_empty() && text.trim().is_empty()) => {
            typed.push_str(text);
            false
        }
        _ => true,
    });
    typed
}
