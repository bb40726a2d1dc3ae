//! The icons, drawn with a pen on a grid of 24: no icon font, so that no letter of it can be missing.

mod pens;

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, pos2, vec2};

use crate::ui::theme::{look, size};

/// A picture of a thing or a deed. It never stands alone: a word or a name goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Search,
    Person,
    People,
    Document,
    Folder,
    Money,
    Check,
    Warning,
    Late,
    Stopped,
    Note,
    Clock,
    Printer,
    Scanner,
    Outbox,
    Lock,
    Plus,
    Minus,
    Close,
    /// Points where reading goes.
    Arrow,
    /// Points where reading goes.
    Chevron,
    ChevronDown,
    ChevronUp,
    Calendar,
    Ticket,
    Company,
    Window,
    Tasks,
    Chart,
    Book,
    Box,
    Eye,
    Pencil,
    Phone,
    Bell,
    Transfer,
    Pause,
    Settings,
    Cable,
    Keyboard,
    /// A quarter clockwise.
    Turn,
    /// A quarter against the clock.
    TurnBack,
    /// Erases towards where a number begins, which is the left in both languages.
    Backspace,
}

/// One stroke of the pen, on a grid of 24 by 24.
enum Pen {
    Line(&'static [(f32, f32)]),
    Closed(&'static [(f32, f32)]),
    Circle(f32, f32, f32),
    Dot(f32, f32, f32),
    /// Centre, radius, from and to in degrees, clockwise from the right.
    Arc(f32, f32, f32, f32, f32),
    /// Left, top, right, bottom, radius of the corners.
    Frame(f32, f32, f32, f32, f32),
}

impl Icon {
    pub const ALL: [Self; 43] = [
        Self::Search,
        Self::Person,
        Self::People,
        Self::Document,
        Self::Folder,
        Self::Money,
        Self::Check,
        Self::Warning,
        Self::Late,
        Self::Stopped,
        Self::Note,
        Self::Clock,
        Self::Printer,
        Self::Scanner,
        Self::Outbox,
        Self::Lock,
        Self::Plus,
        Self::Minus,
        Self::Close,
        Self::Arrow,
        Self::Chevron,
        Self::ChevronDown,
        Self::ChevronUp,
        Self::Calendar,
        Self::Ticket,
        Self::Company,
        Self::Window,
        Self::Tasks,
        Self::Chart,
        Self::Book,
        Self::Box,
        Self::Eye,
        Self::Pencil,
        Self::Phone,
        Self::Bell,
        Self::Transfer,
        Self::Pause,
        Self::Settings,
        Self::Cable,
        Self::Keyboard,
        Self::Turn,
        Self::TurnBack,
        Self::Backspace,
    ];

    /// What turns round with the direction of reading: what points along a line of words, holds lines of words, or is
    /// bound where they begin. Nothing else does, as Unicode and the guides of desktops and telephones have it: a clock
    /// goes the same way everywhere, a check mark, a lens and a pencil are held in the same hand, and a number is erased
    /// towards the left in both languages.
    pub const MIRRORED: [Self; 5] = [Self::Arrow, Self::Chevron, Self::Transfer, Self::Document, Self::Book];

    #[must_use]
    pub fn mirrors(self) -> bool {
        Self::MIRRORED.contains(&self)
    }

    /// Draws it in the middle of `rect`, as large as fits.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32, rtl: bool) {
        let side = rect.width().min(rect.height());
        let unit = side / 24.0;
        // On whole pixels, or straight strokes would blur.
        let scale = painter.ctx().pixels_per_point();
        let corner = ((rect.center() - vec2(side, side) / 2.0) * scale).round() / scale;
        let flip = rtl && self.mirrors();
        let at = |x: f32, y: f32| corner + vec2(if flip { 24.0 - x } else { x }, y) * unit;
        let stroke = Stroke::new((size::PEN * side / size::ICON).max(size::PEN_LEAST), color);
        for pen in self.pens() {
            draw(painter, &pen, &at, unit, stroke);
        }
    }

    /// Shows it as a thing of its own in a row. Decoration: the words beside it carry the meaning.
    pub fn show(self, ui: &mut Ui, side: f32, color: Color32) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
        self.paint(ui.painter(), rect, color, look(ui.ctx()).rtl());
        response
    }
}

fn draw(painter: &Painter, pen: &Pen, at: &impl Fn(f32, f32) -> Pos2, unit: f32, stroke: Stroke) {
    let points = |list: &[(f32, f32)]| list.iter().map(|(x, y)| at(*x, *y)).collect::<Vec<_>>();
    match pen {
        Pen::Line(list) => {
            let line = points(list);
            for end in line.first().iter().chain(line.last().iter()) {
                painter.circle_filled(**end, stroke.width / 2.0, stroke.color);
            }
            painter.add(Shape::line(line, stroke));
        }
        Pen::Closed(list) => {
            painter.add(Shape::closed_line(points(list), stroke));
        }
        Pen::Circle(x, y, r) => {
            painter.circle_stroke(at(*x, *y), r * unit, stroke);
        }
        Pen::Dot(x, y, r) => {
            painter.circle_filled(at(*x, *y), r * unit, stroke.color);
        }
        Pen::Arc(x, y, r, from, to) => {
            painter.add(Shape::line(arc((*x, *y), *r, *from, *to, at), stroke));
        }
        Pen::Frame(left, top, right, bottom, r) => {
            let mut line = arc((right - r, top + r), *r, 270.0, 360.0, at);
            line.extend(arc((right - r, bottom - r), *r, 0.0, 90.0, at));
            line.extend(arc((left + r, bottom - r), *r, 90.0, 180.0, at));
            line.extend(arc((left + r, top + r), *r, 180.0, 270.0, at));
            painter.add(Shape::closed_line(line, stroke));
        }
    }
}

fn arc(center: (f32, f32), r: f32, from: f32, to: f32, at: &impl Fn(f32, f32) -> Pos2) -> Vec<Pos2> {
    let steps = ((to - from).abs() / 12.0).ceil().max(2.0) as usize;
    (0..=steps)
        .map(|step| {
            let angle = (from + (to - from) * step as f32 / steps as f32).to_radians();
            let p = pos2(center.0 + r * angle.cos(), center.1 + r * angle.sin());
            at(p.x, p.y)
        })
        .collect()
}
