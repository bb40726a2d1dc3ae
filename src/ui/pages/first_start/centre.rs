//! The second page: what the centre is called in both languages, and the code and window by which it is known.

use egui::Ui;

use super::{Draft, Fields, Foot};
use crate::app::first::Spot;
use crate::domain::mark::StationId;
use crate::domain::numbers::CaseNo;
use crate::i18n::Tr;
use crate::text::{Direction, isolate};
use crate::ui::keys;
use crate::ui::text::{Field, Flow, Text, digits};
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Part, side_by_side};

const ORDER: [Spot; 4] = [Spot::NameAr, Spot::NameEn, Spot::Site, Spot::Window];
/// A year by which a case's number is shown.
const SAMPLE_YEAR: i32 = 2026;

pub(super) fn show(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft) {
    let tr = foot.tr;
    Text::new(&tr.first_step_centre()).kind(Kind::Page).show(ui);
    Text::new(&tr.first_centre_words()).muted().show(ui);
    let mut fields = Fields::new(draft, &ORDER, tr);
    let typed = &mut draft.typed;
    let name = Field::new(&mut typed.name_ar, "name_ar").flow(Flow::Fixed(Direction::Rtl)).max(80);
    fields.ask(ui, Spot::NameAr, name, (&tr.first_name_ar(), ""), |field| field);
    let name = Field::new(&mut typed.name_en, "name_en").flow(Flow::Fixed(Direction::Ltr)).max(80);
    fields.ask(ui, Spot::NameEn, name, (&tr.first_name_en(), ""), |field| field);
    if draft.latin {
        keys::print_latin(ui.ctx());
    }
    let (site, window) = (&mut typed.site, &mut typed.window);
    let mut latin = false;
    side_by_side(ui, &[Part::Share(1.5), Part::Share(1.0)], space::M, |ui, at| {
        drop(match at {
            0 => {
                let field = Field::new(&mut *site, "site").filter(capital).max(6);
                let site = fields.ask(ui, Spot::Site, field, (&tr.first_site(), &tr.first_site_help()), |field| field);
                latin = site.has_focus();
                site
            }
            _ => {
                let field = Field::new(&mut *window, "window").filter(digits).max(2);
                fields.ask(ui, Spot::Window, field, (&tr.first_window(), &tr.first_window_help()), |field| field)
            }
        });
    });
    draft.latin = latin;
    if let Some(station) = draft.typed.station() {
        told(ui, &station, tr);
    }
    let entered = fields.end(draft);
    if foot.show(ui, draft, &tr.first_next(), entered) && draft.is_right() {
        draft.go_on();
    }
}

/// What the code and the number make, and that they stay.
fn told(ui: &mut Ui, station: &StationId, tr: &Tr) {
    let case = CaseNo::new(station, SAMPLE_YEAR, 1).to_string();
    Text::new(&tr.first_station(isolate(station.as_str()), isolate(&case))).show(ui);
    Text::new(&tr.first_station_later()).kind(Kind::Small).muted().show(ui);
}

/// Codes are in Latin capitals.
fn capital(c: char) -> Option<char> {
    let c = digits(c).unwrap_or(c);
    c.is_ascii_alphanumeric().then(|| c.to_ascii_uppercase())
}
