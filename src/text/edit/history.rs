//! Undo and redo of a field: whole texts, since a field's text is short. A run of typing is one step.

use parley::PlainEditor;

use super::Deed;

/// Steps kept; the oldest are forgotten.
const STEPS: usize = 100;

#[derive(Clone, Default)]
pub(super) struct History {
    past: Vec<State>,
    future: Vec<State>,
    running: Option<Running>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct State {
    pub(super) text: String,
    pub(super) anchor: usize,
    pub(super) focus: usize,
}

/// The kind of change going on; the next of the same kind belongs to the same step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Running {
    Typing,
    Erasing,
}

impl State {
    fn of(editor: &PlainEditor<()>) -> Self {
        let selection = editor.raw_selection();
        Self { text: editor.text().to_string(), anchor: selection.anchor().index(), focus: selection.focus().index() }
    }
}

impl History {
    /// Remembers the text as it is before a change.
    pub(super) fn before(&mut self, deed: Deed<'_>, editor: &PlainEditor<()>) {
        let kind = match deed {
            Deed::Insert(text) if text.chars().count() == 1 && text != " " => Some(Running::Typing),
            Deed::Backspace | Deed::Delete => Some(Running::Erasing),
            _ => None,
        };
        let goes_on = kind.is_some() && kind == self.running && editor.raw_selection().is_collapsed();
        self.running = kind;
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == STEPS {
            self.past.remove(0);
        }
        self.past.push(State::of(editor));
    }

    /// The caret was moved: what is typed next is a step of its own.
    pub(super) fn pause(&mut self) {
        self.running = None;
    }

    pub(super) fn travel(&mut self, back: bool, editor: &PlainEditor<()>) -> Option<State> {
        self.pause();
        let (from, to) = if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let state = from.pop()?;
        to.push(State::of(editor));
        Some(state)
    }
}
