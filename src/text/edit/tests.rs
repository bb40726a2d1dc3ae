//! A text edited by deeds alone, without a window.

#![allow(clippy::unwrap_used)]

use super::*;

const LEFT: Deed<'static> = Deed::Move { to: Motion::Left, extend: false };
const RIGHT: Deed<'static> = Deed::Move { to: Motion::Right, extend: false };

const NATIONAL_ID: Manner = Manner::Shaped(Shape::Groups(|_| &[1, 6, 2, 5]), 14);
const POUNDS: Manner = Manner::Shaped(Shape::Amount { decimals: 2, money: true }, 16);
const DATE: Manner = Manner::Shaped(Shape::Date, usize::MAX);

/// An editor and the engine that sets it.
struct Desk {
    engine: Engine,
    editor: Editor,
}

impl Desk {
    fn new(text: &str, manner: Manner, direction: Direction, width: Option<f32>) -> Self {
        let (engine, mut editor) = (Engine::new(), Editor::new(text, manner));
        let align = Align::Start;
        editor.set(Setting { size: 20.0, weight: Weight::Regular, direction, align, width });
        Self { engine, editor }
    }

    fn plain(text: &str) -> Self {
        Self::new(text, Manner::Plain, Direction::Rtl, None)
    }

    fn number(manner: Manner) -> Self {
        Self::new("", manner, Direction::Ltr, None)
    }

    fn does(&mut self, deeds: &[Deed<'_>]) -> &mut Self {
        deeds.iter().for_each(|deed| self.editor.apply(&mut self.engine, *deed));
        self
    }

    /// Key by key, as a hand does.
    fn types(&mut self, text: &str) -> &mut Self {
        for key in text.chars() {
            self.does(&[Deed::Insert(&key.to_string())]);
        }
        self
    }

    fn moves(&mut self, to: Motion) -> &mut Self {
        self.does(&[Deed::Move { to, extend: false }])
    }

    fn extends(&mut self, to: Motion) -> &mut Self {
        self.does(&[Deed::Move { to, extend: true }])
    }

    fn x(&mut self) -> f32 {
        self.editor.geometry(&mut self.engine, 1.0).caret.unwrap().left
    }

    /// The shown text with `|` at the caret.
    fn shows(&mut self, wanted: &str) -> &mut Self {
        let mut shown = self.editor.shown().to_owned();
        shown.insert(self.editor.selected_bytes().1, '|');
        assert_eq!(shown, wanted);
        self
    }
}

const MIXED: [&str; 8] = [
    "عدد 123 مرحبا World",
    "محمد بن عبد الله",
    "abc def",
    "طلب 10/2026 (ترخيص)",
    "Cairo القاهرة Giza الجيزة",
    "١٢٣ شارع 9 يوليو",
    "شركة ABC للتجارة",
    "لا إله، السَّلامُ عليكم",
];

#[test]
fn the_caret_moves_as_seen_through_mixed_text_in_both_directions() {
    for (text, direction) in MIXED.iter().flat_map(|text| [(text, Direction::Rtl), (text, Direction::Ltr)]) {
        let mut desk = Desk::new(text, Manner::Plain, direction, None);
        let mut last = f32::MIN;
        while desk.x() > last {
            last = desk.x();
            desk.does(&[RIGHT]);
        }
        let way = walk(&mut desk, LEFT, |x, last| x < last);
        let way_back = walk(&mut desk, RIGHT, |x, last| x > last);
        assert_eq!(way.len(), way_back.len(), "{text} {direction:?}: as many stops one way as the other");
        let (right, left) = (way[0], way[way.len() - 1]);
        let width = desk.editor.layout(&mut desk.engine).width;
        assert!(left < 1.5 && (right - width).abs() < 1.5, "{text} {direction:?}: from edge to edge");
    }
}

/// The places of the caret on its way to an edge; each must lie beyond the last.
fn walk(desk: &mut Desk, step: Deed<'_>, beyond: fn(f32, f32) -> bool) -> Vec<f32> {
    let mut stops = vec![desk.x()];
    loop {
        let (x, last) = (desk.does(&[step]).x(), stops[stops.len() - 1]);
        if (x - last).abs() < 0.01 {
            return stops;
        }
        assert!(beyond(x, last), "{} after {stops:?} in {}", x, desk.editor.shown());
        stops.push(x);
        assert!(stops.len() < 100, "it never arrives");
    }
}

#[test]
fn shift_with_arrows_selects_what_the_caret_passes() {
    let mut desk = Desk::plain("عدد 123");
    desk.moves(Motion::TextStart).extends(Motion::Left).extends(Motion::Left);
    assert_eq!(desk.editor.selected().unwrap(), "عد");
    desk.extends(Motion::LineEnd);
    assert_eq!(desk.editor.selected().unwrap(), "عدد 123");
    desk.moves(Motion::TextEnd).extends(Motion::WordRight);
    assert!(desk.editor.selected().is_some());
}

#[test]
fn word_by_word_as_seen() {
    let mut desk = Desk::plain("محمد أحمد السيد");
    desk.moves(Motion::TextStart).moves(Motion::WordLeft).shows("محمد| أحمد السيد");
    desk.moves(Motion::WordLeft).shows("محمد أحمد| السيد");
    desk.moves(Motion::WordRight).shows("محمد |أحمد السيد");
    let mut desk = Desk::new("one two three", Manner::Plain, Direction::Ltr, None);
    desk.moves(Motion::TextStart).moves(Motion::WordRight).shows("one| two three");
    desk.moves(Motion::TextEnd).moves(Motion::WordLeft).shows("one two |three");
    desk.does(&[Deed::BackspaceWord]).shows("one |three").does(&[Deed::DeleteWord]).shows("one |");
}

#[test]
fn home_and_end_belong_to_the_line_and_with_control_to_the_text() {
    let mut desk = Desk::plain("سطر أول\nسطر ثان\nثالث");
    desk.moves(Motion::TextStart).moves(Motion::Down).moves(Motion::LineEnd).shows("سطر أول\nسطر ثان|\nثالث");
    desk.moves(Motion::LineStart).shows("سطر أول\n|سطر ثان\nثالث");
    desk.moves(Motion::TextEnd).shows("سطر أول\nسطر ثان\nثالث|");
    desk.moves(Motion::Lines(-2)).moves(Motion::LineStart).shows("|سطر أول\nسطر ثان\nثالث");
}

#[test]
fn an_arabic_line_begins_at_its_right_edge_in_its_own_line() {
    let mut desk = Desk::new("سطر أول\nسطر ثان طويل لا يسعه العرض كله\n", Manner::Plain, Direction::Rtl, Some(150.0));
    let lines = desk.editor.layout(&mut desk.engine).lines.clone();
    assert_eq!(lines.len(), 4, "a line feed, a broken line, a line feed");
    for (number, line) in lines.iter().enumerate() {
        desk.does(&[Deed::SelectBytes { start: line.source.start, end: line.source.start }]);
        let caret = desk.editor.geometry(&mut desk.engine, 1.0).caret.unwrap();
        assert!((caret.top - line.top).abs() < 0.1, "line {number}: {caret:?}");
        assert!((caret.left - 150.0).abs() < 1.5, "line {number} begins at the right: {caret:?}");
        desk.moves(Motion::LineStart);
        assert_eq!(desk.editor.selected_bytes().1, line.source.start, "Home stays in line {number}");
    }
}

#[test]
fn arrows_go_from_line_to_line_in_the_direction_of_reading() {
    let mut desk = Desk::plain("أب\nجد\n\nه");
    desk.moves(Motion::TextStart);
    for wanted in
        ["أ|ب\nجد\n\nه", "أب|\nجد\n\nه", "أب\n|جد\n\nه", "أب\nج|د\n\nه", "أب\nجد|\n\nه", "أب\nجد\n|\nه", "أب\nجد\n\n|ه"]
    {
        desk.does(&[LEFT]).shows(wanted);
    }
    for wanted in ["أب\nجد\n|\nه", "أب\nجد|\n\nه", "أب\nج|د\n\nه", "أب\n|جد\n\nه", "أب|\nجد\n\nه", "أ|ب\nجد\n\nه"]
    {
        desk.does(&[RIGHT]).shows(wanted);
    }
    desk.moves(Motion::Down).shows("أب\n|جد\n\nه").moves(Motion::Down).shows("أب\nجد\n|\nه");
    desk.moves(Motion::Up).shows("أب\n|جد\n\nه").moves(Motion::Lines(9)).moves(Motion::Down).shows("أب\nجد\n\nه|");
    desk.moves(Motion::Lines(-9)).moves(Motion::Up).shows("|أب\nجد\n\nه");
}

#[test]
fn a_click_beyond_an_arabic_line_stays_in_it() {
    let mut desk = Desk::new("أب\nجد", Manner::Plain, Direction::Rtl, Some(150.0));
    desk.does(&[Deed::Click { x: 1.0, y: 5.0, extend: false }]).shows("أب|\nجد");
    desk.does(&[Deed::Click { x: 149.0, y: 5.0, extend: false }]).shows("|أب\nجد");
    desk.does(&[Deed::Click { x: 149.0, y: 40.0, extend: false }]).shows("أب\n|جد");
}

#[test]
fn an_arrow_leaves_a_selection_at_the_side_it_points_to() {
    let mut desk = Desk::plain("محمد أحمد");
    desk.does(&[Deed::SelectAll, LEFT]).shows("محمد أحمد|").does(&[Deed::SelectAll, RIGHT]).shows("|محمد أحمد");
    let mut desk = Desk::plain("أب\nجد");
    desk.does(&[Deed::SelectAll, LEFT]).shows("أب\nجد|").does(&[Deed::SelectAll, RIGHT]).shows("|أب\nجد");
}

#[test]
fn a_space_at_the_end_moves_the_caret_on() {
    let mut desk = Desk::plain("عدد");
    let before = desk.editor.layout(&mut desk.engine).width;
    desk.moves(Motion::TextEnd).types(" ");
    assert!(desk.editor.layout(&mut desk.engine).width > before + 2.0);
}

#[test]
fn typing_is_undone_word_by_word_and_done_again() {
    let mut desk = Desk::plain("");
    desk.types("طلب رقم 12").does(&[Deed::Undo]).shows("طلب رقم |").does(&[Deed::Undo]).shows("طلب |");
    desk.does(&[Deed::Undo]).shows("|").does(&[Deed::Undo]).shows("|");
    desk.does(&[Deed::Redo, Deed::Redo]).shows("طلب رقم |").types("5").does(&[Deed::Redo]).shows("طلب رقم 5|");
}

#[test]
fn a_cut_a_paste_and_a_run_of_erasing_are_steps_of_their_own() {
    let mut desk = Desk::plain("");
    desk.does(&[Deed::Insert("one two")]).types("x").does(&[Deed::Backspace, Deed::Backspace]).shows("one tw|");
    desk.does(&[Deed::SelectAll, Deed::Delete]).types("y").does(&[Deed::Backspace]).shows("|");
    let steps = ["y|", "|", "one tw|", "one twox|", "one two|", "|"];
    for wanted in steps {
        desk.does(&[Deed::Undo]).shows(wanted);
    }
}

#[test]
fn what_changes_nothing_is_no_step() {
    let mut desk = Desk::plain("");
    desk.types("a").does(&[Deed::Delete, Deed::Delete]).moves(Motion::TextStart).does(&[Deed::Backspace]);
    assert!(desk.editor.can_undo());
    desk.does(&[Deed::Undo]).shows("|");
    assert!(!desk.editor.can_undo() && desk.editor.can_redo());
}

#[test]
fn composing_shows_without_being_text_yet() {
    let mut desk = Desk::plain("");
    desk.does(&[Deed::Insert("ab"), Deed::Compose("かな")]);
    assert_eq!((desk.editor.text().as_str(), desk.editor.shown()), ("ab", "abかな"));
    desk.does(&[Deed::Compose("")]).shows("ab|");
    desk.does(&[Deed::Compose("か"), Deed::Insert("仮名")]);
    assert_eq!(desk.editor.text(), "ab仮名");
}

#[test]
fn a_secret_is_edited_behind_its_dots() {
    let mut desk = Desk::new("", Manner::Secret, Direction::Ltr, None);
    desk.does(&[Deed::Insert("pä"), Deed::Insert("ss"), LEFT, Deed::Backspace, Deed::Insert("X"), Deed::Compose("か")]);
    assert_eq!(desk.editor.text(), "päXs");
    assert_eq!(&*desk.editor.layout(&mut desk.engine).text, "••••");
    desk.does(&[Deed::SelectAll]);
    assert_eq!((desk.editor.selected(), desk.editor.selected_letters()), (None, 4));
}

#[test]
fn a_secret_that_is_looked_at_is_the_same_text() {
    let mut desk = Desk::new("s3cret", Manner::Secret, Direction::Ltr, None);
    desk.editor.behave(Manner::Plain);
    assert_eq!(desk.editor.shown(), "s3cret");
    desk.editor.behave(Manner::Secret);
    assert_eq!((desk.editor.shown(), desk.editor.text().as_str()), ("••••••", "s3cret"));
}

#[test]
fn an_arrow_passes_a_digit_and_never_a_gap_alone() {
    let mut desk = Desk::number(NATIONAL_ID);
    desk.types("29406191300551").shows("2 940619 13 00551|");
    let mut presses = 0;
    while desk.editor.selected_bytes().1 > 0 {
        desk.does(&[LEFT]);
        presses += 1;
    }
    assert_eq!(presses, 14);
    desk.does(&[RIGHT]).shows("2 |940619 13 00551").does(&[RIGHT]).shows("2 9|40619 13 00551");
    desk.extends(Motion::TextEnd);
    assert_eq!(desk.editor.selected().unwrap(), "406191300551", "the clipboard gets bare digits");
}

#[test]
fn a_number_is_erased_by_digit_and_by_group() {
    let mut desk = Desk::number(NATIONAL_ID);
    desk.types("29406191300551").does(&[Deed::BackspaceWord]).shows("2 940619 13|");
    desk.moves(Motion::TextStart).does(&[RIGHT, Deed::Backspace]).shows("|9 406191 3");
    desk.does(&[Deed::Undo]).shows("2 |940619 13").does(&[Deed::Undo]).shows("2 940619 13 00551|");
}

#[test]
fn money_and_dates_are_typed_by_digits_alone() {
    let mut desk = Desk::number(POUNDS);
    desk.types("1250٫5").shows("1,250.5|");
    assert_eq!(desk.editor.text(), "1250.5");
    assert!(desk.editor.finish(&mut desk.engine));
    assert_eq!((desk.editor.shown(), desk.editor.text().as_str()), ("1,250.50", "1250.50"));
    assert!(!desk.editor.finish(&mut desk.engine));
    let mut desk = Desk::number(DATE);
    desk.types("٠١١٢٢٠٢٦").shows("01/12/2026|").does(&[LEFT, LEFT, LEFT, LEFT]).shows("01/12/|2026");
    desk.does(&[LEFT]).shows("01/1|2/2026").types("1").shows("01/11/|2026");
}

#[test]
fn a_click_between_groups_stands_before_the_next_digit() {
    let mut desk = Desk::number(NATIONAL_ID);
    desk.types("294").moves(Motion::TextStart);
    let left = desk.x();
    let right = desk.does(&[RIGHT]).x();
    desk.does(&[Deed::Click { x: left + (right - left) * 0.6, y: 5.0, extend: false }]).shows("2 |94");
}

#[test]
fn a_reader_is_told_every_letter_with_its_place() {
    let mut desk = Desk::plain("عدد ABC 12");
    let stretches = desk.editor.stretches(&mut desk.engine);
    let told: String = stretches.iter().map(|s| &desk.editor.shown()[s.source.clone()]).collect();
    assert_eq!(told, "عدد ABC 12", "in the order of reading");
    assert!(stretches[0].rtl && !stretches[1].rtl);
    for stretch in stretches.iter() {
        let bytes: usize = stretch.letters.iter().map(|letter| usize::from(letter.bytes)).sum();
        assert_eq!(bytes, stretch.source.len());
        let width: f32 = stretch.letters.iter().map(|letter| letter.width).sum();
        assert!((width - (stretch.area.right - stretch.area.left)).abs() < 0.5, "{stretch:?}");
    }
    for (byte, _) in "عدد ABC 12".char_indices() {
        let (at, letter) = Stretch::find(&stretches, byte);
        assert_eq!(stretches[at].byte_of(letter), byte);
    }
    let end = desk.editor.shown().len();
    assert_eq!(Stretch::find(&stretches, end), (stretches.len() - 1, stretches.last().unwrap().letters.len()));
}

#[test]
fn a_mark_belongs_to_its_letter_and_a_blank_line_has_a_place() {
    let mut desk = Desk::plain("سَلَّام\n");
    let stretches = desk.editor.stretches(&mut desk.engine);
    assert_eq!(stretches[0].letters.iter().map(|letter| letter.bytes).collect::<Vec<_>>(), [4, 6, 2, 2, 1]);
    assert_eq!(stretches.last().unwrap().line, 1);
    assert_eq!(Desk::plain("").editor.stretches(&mut Engine::new()).len(), 1);
    let long = "م".repeat(700);
    let parts: Vec<usize> =
        Desk::plain(&long).editor.stretches(&mut Engine::new()).iter().map(|s| s.letters.len()).collect();
    assert_eq!(parts, [255, 255, 190]);
}
