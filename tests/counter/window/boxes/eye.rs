//! The eye: looks at a frame as it was painted and notes what is cut off, covered or out of reach.
//!
//! It judges by ink, so lines may stand as close as they like; and by the places of widgets, so a button that nobody can
//! press is found even where nothing is painted over it.

use std::collections::HashMap;

use egui::{LayerId, Order, Pos2, Rect, Sense, vec2};
use egui_kittest::Harness;
use shubbak::text::plain;
use shubbak::ui::text::{Inked, Scrolled, Seen, seen, watch};

/// Points by which boxes may touch or overhang: edges are smoothed over a pixel.
const SLACK: f32 = 1.0;
/// Tails of letters may hang so far out of their line.
const TAILS: f32 = 3.0;
/// So much of a field's text must show at once: a number of any kind is seen whole.
const WHOLE_IN_A_FIELD: usize = 20;
/// What scrolls is looked at in steps that overlap by this much.
const OVERLAP: f32 = 220.0;

/// What may be cut short with `…`, because the whole shows on hover: never the program's own words.
pub struct MayBeCut {
    /// For the reader of the list.
    pub _place: &'static str,
    pub texts: Vec<String>,
}

impl MayBeCut {
    fn allows(&self, stem: &str) -> bool {
        self.texts.iter().any(|whole| plain(whole).contains(stem))
    }
}

#[derive(Default)]
pub struct Eye {
    pub faults: Vec<Found>,
    may_be_cut: Vec<MayBeCut>,
    /// Cut texts whose whole was shown on hover.
    proven: Vec<String>,
    pub looks: usize,
    /// Texts looked at.
    pub texts: usize,
}

/// A fault, the state it was first seen in, and how often it was seen.
pub struct Found {
    fault: String,
    first: String,
    boxes: Vec<Rect>,
    times: usize,
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ×{}: {} {:?}", self.first, self.times, self.fault, self.boxes)
    }
}

/// A named or interactive thing of a frame.
struct Thing {
    name: String,
    rect: Rect,
    shown: Rect,
    layer: LayerId,
    sense: Sense,
}

/// A text at its place within what scrolls.
struct Placed {
    text: String,
    at: Pos2,
    rect: Rect,
    layer: LayerId,
    whole: bool,
}

impl Eye {
    pub fn new(may_be_cut: Vec<MayBeCut>) -> Self {
        Self { may_be_cut, ..Self::default() }
    }

    /// What two eyes saw.
    pub fn and(mut self, other: Self) -> Self {
        self.faults.extend(other.faults);
        Self { looks: self.looks + other.looks, texts: self.texts + other.texts, ..self }
    }

    /// Looks at the window as it stands, then at all that can be scrolled to.
    pub fn look<S>(&mut self, harness: &mut Harness<'_, S>, what: &str) {
        watch(&harness.ctx);
        harness.step();
        if let Ok(folder) = std::env::var("BOXES_PICTURES") {
            harness.render().unwrap().save(format!("{folder}/{}.png", what.replace(['%', '/', ' '], "-"))).unwrap();
        }
        self.looks += 1;
        let mut found = vec![];
        let first = self.glance(harness, what, &mut found);
        // While something is open above the page, the page does not scroll.
        let opened = |layer: LayerId| layer.order == Order::Foreground;
        let is_open = first.texts.iter().any(|text| opened(text.layer));
        let mut parts: Vec<&Scrolled> =
            first.scrolls.iter().filter(|part| scrolls(part) && opened(part.layer) == is_open).collect();
        // The outermost first: what scrolls within it is looked at on the way.
        parts.sort_by(|a, b| b.view.area().total_cmp(&a.view.area()));
        let mut known = vec![];
        for part in parts {
            self.scroll_through(harness, what, part, &mut known, &mut found);
        }
        found.retain(|placed| opened(placed.layer) == is_open);
        self.cut_must_be_reached(&found, what);
        self.elided_show_whole(harness, &first, what);
    }

    /// Looks at a part from its top to its end, and at what scrolls within it once that is whole.
    fn scroll_through<S>(
        &mut self,
        harness: &mut Harness<'_, S>,
        what: &str,
        part: &Scrolled,
        known: &mut Vec<egui::Id>,
        found: &mut Vec<Placed>,
    ) {
        if known.contains(&part.id) {
            return;
        }
        known.push(part.id);
        let most = part.content - part.view.height();
        let step = (part.view.height() - OVERLAP).max(40.0);
        for at in 0..=(most / step).ceil() as usize {
            scroll_to(harness, part, (at as f32 * step).min(most));
            let seen = self.glance(harness, what, found);
            let whole = |inner: &&Scrolled| scrolls(inner) && part.view.expand(SLACK).contains_rect(inner.view);
            for inner in seen.scrolls.iter().filter(whole) {
                self.scroll_through(harness, what, inner, known, found);
            }
        }
        scroll_to(harness, part, part.offset);
    }

    /// One frame: everything that is wrong in it, and where each text was.
    fn glance<S>(&mut self, harness: &Harness<'_, S>, what: &str, found: &mut Vec<Placed>) -> Seen {
        let seen = seen(&harness.ctx);
        let window = harness.ctx.content_rect();
        self.texts += seen.texts.len();
        self.inside(&seen, window, what);
        self.apart(&seen.texts, what);
        let things = things(harness);
        self.things_in_place(&things, &seen, window, what);
        self.things_apart(&things, what);
        self.texts_and_things(&seen.texts, &things, what);
        self.not_cut_short(&seen.texts, what);
        found.extend(seen.texts.iter().filter(|text| !text.in_field).map(|text| placed(text, &seen)));
        seen
    }

    /// The same fault in another state is counted, and told with the first state only.
    fn fault(&mut self, what: &str, fault: String, boxes: &[Rect]) {
        match self.faults.iter_mut().find(|known| known.fault == fault) {
            Some(known) => known.times += 1,
            None => self.faults.push(Found { fault, first: what.to_owned(), boxes: boxes.to_vec(), times: 1 }),
        }
    }

    /// Text that does not scroll is in the window and not clipped; what scrolls does not leave its part sideways.
    fn inside(&mut self, seen: &Seen, window: Rect, what: &str) {
        for text in &seen.texts {
            let shown = text.rect.intersect(text.clip);
            if text.in_field {
                let (ink, room) = (text.rect.x_range(), text.clip.expand(SLACK).x_range());
                let whole = room.min <= ink.min && ink.max <= room.max;
                if !whole && text.text.chars().count() <= WHOLE_IN_A_FIELD {
                    let fault = format!("«{}» does not fit its field", plain(&text.text));
                    self.fault(what, fault, &[text.rect, text.clip]);
                }
                continue;
            }
            match part_of(text, seen) {
                Some(part) => {
                    let (left, right) = (part.view.left() - SLACK, part.view.right() + SLACK);
                    if text.rect.left() < left || text.rect.right() > right {
                        let fault = format!("«{}» leaves its part sideways", plain(&text.text));
                        self.fault(what, fault, &[text.rect, part.view]);
                    }
                }
                None => {
                    if is_cut(text) {
                        self.fault(what, format!("«{}» is cut off", plain(&text.text)), &[text.rect, text.clip]);
                    }
                }
            }
            if shown.is_positive() && !window.expand(SLACK).contains_rect(shown) {
                self.fault(what, format!("«{}» leaves the window", plain(&text.text)), &[text.rect]);
            }
        }
    }

    /// No two texts of a layer over each other.
    fn apart(&mut self, texts: &[Inked], what: &str) {
        for (at, one) in texts.iter().enumerate() {
            for other in texts[at + 1..].iter().filter(|other| other.layer == one.layer) {
                let (a, b) = (one.rect.intersect(one.clip), other.rect.intersect(other.clip));
                if overlap(a, b) {
                    self.fault(what, format!("«{}» over «{}»", plain(&one.text), plain(&other.text)), &[a, b]);
                }
            }
        }
    }

    /// Everything with a name is in the window, or where one can scroll to.
    fn things_in_place(&mut self, things: &[Thing], seen: &Seen, window: Rect, what: &str) {
        for thing in things.iter().filter(|thing| !thing.name.is_empty()) {
            let reachable = seen.scrolls.iter().any(|part| {
                let all = Rect::from_min_size(
                    part.view.min - vec2(0.0, part.offset),
                    vec2(part.view.width(), part.content.max(part.view.height())),
                );
                part.layer == thing.layer && all.expand(SLACK).contains_rect(thing.rect)
            });
            let shows = window.expand(SLACK).contains_rect(thing.rect) && thing.shown.is_positive();
            if !reachable && !shows {
                self.fault(what, format!("“{}” is out of reach", thing.name), &[thing.rect, thing.shown]);
            }
        }
    }

    /// What one can press does not lie half over something else that one can press.
    fn things_apart(&mut self, things: &[Thing], what: &str) {
        let pressed: Vec<&Thing> = things.iter().filter(|thing| thing.sense.interactive()).collect();
        for (at, one) in pressed.iter().enumerate() {
            for other in pressed[at + 1..].iter().filter(|other| other.layer == one.layer) {
                if overlap(one.shown, other.shown) && !nested(one.shown, other.shown) && !is_bar_over_row(one, other) {
                    let fault = format!("“{}” half over “{}”", one.name, other.name);
                    self.fault(what, fault, &[one.shown, other.shown]);
                }
            }
        }
    }

    /// A text lies within what one can press, or beside it.
    fn texts_and_things(&mut self, texts: &[Inked], things: &[Thing], what: &str) {
        for thing in things.iter().filter(|thing| thing.sense.interactive() && thing.shown.is_positive()) {
            for text in texts.iter().filter(|text| text.layer == thing.layer && !text.in_field) {
                let shown = text.rect.intersect(text.clip);
                if overlap(shown, thing.shown) && !thing.shown.expand(TAILS).contains_rect(shown) {
                    let fault = format!("«{}» half under “{}”", plain(&text.text), thing.name);
                    self.fault(what, fault, &[shown, thing.shown]);
                }
            }
        }
    }

    /// Only data in the named places may end with `…`.
    fn not_cut_short(&mut self, texts: &[Inked], what: &str) {
        for text in texts.iter().filter(|text| text.elided) {
            let stem = stem(&text.text);
            if stem.is_empty() || !self.may_be_cut.iter().any(|may| may.allows(&stem)) {
                self.fault(what, format!("«{}» is cut short", plain(&text.text)), &[text.rect]);
            }
        }
    }

    /// What was cut off at the edge of a part that scrolls is whole at another place of it.
    fn cut_must_be_reached(&mut self, found: &[Placed], what: &str) {
        for cut in found.iter().filter(|placed| !placed.whole) {
            let same = |other: &&Placed| other.whole && other.text == cut.text && (other.at - cut.at).length() < 8.0;
            if !found.iter().any(|other| same(&other)) {
                self.fault(what, format!("«{}» cannot be scrolled into sight", plain(&cut.text)), &[cut.rect]);
            }
        }
    }

    /// A text that ends with `…` shows whole when the pointer rests on it.
    fn elided_show_whole<S>(&mut self, harness: &mut Harness<'_, S>, first: &Seen, what: &str) {
        for text in first.texts.iter().filter(|text| text.elided) {
            let (stem, shown) = (stem(&text.text), text.rect.intersect(text.clip));
            if stem.is_empty() || self.proven.contains(&stem) || !shown.is_positive() {
                continue;
            }
            if harness.ctx.layer_id_at(shown.center()).is_some_and(|on_top| on_top != text.layer) {
                continue;
            }
            harness.hover_at(shown.center());
            for _ in 0..6 {
                harness.step();
            }
            let whole = |tip: &Inked| tip.layer != text.layer && !tip.elided && plain(&tip.text).contains(&stem);
            if seen(&harness.ctx).texts.iter().any(whole) {
                self.proven.push(stem);
            } else {
                self.fault(what, format!("«{}» does not show whole on hover", plain(&text.text)), &[shown]);
            }
            harness.remove_cursor();
            for _ in 0..3 {
                harness.step();
            }
        }
    }
}

fn scrolls(part: &Scrolled) -> bool {
    part.content > part.view.height() + SLACK
}

fn scroll_to<S>(harness: &mut Harness<'_, S>, part: &Scrolled, offset: f32) {
    harness.ctx.data_mut(|data| data.insert_temp(part.id, offset));
    harness.step();
    harness.step();
}

/// The widgets of the last frame, by the names that a screen reader says.
fn things<S>(harness: &Harness<'_, S>) -> Vec<Thing> {
    let mut names = HashMap::new();
    let mut nodes = vec![harness.kittest_state().root()];
    while let Some(node) = nodes.pop() {
        // The lines of a field lie where its caret pushed them; what shows of them is looked at as text.
        if node.role() != egui::accesskit::Role::TextRun {
            names.insert(node.locate().0, node.label().or_else(|| node.value()).unwrap_or_default());
        }
        nodes.extend(node.children());
    }
    harness.ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let all = widgets.layer_ids().flat_map(|layer| widgets.get_layer(layer)).filter(|widget| widget.visible);
        let things = all.map(|widget| Thing {
            name: names.get(&widget.id.accesskit_id()).cloned().unwrap_or_default(),
            rect: widget.rect,
            shown: widget.interact_rect,
            layer: widget.layer_id,
            sense: widget.sense,
        });
        // The words of a field have names of their own for screen readers, and no place of their own.
        let placed = things.filter(|thing| thing.rect.is_positive());
        placed.filter(|thing| !thing.name.is_empty() || thing.sense.interactive()).collect()
    })
}

/// The innermost part that a text scrolls with.
fn part_of<'a>(text: &Inked, seen: &'a Seen) -> Option<&'a Scrolled> {
    let holds = |part: &&Scrolled| {
        let (view, clip) = (part.view.y_range(), text.clip.y_range());
        part.layer == text.layer
            && view.min <= clip.min + SLACK
            && view.max >= clip.max - SLACK
            && part.view.x_range().contains(text.rect.center().x)
    };
    seen.scrolls.iter().filter(holds).min_by(|a, b| a.view.area().total_cmp(&b.view.area()))
}

fn placed(text: &Inked, seen: &Seen) -> Placed {
    let offset: f32 = seen
        .scrolls
        .iter()
        .filter(|part| {
            part.layer == text.layer && part.view.expand(SLACK).contains_rect(text.clip.intersect(part.view))
        })
        .filter(|part| part.view.x_range().contains(text.rect.center().x))
        .filter(|part| part.view.top() <= text.clip.top() + SLACK && part.view.bottom() >= text.clip.bottom() - SLACK)
        .map(|part| part.offset)
        .sum();
    Placed {
        text: text.text.clone(),
        at: text.rect.center() + vec2(0.0, offset),
        rect: text.rect,
        layer: text.layer,
        whole: !is_cut(text),
    }
}

/// The bar of a list lies over the end of its rows, where nothing stands; that nothing stands there is seen elsewhere.
fn is_bar_over_row(one: &Thing, other: &Thing) -> bool {
    let is_bar = |thing: &Thing| thing.sense == Sense::DRAG && thing.name.is_empty();
    let ends = |thing: &Thing| thing.shown.x_range();
    let over = |bar: &Thing, row: &Thing| {
        is_bar(bar) && row.shown.width() > 8.0 * bar.shown.width() && {
            let (bar, row) = (ends(bar), ends(row));
            (bar.min - row.min).abs() < SLACK || (bar.max - row.max).abs() < SLACK
        }
    };
    over(one, other) || over(other, one)
}

fn is_cut(text: &Inked) -> bool {
    !text.clip.expand(SLACK).contains_rect(text.rect)
}

fn overlap(a: Rect, b: Rect) -> bool {
    let common = a.intersect(b);
    common.width() > SLACK && common.height() > SLACK
}

fn nested(a: Rect, b: Rect) -> bool {
    a.expand(SLACK).contains_rect(b) || b.expand(SLACK).contains_rect(a)
}

/// What is left of a text that was cut short.
fn stem(text: &str) -> String {
    plain(text).trim_end_matches('…').trim().to_owned()
}
