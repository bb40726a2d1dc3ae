//! Dresses egui's own parts (scroll bars, popups, windows) in the tokens, so that nothing foreign shows.

use egui::style::{HandleShape, ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, Margin, Stroke, Style, Visuals, vec2};

use super::tokens::{float_shadow, radius, size, space};
use super::{Look, Palette};

pub(super) fn style(look: &Look) -> Style {
    let mut style = Style { visuals: visuals(look.palette), ..Style::default() };
    // Nothing moves by itself at a counter, and nothing asks for frames.
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.explanation_tooltips = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, space::XS);
    spacing.interact_size = vec2(look.sizes.target, look.sizes.control);
    spacing.window_margin = Margin::same(space::L as i8);
    spacing.menu_margin = Margin::same(space::XS as i8);
    spacing.icon_width = size::CHECKBOX;
    spacing.tooltip_width = size::TIP;
    // Our own scroll bars lie over the content; egui is to keep no room for its own.
    spacing.scroll = ScrollStyle::floating();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(p: &Palette) -> Visuals {
    let base = if p.dark { Visuals::dark() } else { Visuals::light() };
    Visuals {
        widgets: widgets(p),
        selection: Selection { bg_fill: p.selection, stroke: Stroke::new(p.line, p.accent_ink) },
        hyperlink_color: p.accent_ink,
        faint_bg_color: p.hover,
        extreme_bg_color: p.surface,
        code_bg_color: p.sunken,
        warn_fg_color: p.warning.ink,
        error_fg_color: p.late.ink,
        window_corner_radius: CornerRadius::same(radius::CARD),
        window_shadow: float_shadow(p),
        window_fill: p.raised,
        window_stroke: p.hair(),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: p.ground,
        popup_shadow: float_shadow(p),
        weak_text_color: Some(p.muted),
        handle_shape: HandleShape::Circle,
        striped: false,
        // What is switched off says so by its own colours; faded letters could not be read.
        disabled_alpha: 1.0,
        ..base
    }
}

fn widgets(p: &Palette) -> Widgets {
    let corner_radius = CornerRadius::same(radius::CONTROL);
    let state = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(p.line, edge),
        corner_radius,
        fg_stroke: Stroke::new(p.line, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(p.surface, p.hairline, p.ink),
        inactive: state(p.sunken, p.hairline, p.ink),
        hovered: state(p.hover, p.edge, p.ink),
        active: state(p.accent_wash, p.accent_ink, p.ink),
        open: state(p.hover, p.edge, p.ink),
    }
}
