//! The counter as it will stand: strip, person, sheet, paper.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui};

use super::{GalleryState, say};
use crate::ui::text::{Field, Text, digits};
use crate::ui::theme::{Kind, look, radius, space};
use crate::ui::widgets::{
    Button, Card, Chip, Icon, IconButton, Part, Progress, Section, SectionState, TextField, Tone, column, divider,
    ends, fact, row, segments, side_by_side, wrapped,
};

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    strip(ui);
    ui.add_space(space::S);
    side_by_side(ui, &[Part::Fixed(250.0), Part::Share(1.0), Part::Fixed(330.0)], space::L, |ui, part| match part {
        0 => person(ui),
        1 => sheet(ui, state),
        _ => paper(ui),
    });
}

fn strip(ui: &mut Ui) {
    Card::new().show(ui, |ui| {
        ends(
            ui,
            |ui| {
                Text::new("A014").kind(Kind::Page).accent().show(ui);
                Text::new(say(ui, "ترخيص محل", "Shop licence")).strong().show(ui);
                Text::new(say(ui, "ينتظر ٢٣", "23 waiting")).muted().show(ui);
            },
            |ui| {
                Button::quiet(say(ui, "تحويل", "Transfer")).show(ui);
                Button::quiet(say(ui, "انتظار", "Hold")).show(ui);
                Button::quiet(say(ui, "لم يحضر", "No show")).show(ui);
                Button::secondary(say(ui, "نداء", "Call")).icon(Icon::Bell).shortcut("F9").show(ui);
                Button::secondary(say(ui, "التالي", "Next")).shortcut("F8").show(ui);
            },
        );
    });
}

fn person(ui: &mut Ui) {
    Card::new().show(ui, |ui| {
        Text::new(say(ui, "محمد عبد الرحمن السيد", "Mohamed Abdelrahman Elsayed")).kind(Kind::Title).show(ui);
        Text::new(say(ui, "٣٢ سنة، الزقازيق", "32, Zagazig")).muted().show(ui);
        ui.add_space(space::S);
        fact(ui, say(ui, "الرقم القومي", "National ID"), "\u{2068}2940•••••••551\u{2069}");
        fact(ui, say(ui, "الهاتف", "Phone"), "\u{2068}0102 345 6789\u{2069}");
        divider(ui);
        Text::new(say(ui, "ما زال مفتوحًا", "Still open")).kind(Kind::Label).show(ui);
        row(ui, |ui| Chip::new(Tone::Late, say(ui, "تجديد، متأخر يومين", "Renewal, 2 days late")).show(ui));
        row(ui, |ui| Chip::new(Tone::Warning, say(ui, "شكوى، باقي يوم", "Complaint, 1 day left")).show(ui));
        ui.add_space(space::XS);
        Button::quiet(say(ui, "كل طلباته", "All of his cases")).small().icon(Icon::Folder).show(ui);
    });
}

fn sheet(ui: &mut Ui, state: &mut GalleryState) {
    Card::new().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let [service, documents, data, fees] = &mut state.open;
        Section::new(say(ui, "١", "1"), say(ui, "الخدمة", "The service"))
            .state(SectionState::Complete)
            .summary(say(ui, "ترخيص محل تجاري جديد، فئة ب", "New shop licence, class B"))
            .show(ui, service, |_| {});
        let states = &mut state.document_states;
        Section::new(say(ui, "٢", "2"), say(ui, "المستندات", "Documents"))
            .state(SectionState::Missing)
            .summary(say(ui, "٣ من ٥، ينقص عقد الإيجار", "3 of 5, the lease is missing"))
            .show(ui, documents, |ui| {
                let names = [
                    say(ui, "صورة بطاقة الرقم القومي", "Copy of the national ID card"),
                    say(ui, "سجل تجاري حديث", "Recent commercial register"),
                    say(ui, "عقد إيجار موثق أو سند ملكية", "Registered lease or title deed"),
                    say(ui, "بطاقة ضريبية", "Tax card"),
                    say(ui, "رسم هندسي للموقع", "Plan of the site"),
                ];
                for (name, state) in names.into_iter().zip(states.iter_mut()) {
                    document(ui, name, state);
                }
            });
        let id = &mut state.fields[2];
        Section::new(say(ui, "٣", "3"), say(ui, "البيانات", "Particulars")).state(SectionState::Now).show(
            ui,
            data,
            |ui| {
                TextField::new(say(ui, "الرقم القومي", "National ID"), Field::new(id, "sheet id").filter(digits))
                    .show(ui);
            },
        );
        Section::new(say(ui, "٤", "4"), say(ui, "الرسوم", "Fees")).summary(say(ui, "١٥٠٫٠٠ ج.م", "150.00 EGP")).show(
            ui,
            fees,
            |_| {},
        );
        ui.add_space(space::M);
        ends(
            ui,
            |ui| {
                let register = say(ui, "تسجيل وتحصيل ١٥٠ ج.م وطباعة", "Register, take 150 EGP and print");
                Button::primary(register).shortcut("F10").large().show(ui);
            },
            |ui| {
                Button::quiet(say(ui, "حفظ كمسودة", "Save as draft")).show(ui);
            },
        );
    });
}

fn document(ui: &mut Ui, name: &'static str, state: &mut Option<usize>) {
    let choices = [(0, say(ui, "مستوفى", "Held")), (1, say(ui, "ناقص", "Missing")), (2, say(ui, "معفى", "Waived"))];
    let now = *state;
    ends(
        ui,
        |ui| {
            let p = look(ui.ctx()).palette;
            let (icon, ink) = match now {
                Some(0) => (Icon::Check, p.done.ink),
                Some(1) => (Icon::Warning, p.warning.ink),
                _ => (Icon::Document, p.faint),
            };
            icon.show(ui, 18.0, ink);
            Text::new(name).show(ui);
        },
        |ui| {
            IconButton::new(Icon::Scanner, say(ui, "مسح", "Scan")).show(ui);
            segments(ui, name, state, &choices);
        },
    );
}

fn paper(ui: &mut Ui) {
    let p = look(ui.ctx()).palette;
    column(ui, |ui| {
        let sheet = Frame::new()
            .fill(p.paper)
            .stroke(Stroke::new(p.line, p.hairline))
            .corner_radius(CornerRadius::same(radius::SMALL))
            .inner_margin(Margin::same(space::L as i8));
        sheet.show(ui, |ui| {
            column(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.set_min_height(260.0);
                let ink = crate::ui::theme::tokens::LIGHT.ink;
                let soft = crate::ui::theme::tokens::LIGHT.muted;
                Text::new(say(ui, "مركز خدمات المستثمرين بالزقازيق", "Zagazig service centre"))
                    .kind(Kind::Label)
                    .color(soft)
                    .show(ui);
                Text::new(say(ui, "إيصال استلام طلب", "Acknowledgement")).kind(Kind::Title).color(ink).show(ui);
                let number = say(ui, "رقم \u{2068}C-ZAQ-03-26-000123-4\u{2069}", "No. C-ZAQ-03-26-000123-4");
                Text::new(number).color(ink).show(ui);
                Text::new(say(ui, "محمد عبد الرحمن السيد", "Mohamed Abdelrahman Elsayed")).color(ink).show(ui);
                Text::new(say(ui, "فقط مائة وخمسون جنيهًا لا غير", "One hundred and fifty pounds only"))
                    .kind(Kind::Table)
                    .color(soft)
                    .show(ui);
            });
        });
        ui.add_space(space::S);
        wrapped(ui, |ui| {
            Text::new(say(ui, "باقي ٣ أيام عمل", "3 working days left")).kind(Kind::Table).muted().show(ui);
        });
        Progress::new(0.4, say(ui, "المهلة", "Time limit")).show(ui);
    });
}
