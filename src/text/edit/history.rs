//! Undo and redo of a field: whole texts, since a field's text is short. A word typed is one step, and so is a run of
//! erasing; a paste, a cut and what replaces a selection begin steps of their own.

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
    Word,
    /// The spaces after a word belong to it; the next letter does not.
    Spaces,
    Erasing,
}

impl State {
    pub(super) fn of(editor: &PlainEditor<()>) -> Self {
        let selection = editor.raw_selection();
        Self { text: editor.text().to_string(), anchor: selection.anchor().index(), focus: selection.focus().index() }
    }

    fn is_collapsed(&self) -> bool {
        self.anchor == self.focus
    }
}

impl History {
    /// A deed has changed the text that was `before`.
    pub(super) fn changed(&mut self, deed: Deed<'_>, before: State) {
        let kind = kind(deed);
        let goes_on = before.is_collapsed()
            && match (self.running, kind) {
                (Some(Running::Word), Some(Running::Word | Running::Spaces)) => true,
                (running, kind) => kind.is_some() && kind == running,
            };
        // What was selected is gone in one stroke: the next stroke is another step.
        let cut = kind == Some(Running::Erasing) && !before.is_collapsed();
        self.running = kind.filter(|_| !cut);
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == STEPS {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// The caret was moved: what is typed next is a step of its own.
    pub(super) fn pause(&mut self) {
        self.running = None;
    }

    pub(super) fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn has_future(&self) -> bool {
        !self.future.is_empty()
    }

    pub(super) fn travel(&mut self, back: bool, editor: &PlainEditor<()>) -> Option<State> {
        self.pause();
        let (from, to) = if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let state = from.pop()?;
        to.push(State::of(editor));
        Some(state)
    }
}

fn kind(deed: Deed<'_>) -> Option<Running> {
    match deed {
        Deed::Insert(" ") => Some(Running::Spaces),
        Deed::Insert(text) if text.chars().count() == 1 && text != "\n" => Some(Running::Word),
        Deed::Backspace | Deed::Delete => Some(Running::Erasing),
        _ => None,
    }
}
