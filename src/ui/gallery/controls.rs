//! Buttons, fields, choices, chips, icons, and the type scale.

use egui::Ui;

use super::{GalleryState, say};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, space};
use crate::ui::widgets::{
    Banner, Button, Card, Checkbox, Chip, Icon, IconButton, Part, Progress, Select, Tone, gap, key_hint, row, segments,
    side_by_side, wrapped,
};

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    side_by_side(ui, &[Part::Share(1.0), Part::Share(1.0), Part::Share(0.9)], space::L, |ui, part| match part {
        0 => {
            buttons(ui);
            gap(ui);
            states(ui);
        }
        1 => super::fields::show(ui, state),
        _ => {
            choices(ui, state);
            gap(ui);
            letters(ui);
            gap(ui);
            super::fields::keys(ui);
        }
    });
}

fn buttons(ui: &mut Ui) {
    Card::new().title(say(ui, "أزرار", "Buttons")).show(ui, |ui| {
        let register = say(ui, "تسجيل وتحصيل ١٥٠ ج.م وطباعة", "Register, take 150 EGP and print");
        Button::primary(register).shortcut("F10").large().wide().show(ui);
        wrapped(ui, |ui| {
            Button::primary(say(ui, "التالي", "Next")).shortcut("F8").show(ui);
            Button::secondary(say(ui, "نداء", "Call")).icon(Icon::Bell).shortcut("F9").show(ui);
            Button::secondary(say(ui, "لم يحضر", "No show")).show(ui);
            Button::secondary(say(ui, "تحويل", "Transfer")).icon(Icon::Transfer).show(ui);
            Button::quiet(say(ui, "إلغاء", "Cancel")).show(ui);
            Button::danger(say(ui, "إبطال الإيصال", "Void the receipt")).show(ui);
        });
        wrapped(ui, |ui| {
            Button::primary(say(ui, "غير متاح", "Not now")).enabled(false).show(ui);
            Button::secondary(say(ui, "غير متاح", "Not now")).enabled(false).show(ui);
            Button::secondary(say(ui, "صغير", "Small")).small().show(ui);
            Button::quiet(say(ui, "صغير هادئ", "Small, quiet")).icon(Icon::Plus).small().show(ui);
        });
        row(ui, |ui| {
            IconButton::new(Icon::Printer, say(ui, "طباعة", "Print")).show(ui);
            IconButton::new(Icon::Scanner, say(ui, "مسح", "Scan")).on(true).show(ui);
            IconButton::new(Icon::Eye, say(ui, "إظهار الرقم", "Show the number")).show(ui);
            IconButton::new(Icon::Lock, say(ui, "قفل", "Lock")).enabled(false).show(ui);
            key_hint(ui, "F3");
            key_hint(ui, "Ctrl+1");
        });
    });
}

fn states(ui: &mut Ui) {
    Card::new().title(say(ui, "حالات", "States")).show(ui, |ui| {
        wrapped(ui, |ui| {
            Chip::new(Tone::Done, say(ui, "مكتمل", "Complete")).show(ui);
            Chip::new(Tone::Warning, say(ui, "باقي ٣ أيام عمل", "3 working days left")).show(ui);
            Chip::new(Tone::Late, say(ui, "متأخر يومين", "2 days late")).show(ui);
            Chip::new(Tone::Stopped, say(ui, "موقوف", "Stopped")).show(ui);
            Chip::new(Tone::Note, say(ui, "مسودة", "Draft")).show(ui);
        });
        wrapped(ui, |ui| {
            Chip::new(Tone::Done, say(ui, "الطابعة جاهزة", "Printer ready")).icon(Icon::Printer).clickable().show(ui);
            Chip::new(Tone::Warning, say(ui, "صادر ١٢", "Outbox 12")).icon(Icon::Outbox).clickable().show(ui);
            Chip::new(Tone::Note, say(ui, "بلا اتصال", "Offline")).icon(Icon::Cable).clickable().show(ui);
        });
        ui.add_space(space::XS);
        Banner::new(Tone::Warning, say(ui, "الورق على وشك النفاد", "Paper is running low"))
            .action(say(ui, "جرّب الطباعة", "Test print"))
            .show(ui);
        Banner::new(Tone::Late, say(ui, "لا يمكن التحصيل نقدًا", "Cash cannot be taken"))
            .detail(say(
                ui,
                "المبلغ فوق حد النقد، قانون 18 لسنة 2019 مادة 2. حصّل بالبطاقة.",
                "Above the cash limit, Law 18 of 2019, article 2. Take a card.",
            ))
            .show(ui);
        Banner::new(Tone::Done, say(ui, "رُفعت الدفعة 42 إلى المركز", "Batch 42 has been sent")).show(ui);
        let name = say(ui, "المهلة", "Time limit");
        Progress::new(0.7, name).show(ui);
        Progress::new(0.95, name).tone(Tone::Late).show(ui);
    });
}

fn choices(ui: &mut Ui, state: &mut GalleryState) {
    const ARABIC: [&str; 9] =
        ["القاهرة", "الجيزة", "الإسكندرية", "الشرقية", "الدقهلية", "الغربية", "المنوفية", "أسوان", "الأقصر"];
    const ENGLISH: [&str; 9] =
        ["Cairo", "Giza", "Alexandria", "Sharqia", "Dakahlia", "Gharbia", "Monufia", "Aswan", "Luxor"];
    Card::new().title(say(ui, "اختيارات", "Choices")).show(ui, |ui| {
        let names = if look(ui.ctx()).rtl() { ARABIC } else { ENGLISH };
        Select::new("governorate", say(ui, "المحافظة", "Governorate"), &names)
            .search(say(ui, "اكتب للبحث", "Type to search"), say(ui, "لا شيء بهذا الاسم", "Nothing by that name"))
            .show(ui, &mut state.governorate);
        let choices = [(0, say(ui, "مستوفى", "Held")), (1, say(ui, "ناقص", "Missing")), (2, say(ui, "معفى", "Waived"))];
        segments(ui, say(ui, "صورة البطاقة", "Copy of the card"), &mut state.document_states[0], &choices);
        let [a, b, c] = &mut state.checks;
        Checkbox::new(a, say(ui, "الحضور بنفسه", "Came in person")).show(ui);
        Checkbox::new(b, say(ui, "وكيل بتوكيل رسمي", "An agent with a power of attorney")).show(ui);
        Checkbox::new(c, say(ui, "لا يتغير الآن", "Cannot be changed now")).enabled(false).show(ui);
    });
}

fn letters(ui: &mut Ui) {
    Card::new().title(say(ui, "خط وصور", "Type and icons")).show(ui, |ui| {
        row(ui, |ui| {
            Text::new("A014").kind(Kind::Ticket).accent().show(ui);
            Text::new(say(ui, "ترخيص محل", "Shop licence")).kind(Kind::Page).show(ui);
        });
        let mixed = say(
            ui,
            "رقم الطلب \u{2068}C-ZAQ-03-26-000123-4\u{2069} بتاريخ 21/11/2026، رسوم ١٢٣٫٥٠ ج.م (شامل).",
            "Case C-ZAQ-03-26-000123-4 of 21/11/2026, for \u{2068}محمد السيد\u{2069}, 123.50 EGP (all in).",
        );
        Text::new(mixed).show(ui);
        Text::new(mixed).kind(Kind::Table).muted().elide().show(ui);
        wrapped(ui, |ui| {
            let ink = look(ui.ctx()).palette.muted;
            for icon in Icon::ALL {
                icon.show(ui, 20.0, ink);
            }
        });
    });
}
