//! A field under a hand, a menu and a screen reader, through the same events that a desktop sends.

#![allow(clippy::unwrap_used)]

mod hands;
mod menu;
mod numbers;
mod reader;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::ui::theme::{self, Look, Theme};

const NAME: &str = "الاسم";

/// A page with one field, which has the keyboard.
struct Page<'a>(Harness<'a, String>);

impl Page<'_> {
    fn new(text: &str, field: fn(&mut String) -> Field<'_>) -> Self {
        Self::of(text, Direction::Rtl, field)
    }

    fn of(text: &str, direction: Direction, field: fn(&mut String) -> Field<'_>) -> Self {
        let mut page = Self::unfocused(text, direction, field);
        page.0.get_by_label(NAME).focus();
        page.0.run();
        page
    }

    fn unfocused(text: &str, direction: Direction, field: fn(&mut String) -> Field<'_>) -> Self {
        let harness = Harness::builder().with_size([340.0, 420.0]).with_step_dt(0.05).with_max_steps(40);
        let mut harness = harness.build_ui_state(
            move |ui, text: &mut String| {
                theme::apply(ui.ctx(), Look::new(Theme::Light, direction));
                field(text).name(NAME).show(ui);
            },
            text.to_owned(),
        );
        harness.run();
        Self(harness)
    }

    fn rect(&self) -> Rect {
        self.0.get_by_label(NAME).rect()
    }

    /// A point in the field, so far from its left edge and from its top.
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect().min + vec2(x, y)
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for key in text.chars() {
            self.0.event(Event::Text(key.to_string()));
            self.0.run();
        }
        self
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.with(Modifiers::NONE, key)
    }

    fn with(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run();
        self
    }

    fn sends(&mut self, event: Event) -> &mut Self {
        self.0.event(event);
        self.0.run();
        self
    }

    fn button(&mut self, button: PointerButton, pos: Pos2, pressed: bool) -> &mut Self {
        self.0.event(Event::PointerMoved(pos));
        self.0.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        self.0.step();
        self
    }

    fn clicks(&mut self, pos: Pos2, times: usize) -> &mut Self {
        for _ in 0..times {
            self.button(PointerButton::Primary, pos, true).button(PointerButton::Primary, pos, false);
        }
        self.0.run();
        self
    }

    fn right_clicks(&mut self, pos: Pos2) -> &mut Self {
        self.button(PointerButton::Secondary, pos, true).button(PointerButton::Secondary, pos, false);
        self.0.run();
        self
    }

    fn drags(&mut self, from: Pos2, to: Pos2) -> &mut Self {
        self.button(PointerButton::Primary, from, true);
        self.0.event(Event::PointerMoved(to));
        self.0.step();
        self
    }

    fn holds(&mut self, text: &str) -> &mut Self {
        assert_eq!(self.0.state(), text);
        self
    }

    /// What a cut takes, and then puts back.
    fn selects(&mut self, wanted: &str) -> &mut Self {
        self.0.event(Event::Copy);
        self.0.step();
        let copied = self.0.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        assert_eq!(copied.unwrap_or_default(), wanted);
        self
    }
}
