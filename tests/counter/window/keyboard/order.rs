//! Tab goes as the eye does: the bar at the top, the bar of pages, then the page column by column, each line in the
//! direction of reading. Shift with Tab goes the same way back. Wherever it stops, a ring is painted and can be seen.

use egui::epaint::Shape;
use egui::{Context, Id, Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT;
use shubbak::i18n::Language;

use super::super::Counter;
use super::LAPTOP;

/// Somewhere the keyboard stops.
#[derive(Clone, Debug)]
pub struct Stop {
    pub id: Id,
    pub name: String,
    pub rect: Rect,
    /// Where the stop before lies now: a mistake that is told under a field moves what is below.
    pub from: Rect,
    /// The part of it that can be seen.
    pub shown: Rect,
    /// A ring was painted around it that was not there before.
    pub ring: bool,
}

/// How a page is laid out on a laptop, in points.
pub struct Page {
    /// Down to here a head lies over all columns.
    pub head: f32,
    /// Where the columns are cut, from the start.
    pub cuts: &'static [f32],
}

const TOP: f32 = 56.0;
const SIDE: f32 = 92.0;
/// So far a ring stands off, and a little.
const OFF: f32 = 9.0;
/// More stops than any page has.
const MANY: usize = 90;

pub fn focused(ctx: &Context) -> Option<Id> {
    ctx.memory(|memory| memory.focused())
}

/// Presses Tab once and tells where it led.
fn tab(counter: &mut Counter, modifiers: Modifiers) -> Stop {
    let (before, from) = (rings(counter), focused(&counter.harness.ctx));
    counter.harness.key_press_modifiers(modifiers, Key::Tab);
    (0..5).for_each(|_| counter.harness.step());
    let ctx = counter.harness.ctx.clone();
    let id = focused(&ctx).expect("the keyboard is nowhere");
    let place = |id: Id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied());
    let widget = place(id).unwrap();
    let from = from.and_then(place).map_or(widget.rect, |widget| widget.rect);
    let new = |ring: &Rect| !before.contains(ring) && widget.rect.expand(OFF).contains_rect(*ring);
    let ring = rings(counter).iter().any(new);
    Stop { id, name: name(counter), rect: widget.rect, from, shown: widget.interact_rect, ring }
}

/// What has the keyboard, as a screen reader says it.
fn name(counter: &Counter) -> String {
    let node = counter.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    node.map(|node| {
        format!("{:?} «{}»", node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default())
    })
    .unwrap_or_default()
}

/// The rectangles drawn with a pen as thick as a ring, as far as they can be seen.
fn rings(counter: &Counter) -> Vec<Rect> {
    let thick = |shape: &Shape| match shape {
        Shape::Rect(rect) if rect.stroke.width >= 2.0 => Some(rect.rect),
        _ => None,
    };
    let shapes = counter.harness.output().shapes.iter();
    shapes
        .filter_map(|clipped| thick(&clipped.shape).filter(|rect| clipped.clip_rect.expand(1.0).intersects(*rect)))
        .collect()
}

/// Goes all the way round.
pub fn round(counter: &mut Counter, modifiers: Modifiers) -> Vec<Stop> {
    let mut stops: Vec<Stop> = vec![tab(counter, modifiers)];
    loop {
        let stop = tab(counter, modifiers);
        if stop.id == stops[0].id {
            return stops;
        }
        assert!(!stops.iter().any(|before| before.id == stop.id), "a trap: {} comes again within a round", stop.name);
        assert!(stops.len() < MANY, "no way round");
        stops.push(stop);
    }
}

/// What the eye sees first is first: the region, the line in it, the place in the line.
struct Eye<'a> {
    rtl: bool,
    page: &'a Page,
}

impl Eye<'_> {
    fn along(&self, rect: Rect) -> f32 {
        if self.rtl { LAPTOP[0] - rect.center().x } else { rect.center().x }
    }

    fn region(&self, rect: Rect) -> usize {
        match (rect.center().y < TOP, self.along(rect)) {
            (true, _) => 0,
            (false, ..SIDE) => 1,
            _ if rect.center().y < self.page.head => 2,
            (false, along) => 3 + self.page.cuts.iter().filter(|cut| along > **cut).count(),
        }
    }

    /// Whether `next` is read after `stop`.
    fn follows(&self, stop: Rect, next: Rect) -> bool {
        let (here, there) = (self.region(stop), self.region(next));
        if here != there {
            return there > here;
        }
        let shared = stop.bottom().min(next.bottom()) - stop.top().max(next.top());
        let one_line = shared > 0.5 * stop.height().min(next.height());
        if one_line { self.along(next) > self.along(stop) } else { next.top() >= stop.bottom() - 1.0 }
    }

    fn must_agree(&self, stops: &[Stop], what: &str) {
        // A round may begin anywhere; reading begins at the start of the bar at the top.
        let early = |stop: &Stop| (self.region(stop.rect), self.along(stop.rect) as i32);
        let first = (0..stops.len()).min_by_key(|at| early(&stops[*at])).unwrap();
        for at in 0..stops.len().saturating_sub(1) {
            let (stop, next) = (&stops[(first + at) % stops.len()], &stops[(first + at + 1) % stops.len()]);
            assert!(
                self.follows(next.from, next.rect),
                "{what}: after {} {:?} the eye does not go to {} {:?}",
                stop.name,
                next.from,
                next.name,
                next.rect
            );
        }
    }
}

fn must_be_seen(stops: &[Stop], what: &str) {
    for stop in stops {
        assert!(stop.ring, "{what}: no ring around {} {:?}", stop.name, stop.rect);
        let hidden = stop.rect.height() - stop.shown.height();
        assert!(hidden < 1.0, "{what}: {} lies {hidden} points out of sight", stop.name);
    }
}

/// Goes round the page as it stands: as the eye goes, seen at every stop, and the same way back.
pub fn is_walked_as_read(counter: &mut Counter, page: &Page, what: &str) -> usize {
    let rtl = counter.harness.state().language() == Language::Arabic;
    let what = format!("{what} in {:?}", counter.harness.state().language());
    let forth = round(counter, Modifiers::NONE);
    must_be_seen(&forth, &what);
    Eye { rtl, page }.must_agree(&forth, &what);
    let back = round(counter, Modifiers::SHIFT);
    must_be_seen(&back, &what);
    let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.id).collect::<Vec<_>>();
    let (forth, mut back) = (ids(&forth), ids(&back));
    back.reverse();
    let turn = back.iter().position(|id| *id == forth[0]).expect("the same stops");
    back.rotate_left(turn);
    assert_eq!(forth, back, "{what}: Shift+Tab goes another way");
    forth.len()
}
