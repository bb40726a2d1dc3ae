//! Columns: how wide each is in the room there is, and on which side its content stands.

use egui::{Rect, Ui, pos2};

use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, look, size, space};

/// A column: its head, its width, and where its content stands.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    pub(super) title: &'a str,
    width: Width<'a>,
    beside: f32,
    pub(super) side: Side,
    pub(super) sorts: bool,
    seldom: bool,
}

#[derive(Clone, Copy, Debug)]
enum Width<'a> {
    Fits(&'a str),
    Share(f32),
}

/// Where the content of a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
    /// At the right in both languages: there all numbers end, and so their points stand in one line.
    Right,
}

impl Side {
    pub(super) fn is_right(self, rtl: bool) -> bool {
        match self {
            Self::Start => rtl,
            Self::End => !rtl,
            Self::Right => true,
        }
    }
}

impl<'a> Column<'a> {
    /// As wide as its head or as `sample` needs: the longest that usually stands in it; several, one a line.
    #[must_use]
    pub fn fits(title: &'a str, sample: &'a str) -> Self {
        Self::new(title, Width::Fits(sample))
    }

    /// Takes its share of what the others leave.
    #[must_use]
    pub fn share(title: &'a str, share: f32) -> Self {
        Self::new(title, Width::Share(share))
    }

    fn new(title: &'a str, width: Width<'a>) -> Self {
        Self { title, width, beside: 0.0, side: Side::Start, sorts: false, seldom: false }
    }

    /// Room for what stands beside the words of its cells, in points: an icon, a button.
    #[must_use]
    pub fn beside(mut self, points: f32) -> Self {
        self.beside = points + space::S;
        self
    }

    /// Content stands where reading ends: buttons of a row.
    #[must_use]
    pub fn end(mut self) -> Self {
        self.side = Side::End;
        self
    }

    /// Amounts and counts.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.side = Side::Right;
        self
    }

    /// A press on its head puts the rows in its order; another turns the order round, a third gives the list's own back.
    #[must_use]
    pub fn sorts(mut self) -> Self {
        self.sorts = true;
        self
    }

    /// Left out first where there is no room for all.
    #[must_use]
    pub fn seldom(mut self) -> Self {
        self.seldom = true;
        self
    }

    /// The least width in which it can be read.
    fn wants(&self, ui: &Ui) -> f32 {
        let arrow = if self.sorts { size::ICON_SMALL + space::XS } else { 0.0 };
        let head = words(ui, self.title, Kind::Label) + arrow;
        let cell = match self.width {
            Width::Fits(sample) => words(ui, sample, Kind::Table) + self.beside,
            Width::Share(_) => size::COLUMN,
        };
        head.max(cell).ceil() + 2.0 * space::M
    }
}

fn words(ui: &Ui, text: &str, kind: Kind) -> f32 {
    set(ui.ctx(), text, &Setting { tabular: true, ..Setting::new(ui.ctx(), kind) }).size().x
}

/// The columns' rectangles in `rect`, the first where reading begins; `None` for what there is no room for. A little is
/// kept free at the end, where the scroll bar is.
pub(super) fn places(ui: &Ui, columns: &[Column<'_>], rect: Rect) -> Vec<Option<Rect>> {
    let rtl = look(ui.ctx()).rtl();
    let mut at = 0.0;
    let place = |width: Option<f32>| {
        let width = width?;
        let left = if rtl { rect.right() - at - width } else { rect.left() + at };
        at += width;
        Some(Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom())))
    };
    widths(columns, &wants(ui, columns), rect.width() - space::S).into_iter().map(place).collect()
}

fn wants(ui: &Ui, columns: &[Column<'_>]) -> Vec<f32> {
    columns.iter().map(|column| column.wants(ui)).collect()
}

/// Shares what there is: what is seldom looked at goes first, then all become narrower alike.
fn widths(columns: &[Column<'_>], wants: &[f32], room: f32) -> Vec<Option<f32>> {
    let mut kept: Vec<Option<f32>> = wants.iter().copied().map(Some).collect();
    let sum = |kept: &[Option<f32>]| kept.iter().flatten().sum::<f32>();
    for (index, _) in columns.iter().enumerate().rev().filter(|(_, column)| column.seldom) {
        if sum(&kept) > room {
            kept[index] = None;
        }
    }
    let spare = room - sum(&kept);
    if spare < 0.0 {
        let narrower = room / sum(&kept);
        return kept.into_iter().map(|width| width.map(|width| width * narrower)).collect();
    }
    let share = |index: usize| match columns[index].width {
        Width::Share(share) if kept[index].is_some() => share,
        _ => 0.0,
    };
    let shares: f32 = (0..columns.len()).map(share).sum();
    let more = |index: usize| if shares > 0.0 { spare * share(index) / shares } else { 0.0 };
    kept.iter().enumerate().map(|(index, width)| width.map(|width| width + more(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> [Column<'static>; 4] {
        [Column::fits("", ""), Column::share("", 1.0), Column::share("", 3.0).seldom(), Column::fits("", "").seldom()]
    }

    #[test]
    fn what_is_over_is_shared() {
        assert_eq!(widths(&columns(), &[50.0, 100.0, 100.0, 50.0], 700.0), [50.0, 200.0, 400.0, 50.0].map(Some));
    }

    #[test]
    fn what_is_seldom_goes_first_and_the_last_of_it_before_the_rest() {
        let wants = [50.0, 100.0, 100.0, 50.0];
        assert_eq!(widths(&columns(), &wants, 260.0), [Some(50.0), Some(102.5), Some(107.5), None]);
        assert_eq!(widths(&columns(), &wants, 200.0), [Some(50.0), Some(150.0), None, None]);
    }

    #[test]
    fn where_even_that_is_too_much_all_become_narrower() {
        assert_eq!(widths(&columns(), &[50.0, 100.0, 100.0, 50.0], 75.0), [Some(25.0), Some(50.0), None, None]);
    }
}
