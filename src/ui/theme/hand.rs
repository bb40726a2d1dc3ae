//! What the pointer and the keyboard do to a thing just now; or, in the gallery, what they are posed as doing.

use egui::{Response, Ui};

use super::{look, with_look};

/// A state shown although no hand is there: only the gallery poses, so that its pictures hold every state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pose {
    #[default]
    Live,
    Hovered,
    Pressed,
    Focused,
}

/// How a thing is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hand {
    /// The pointer is over it.
    pub over: bool,
    /// It is pressed down.
    pub down: bool,
    /// It has the keyboard.
    pub keys: bool,
}

/// How the thing of this response is held. What is switched off is not.
#[must_use]
pub fn hand(response: &Response) -> Hand {
    if !response.enabled() {
        return Hand::default();
    }
    match look(&response.ctx).pose {
        Pose::Live => {
            Hand { over: response.hovered(), down: response.is_pointer_button_down_on(), keys: response.has_focus() }
        }
        Pose::Hovered => Hand { over: true, ..Hand::default() },
        Pose::Pressed => Hand { over: true, down: true, ..Hand::default() },
        Pose::Focused => Hand { keys: true, ..Hand::default() },
    }
}

/// Draws a part as if it were held so.
pub fn posed<R>(ui: &mut Ui, pose: Pose, add: impl FnOnce(&mut Ui) -> R) -> R {
    with_look(ui, |look| look.pose = pose, add)
}
