//! The icons, drawn with a pen on a grid of 24: no icon font, so that no letter of it can be missing.

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
    pub const ALL: [Self; 39] = [
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
    ];

    /// True if the picture turns round with the direction of reading.
    fn mirrors(self) -> bool {
        matches!(
            self,
            Self::Arrow | Self::Chevron | Self::Document | Self::Tasks | Self::Book
        )
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
        let stroke = Stroke::new((size::PEN * side / size::ICON).max(1.1), color);
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

    fn pens(self) -> Vec<Pen> {
        use Pen::{Arc, Circle, Closed, Dot, Frame, Line};
        match self {
            Self::Search => vec![Circle(10.5, 10.5, 6.5), Line(&[(15.3, 15.3), (20.5, 20.5)])],
            Self::Person => vec![Circle(12.0, 8.0, 4.0), Arc(12.0, 21.0, 7.5, 180.0, 360.0)],
            Self::People => vec![
                Circle(9.0, 8.5, 3.5),
                Arc(9.0, 20.0, 6.5, 180.0, 360.0),
                Arc(16.0, 8.5, 3.5, 270.0, 450.0),
                Arc(15.5, 20.0, 6.5, 285.0, 360.0),
            ],
            Self::Document => vec![
                Closed(&[
                    (5.5, 3.0),
                    (14.0, 3.0),
                    (18.5, 7.5),
                    (18.5, 21.0),
                    (5.5, 21.0),
                ]),
                Line(&[(14.0, 3.0), (14.0, 7.5), (18.5, 7.5)]),
                Line(&[(8.5, 12.5), (15.5, 12.5)]),
                Line(&[(8.5, 16.5), (13.0, 16.5)]),
            ],
            Self::Folder => {
                vec![Closed(&[
                    (3.0, 5.5),
                    (9.5, 5.5),
                    (11.5, 8.0),
                    (21.0, 8.0),
                    (21.0, 19.0),
                    (3.0, 19.0),
                ])]
            }
            Self::Money => vec![
                Frame(2.5, 6.0, 21.5, 18.0, 2.0),
                Circle(12.0, 12.0, 2.8),
                Dot(6.0, 12.0, 0.9),
                Dot(18.0, 12.0, 0.9),
            ],
            Self::Check => vec![Line(&[(4.5, 12.5), (10.0, 18.0), (19.5, 6.5)])],
            Self::Warning => vec![
                Closed(&[(12.0, 3.5), (21.5, 20.0), (2.5, 20.0)]),
                Line(&[(12.0, 9.5), (12.0, 14.2)]),
                Dot(12.0, 17.0, 1.1),
            ],
            Self::Late => {
                vec![
                    Circle(12.0, 12.0, 9.0),
                    Line(&[(12.0, 6.8), (12.0, 13.2)]),
                    Dot(12.0, 16.6, 1.2),
                ]
            }
            Self::Stopped => vec![Circle(12.0, 12.0, 9.0), Line(&[(7.5, 12.0), (16.5, 12.0)])],
            Self::Note => {
                vec![
                    Circle(12.0, 12.0, 9.0),
                    Line(&[(12.0, 10.8), (12.0, 16.8)]),
                    Dot(12.0, 7.4, 1.2),
                ]
            }
            Self::Clock => vec![
                Circle(12.0, 12.0, 9.0),
                Line(&[(12.0, 6.5), (12.0, 12.0), (15.8, 14.2)]),
            ],
            Self::Printer => vec![
                Line(&[(7.0, 9.0), (7.0, 3.5), (17.0, 3.5), (17.0, 9.0)]),
                Line(&[
                    (7.0, 17.0),
                    (3.5, 17.0),
                    (3.5, 9.0),
                    (20.5, 9.0),
                    (20.5, 17.0),
                    (17.0, 17.0),
                ]),
                Frame(7.0, 14.0, 17.0, 20.5, 0.5),
            ],
            Self::Scanner => vec![
                Line(&[(4.0, 8.5), (4.0, 4.0), (8.5, 4.0)]),
                Line(&[(15.5, 4.0), (20.0, 4.0), (20.0, 8.5)]),
                Line(&[(20.0, 15.5), (20.0, 20.0), (15.5, 20.0)]),
                Line(&[(8.5, 20.0), (4.0, 20.0), (4.0, 15.5)]),
                Line(&[(3.0, 12.0), (21.0, 12.0)]),
            ],
            Self::Outbox => vec![
                Line(&[(3.5, 14.0), (3.5, 20.0), (20.5, 20.0), (20.5, 14.0)]),
                Line(&[(12.0, 15.5), (12.0, 4.0)]),
                Line(&[(7.5, 8.5), (12.0, 4.0), (16.5, 8.5)]),
            ],
            Self::Lock => vec![
                Frame(5.0, 11.0, 19.0, 20.5, 2.0),
                Line(&[(8.0, 11.0), (8.0, 7.8)]),
                Arc(12.0, 7.8, 4.0, 180.0, 360.0),
                Line(&[(16.0, 7.8), (16.0, 11.0)]),
            ],
            Self::Plus => vec![
                Line(&[(12.0, 5.0), (12.0, 19.0)]),
                Line(&[(5.0, 12.0), (19.0, 12.0)]),
            ],
            Self::Minus => vec![Line(&[(5.0, 12.0), (19.0, 12.0)])],
            Self::Close => vec![
                Line(&[(6.0, 6.0), (18.0, 18.0)]),
                Line(&[(18.0, 6.0), (6.0, 18.0)]),
            ],
            Self::Arrow => {
                vec![
                    Line(&[(4.0, 12.0), (20.0, 12.0)]),
                    Line(&[(13.5, 5.5), (20.0, 12.0), (13.5, 18.5)]),
                ]
            }
            Self::Chevron => vec![Line(&[(9.0, 5.5), (15.5, 12.0), (9.0, 18.5)])],
            Self::ChevronDown => vec![Line(&[(5.5, 9.0), (12.0, 15.5), (18.5, 9.0)])],
            Self::ChevronUp => vec![Line(&[(5.5, 15.0), (12.0, 8.5), (18.5, 15.0)])],
            Self::Calendar => vec![
                Frame(4.0, 5.0, 20.0, 20.5, 2.0),
                Line(&[(4.0, 10.0), (20.0, 10.0)]),
                Line(&[(8.5, 3.0), (8.5, 7.0)]),
                Line(&[(15.5, 3.0), (15.5, 7.0)]),
            ],
            Self::Ticket => vec![
                Frame(2.5, 6.0, 21.5, 18.0, 2.0),
                Line(&[(15.0, 6.0), (15.0, 8.4)]),
                Line(&[(15.0, 10.8), (15.0, 13.2)]),
                Line(&[(15.0, 15.6), (15.0, 18.0)]),
            ],
            Self::Company => vec![
                Line(&[(5.0, 20.5), (5.0, 4.0), (14.5, 4.0), (14.5, 20.5)]),
                Line(&[(14.5, 10.0), (19.5, 10.0), (19.5, 20.5)]),
                Line(&[(2.5, 20.5), (21.5, 20.5)]),
                Line(&[(8.5, 8.0), (11.0, 8.0)]),
                Line(&[(8.5, 12.0), (11.0, 12.0)]),
                Line(&[(8.5, 16.0), (11.0, 16.0)]),
            ],
            Self::Window => vec![
                Frame(3.5, 3.5, 20.5, 15.5, 1.5),
                Line(&[(12.0, 3.5), (12.0, 15.5)]),
                Line(&[(2.0, 20.0), (22.0, 20.0)]),
            ],
            Self::Tasks => vec![
                Line(&[(3.5, 6.5), (5.0, 8.0), (8.0, 4.8)]),
                Line(&[(3.5, 16.5), (5.0, 18.0), (8.0, 14.8)]),
                Line(&[(11.5, 6.8), (20.5, 6.8)]),
                Line(&[(11.5, 16.8), (20.5, 16.8)]),
            ],
            Self::Chart => vec![
                Line(&[(3.5, 20.5), (20.5, 20.5)]),
                Line(&[(6.5, 17.0), (6.5, 12.0)]),
                Line(&[(12.0, 17.0), (12.0, 5.0)]),
                Line(&[(17.5, 17.0), (17.5, 9.0)]),
            ],
            Self::Book => vec![
                Closed(&[
                    (4.5, 4.5),
                    (18.5, 4.5),
                    (18.5, 20.0),
                    (6.0, 20.0),
                    (4.5, 18.5),
                ]),
                Line(&[(4.5, 18.0), (6.0, 16.5), (18.5, 16.5)]),
                Line(&[(8.5, 8.5), (14.5, 8.5)]),
            ],
            Self::Box => vec![
                Frame(3.5, 8.0, 20.5, 20.0, 1.0),
                Line(&[(3.5, 8.0), (6.0, 4.0), (18.0, 4.0), (20.5, 8.0)]),
                Line(&[(9.5, 12.0), (14.5, 12.0)]),
            ],
            Self::Eye => vec![
                Arc(12.0, 17.5, 10.5, 212.0, 328.0),
                Arc(12.0, 6.5, 10.5, 32.0, 148.0),
                Circle(12.0, 12.0, 2.8),
            ],
            Self::Pencil => vec![
                Closed(&[
                    (4.0, 20.0),
                    (5.0, 15.5),
                    (16.0, 4.5),
                    (19.5, 8.0),
                    (8.5, 19.0),
                ]),
                Line(&[(13.5, 7.0), (17.0, 10.5)]),
            ],
            Self::Phone => vec![
                Frame(7.0, 2.5, 17.0, 21.5, 2.0),
                Line(&[(10.5, 18.0), (13.5, 18.0)]),
            ],
            Self::Bell => vec![
                Line(&[(4.0, 17.0), (20.0, 17.0)]),
                Line(&[(6.0, 17.0), (6.0, 10.5)]),
                Arc(12.0, 10.5, 6.0, 180.0, 360.0),
                Line(&[(18.0, 10.5), (18.0, 17.0)]),
                Arc(12.0, 18.5, 2.4, 10.0, 170.0),
            ],
            Self::Transfer => vec![
                Line(&[(4.0, 8.0), (20.0, 8.0)]),
                Line(&[(16.0, 4.0), (20.0, 8.0), (16.0, 12.0)]),
                Line(&[(20.0, 16.0), (4.0, 16.0)]),
                Line(&[(8.0, 12.0), (4.0, 16.0), (8.0, 20.0)]),
            ],
            Self::Pause => vec![
                Line(&[(8.5, 5.5), (8.5, 18.5)]),
                Line(&[(15.5, 5.5), (15.5, 18.5)]),
            ],
            Self::Settings => vec![
                Line(&[(4.0, 7.0), (12.5, 7.0)]),
                Circle(15.0, 7.0, 2.5),
                Line(&[(17.5, 7.0), (20.0, 7.0)]),
                Line(&[(4.0, 17.0), (6.5, 17.0)]),
                Circle(9.0, 17.0, 2.5),
                Line(&[(11.5, 17.0), (20.0, 17.0)]),
            ],
            Self::Cable => vec![
                Circle(12.0, 18.5, 2.5),
                Line(&[(12.0, 16.0), (12.0, 8.0)]),
                Frame(4.0, 3.0, 20.0, 8.0, 1.5),
            ],
        }
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

fn arc(
    center: (f32, f32),
    r: f32,
    from: f32,
    to: f32,
    at: &impl Fn(f32, f32) -> Pos2,
) -> Vec<Pos2> {
    let steps = ((to - from).abs() / 12.0).ceil().max(2.0) as usize;
    (0..=steps)
        .map(|step| {
            let angle = (from + (to - from) * step as f32 / steps as f32).to_radians();
            let p = pos2(center.0 + r * angle.cos(), center.1 + r * angle.sin());
            at(p.x, p.y)
        })
        .collect()
}
