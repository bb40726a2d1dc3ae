//! A thing that is known: its name said quietly, its value plainly.

use egui::{Response, Ui};

use super::column;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};

/// A name over its value: "Phone" over a number. Isolate the value if it is a number or a Latin name.
pub fn fact(ui: &mut Ui, name: &str, value: &str) -> Response {
    column(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Text::new(name).kind(Kind::Small).muted().show(ui);
        let response = Text::new(value).show(ui);
        ui.add_space(space::XS);
        response
    })
}
