//! What one reads: chips and banners, bars, sections, facts, and a page with nothing on it.

use egui::Ui;

use super::{GalleryState, say};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{
    Banner, Button, Card, Chip, EmptyState, Icon, Part, Progress, Section, SectionState, TimeLeft, Tone, divider, fact,
    gap, key_hint, row, side_by_side, wrapped,
};

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    side_by_side(ui, &[Part::Share(1.0), Part::Share(1.0)], space::L, |ui, part| match part {
        0 => {
            Card::new().title(say(ui, "أخبار", "News")).show(ui, news);
            gap(ui);
            Card::new().title(say(ui, "الوقت", "Time")).show(ui, time);
        }
        _ => {
            Card::new().title(say(ui, "أقسام", "Sections")).show(ui, |ui| sections(ui, state));
            gap(ui);
            Card::new().show(ui, |ui| empty(ui, state));
        }
    });
}

fn news(ui: &mut Ui) {
    wrapped(ui, |ui| {
        let words = [
            say(ui, "مكتمل", "Complete"),
            say(ui, "باقي ٣ أيام عمل", "3 working days left"),
            say(ui, "متأخر يومين", "2 days late"),
            say(ui, "موقوف", "Stopped"),
            say(ui, "مسودة", "Draft"),
        ];
        for (tone, words) in Tone::ALL.into_iter().zip(words) {
            Chip::new(tone, words).show(ui);
        }
    });
    ui.add_space(space::XS);
    let test = say(ui, "جرّب الطباعة", "Test print");
    Banner::new(Tone::Warning, say(ui, "الورق على وشك النفاد", "Paper is running low")).action(test).show(ui);
    Banner::new(Tone::Late, say(ui, "لا يمكن التحصيل نقدًا", "Cash cannot be taken"))
        .detail(say(
            ui,
            "المبلغ فوق حد النقد، قانون 18 لسنة 2019 مادة 2. حصّل بالبطاقة.",
            "Above the cash limit, Law 18 of 2019, article 2. Take a card.",
        ))
        .show(ui);
    Banner::new(Tone::Done, say(ui, "رُفعت الدفعة ٤٢ إلى المركز", "Batch 42 has been sent")).show(ui);
    Banner::new(Tone::Stopped, say(ui, "الطلب موقوف حتى رد الجهة", "The case waits for the authority")).show(ui);
    Banner::new(Tone::Note, say(ui, "يُحفظ ما تكتبه أولًا بأول", "What you type is kept as you go")).show(ui);
    row(ui, |ui| {
        key_hint(ui, "F3");
        key_hint(ui, "Ctrl+1");
        key_hint(ui, "Esc");
    });
}

fn time(ui: &mut Ui) {
    let date = say(ui, "الثلاثاء ١ ديسمبر ٢٠٢٦", "Tuesday 1 December 2026");
    TimeLeft::new(say(ui, "باقي ٨ أيام عمل", "8 working days left"), Tone::Done).passed(0.2).date(date).show(ui);
    TimeLeft::new(say(ui, "باقي يوم عمل", "1 working day left"), Tone::Warning).passed(0.9).date(date).show(ui);
    TimeLeft::new(say(ui, "متأخر ٣ أيام عمل", "3 working days late"), Tone::Late).passed(1.0).date(date).show(ui);
    TimeLeft::new(say(ui, "بلا مدة معلنة", "No published limit"), Tone::Note).show(ui);
    divider(ui);
    Text::new(say(ui, "يُرفع ١٢ من ٤٠", "Sending 12 of 40")).kind(Kind::Table).show(ui);
    Progress::new(0.3, say(ui, "الرفع", "Sending")).show(ui);
    Text::new(say(ui, "تُكتب الدفعة", "Writing the batch")).kind(Kind::Table).show(ui);
    Progress::waiting(say(ui, "الدفعة", "The batch")).show(ui);
}

fn sections(ui: &mut Ui, state: &mut GalleryState) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let heads = [
        (
            say(ui, "١", "1"),
            say(ui, "الخدمة", "The service"),
            SectionState::Complete,
            say(ui, "ترخيص محل تجاري جديد، فئة ب", "New shop licence, class B"),
        ),
        (
            say(ui, "٢", "2"),
            say(ui, "المستندات", "Documents"),
            SectionState::Missing,
            say(
                ui,
                "٣ من ٥، ينقص عقد الإيجار الموثق أو سند الملكية",
                "3 of 5, the registered lease or the title deed is missing",
            ),
        ),
        (say(ui, "٣", "3"), say(ui, "البيانات", "Particulars"), SectionState::Now, ""),
        (say(ui, "٤", "4"), say(ui, "الرسوم", "Fees"), SectionState::Waiting, say(ui, "١٥٠٫٠٠ ج.م", "150.00 EGP")),
    ];
    for ((number, title, so, summary), open) in heads.into_iter().zip(&mut state.open) {
        Section::new(number, title).state(so).summary(summary).show(ui, open, |ui| {
            side_by_side(ui, &[Part::Share(1.0); 2], space::L, |ui, at| match at {
                0 => drop(fact(ui, say(ui, "الرقم القومي", "National ID"), "\u{2068}2940•••••••551\u{2069}")),
                _ => drop(fact(ui, say(ui, "الهاتف", "Phone"), "\u{2068}0102 345 6789\u{2069}")),
            });
        });
    }
    ui.add_space(space::L);
    let register = say(ui, "تسجيل وتحصيل ١٥٠ ج.م وطباعة", "Register, take 150 EGP and print");
    Button::primary(register).shortcut("F10").large().wide().show(ui);
}

fn empty(ui: &mut Ui, state: &mut GalleryState) {
    let words = say(ui, "تظهر هنا المعاينات عند إسنادها إليك.", "Inspections appear here when they are given to you.");
    let page = EmptyState::new(Icon::Tasks, say(ui, "لا مهام اليوم", "No tasks today")).words(words);
    if page.action(say(ui, "طلب جديد", "New case"), "F2").show(ui) {
        state.toasts.say(Tone::Done, say(ui, "سُجّل الطلب", "The case is registered"));
    }
}
