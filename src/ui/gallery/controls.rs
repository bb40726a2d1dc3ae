//! What one presses and fills in, a line for each, in the five states that a hand can bring about.

use egui::Ui;

use super::{GalleryState, say};
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, Pose, posed, space};
use crate::ui::widgets::{
    Button, Card, Checkbox, Chip, Icon, IconButton, Part, Pick, Select, TabItem, TextField, Tone, divider, row,
    segments, side_by_side, swatches, tabs, way,
};

/// A state, how it is posed, and whether the thing can be used.
const STATES: [(Pose, bool); 5] =
    [(Pose::Live, true), (Pose::Hovered, true), (Pose::Pressed, true), (Pose::Focused, true), (Pose::Live, false)];

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heads(ui);
        divider(ui);
        buttons(ui);
        divider(ui);
        choices(ui, state);
        divider(ui);
        filled(ui, state);
    });
    ui.add_space(space::M);
    Card::new().title(say(ui, "ألوان الشاشة", "Colours of the screen")).show(ui, |ui| {
        let names = [say(ui, "فاتح", "Light"), say(ui, "داكن", "Dark"), say(ui, "عالي التباين", "High contrast")];
        let themes = crate::config::Theme::ALL;
        let choices = [(themes[0], names[0]), (themes[1], names[1]), (themes[2], names[2])];
        swatches(ui, say(ui, "ألوان الشاشة", "Colours of the screen"), &mut state.theme, &choices);
    });
}

fn heads(ui: &mut Ui) {
    let names = [
        say(ui, "ساكن", "At rest"),
        say(ui, "تحت المؤشر", "Under the pointer"),
        say(ui, "مضغوط", "Pressed"),
        say(ui, "عنده لوحة المفاتيح", "With the keyboard"),
        say(ui, "موقوف", "Switched off"),
    ];
    side_by_side(ui, &parts(), space::M, |ui, at| {
        if let Some(name) = at.checked_sub(1).and_then(|at| names.get(at)) {
            Text::new(name).kind(Kind::Label).muted().show(ui);
        }
    });
}

/// The name of the thing, and its five states.
fn parts() -> [Part; 6] {
    let mut parts = [Part::Share(1.0); 6];
    parts[0] = Part::Fixed(84.0);
    parts
}

/// One thing in all its states.
fn line(ui: &mut Ui, name: &str, mut add: impl FnMut(&mut Ui)) {
    side_by_side(ui, &parts(), space::M, |ui, at| {
        let Some((pose, enabled)) = at.checked_sub(1).map(|at| STATES[at]) else {
            row(ui, |ui| Text::new(name).kind(Kind::Small).muted().show(ui));
            return;
        };
        posed(ui, pose, |ui| ui.add_enabled_ui(enabled, |ui| ui.push_id(name, &mut add)));
    });
}

fn buttons(ui: &mut Ui) {
    line(ui, say(ui, "أساسي", "Primary"), |ui| {
        drop(Button::primary(say(ui, "التالي", "Next")).shortcut("F8").show(ui))
    });
    line(ui, say(ui, "عادي", "Secondary"), |ui| {
        Button::secondary(say(ui, "نداء", "Call")).icon(Icon::Bell).shortcut("F9").show(ui);
    });
    line(ui, say(ui, "هادئ", "Quiet"), |ui| {
        drop(Button::quiet(say(ui, "تحويل", "Transfer")).icon(Icon::Transfer).show(ui))
    });
    line(ui, say(ui, "خطر", "Danger"), |ui| {
        drop(Button::danger(say(ui, "إبطال الإيصال", "Void the receipt")).show(ui))
    });
    line(ui, say(ui, "صغير", "Small"), |ui| {
        row(ui, |ui| {
            Button::secondary(say(ui, "جرّب", "Test")).small().show(ui);
            Button::quiet(say(ui, "إرفاق", "Attach")).icon(Icon::Plus).small().show(ui);
        });
    });
    line(ui, say(ui, "صورة", "Picture"), |ui| {
        row(ui, |ui| {
            IconButton::new(Icon::Printer, say(ui, "طباعة", "Print")).show(ui);
            IconButton::new(Icon::Scanner, say(ui, "مسح", "Scan")).on(true).show(ui);
            IconButton::new(Icon::Close, say(ui, "إغلاق", "Close")).small().show(ui);
        });
    });
    line(ui, say(ui, "شارة", "Chip"), |ui| {
        Chip::new(Tone::Warning, say(ui, "صادر ١٢", "Outbox 12")).icon(Icon::Outbox).clickable().show(ui);
    });
    line(ui, say(ui, "طريق", "Way"), |ui| drop(way(ui, say(ui, "املأ رقم الهاتف", "Fill in the phone"))));
}

fn choices(ui: &mut Ui, state: &mut GalleryState) {
    let (on, off) = (say(ui, "نعم", "On"), say(ui, "لا", "Off"));
    line(ui, say(ui, "نعم أو لا", "Yes or no"), |ui| {
        row(ui, |ui| {
            Checkbox::new(&mut state.on, on).show(ui);
            Checkbox::new(&mut !state.on, off).show(ui);
        });
    });
    let choices = [(0, say(ui, "أصل", "Original")), (1, say(ui, "صورة", "Copy"))];
    line(ui, say(ui, "واحد من قليل", "One of few"), |ui| {
        segments(ui, say(ui, "المستند", "The paper"), &mut state.choice, &choices);
    });
    line(ui, say(ui, "ألسنة", "Tabs"), |ui| {
        let items =
            [TabItem::new(say(ui, "الكل", "All")), TabItem::new(say(ui, "متأخرة", "Late")).count(say(ui, "٣", "3"))];
        tabs(ui, &mut state.tab, &items);
    });
    line(ui, say(ui, "سطر", "Line"), |ui| {
        Pick::new(Icon::Person, say(ui, "موظف", "Clerk")).detail(say(ui, "هدى علي", "Huda Ali")).show(ui);
    });
}

fn filled(ui: &mut Ui, state: &mut GalleryState) {
    let governorates = super::fields::governorates(ui);
    let (nothing, search) =
        (say(ui, "لا شيء بهذا الاسم", "Nothing by that name"), say(ui, "اكتب للبحث", "Type to search"));
    line(ui, say(ui, "واحد من كثير", "One of many"), |ui| {
        Select::new("governorate", say(ui, "المحافظة", "Governorate"), &governorates)
            .search(search, nothing)
            .show(ui, &mut state.governorate);
    });
    let (label, hint) = (say(ui, "الاسم", "Name"), say(ui, "كما في البطاقة", "As on the card"));
    line(ui, say(ui, "فارغ", "Empty"), |ui| {
        let mut empty = String::new();
        TextField::new(label, Field::new(&mut empty, "empty").placeholder(hint)).show(ui);
    });
    line(ui, say(ui, "ممتلئ", "Filled"), |ui| {
        let mut name = say(ui, "فاطمة الزهراء حسن إبراهيم", "Fatma Elzahraa Hassan Ibrahim").to_owned();
        TextField::new(label, Field::new(&mut name, "filled").flow(Flow::FirstStrong)).show(ui);
    });
    line(ui, say(ui, "فيه خطأ", "Wrong"), |ui| {
        let mut phone = "010234".to_owned();
        let why = say(ui, "ينقص خمس خانات", "Five digits missing");
        TextField::new(say(ui, "الهاتف", "Phone"), Field::new(&mut phone, "wrong")).error(Some(why)).show(ui);
    });
}
