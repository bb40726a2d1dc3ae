//! Words that lead somewhere: to the place of what is missing, to a case.

use egui::{CornerRadius, CursorIcon, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::paint::Run;
use super::{Icon, focus_ring};
use crate::text::{Overflow, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// A line that leads somewhere when it is pressed.
pub fn way(ui: &mut Ui, words: &str) -> Response {
    let look = look(ui.ctx());
    let p = look.palette;
    let before = size::ICON_SMALL + space::XS;
    let room = (ui.available_width() - before).max(size::SEGMENT);
    let setting = Setting { overflow: Overflow::Elide, width: Some(room), ..Setting::new(ui.ctx(), Kind::Table) };
    let lettering = set(ui.ctx(), words, &setting);
    let (rect, response) = ui.allocate_exact_size(vec2(before + lettering.size().x, look.sizes.target), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), plain(words)));
    let hand = hand(&response);
    let mut run = Run::new(ui, rect, 0.0);
    Icon::Chevron.paint(ui.painter(), run.take(Vec2::splat(size::ICON_SMALL)), p.accent_ink, look.rtl());
    run.at += space::XS;
    let place = run.take(lettering.size());
    if hand.over {
        let wash = place.expand2(vec2(space::XS, 0.0));
        ui.painter().rect_filled(
            wash,
            CornerRadius::same(radius::SMALL),
            if hand.down { p.selection } else { p.accent_wash },
        );
    }
    lettering.paint(ui.painter(), place.min, p.accent_ink);
    focus_ring(ui, rect.shrink(size::RING_GAP), radius::SMALL, &response);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
