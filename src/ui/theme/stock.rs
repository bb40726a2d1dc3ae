//! Dresses egui's own parts (scroll bars, popups, windows) in the tokens, so that nothing foreign shows.

use egui::style::{HandleShape, ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, Margin, Stroke, Style, Visuals, vec2};

use super::tokens::{Palette, float_shadow, radius, size, space};

pub(super) fn style(palette: &Palette) -> Style {
    let mut style = Style { visuals: visuals(palette), ..Style::default() };
    // Nothing moves by itself at a counter, and nothing asks for frames.
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.explanation_tooltips = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, space::XS);
    spacing.interact_size = vec2(size::TARGET, size::CONTROL);
    spacing.window_margin = Margin::same(space::L as i8);
    spacing.menu_margin = Margin::same(space::XS as i8);
    spacing.icon_width = 20.0;
    spacing.tooltip_width = 320.0;
    // Scroll bars lie over the content, so that heads and rows keep one width.
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        handle_min_length: 28.0,
        dormant_handle_opacity: 0.22,
        active_handle_opacity: 0.4,
        interact_handle_opacity: 0.6,
        interact_background_opacity: 0.0,
        active_background_opacity: 0.0,
        ..ScrollStyle::floating()
    };
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
        window_stroke: Stroke::new(p.line, p.hairline),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: p.ground,
        popup_shadow: float_shadow(p),
        weak_text_color: Some(p.muted),
        handle_shape: HandleShape::Circle,
        striped: false,
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
