//! Tables, tabs, the trail, an empty page, the dialog and the toasts.

use egui::Ui;

use super::{GalleryState, say};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, space};
use crate::ui::widgets::{
    Answer, Button, Card, Chip, Column, Dialog, EmptyState, Icon, Part, Step, TabItem, Table, Tone, cell, gap, row,
    side_by_side, tabs, timeline,
};

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    side_by_side(ui, &[Part::Share(1.0), Part::Fixed(360.0)], space::L, |ui, part| {
        if part == 0 {
            cases(ui, state);
            gap(ui);
            Card::new().show(ui, |ui| {
                let pressed = EmptyState::new(Icon::Tasks, say(ui, "لا مهام اليوم", "No tasks today"))
                    .words(say(
                        ui,
                        "تظهر هنا المعاينات عند إسنادها إليك.",
                        "Inspections appear here when they are given to you.",
                    ))
                    .action(say(ui, "طلب جديد", "New case"), "F2")
                    .show(ui);
                if pressed {
                    state.toasts.say(Tone::Done, say(ui, "سُجّل الطلب", "The case is registered"));
                }
            });
        } else {
            trail(ui);
            gap(ui);
            row(ui, |ui| {
                if Button::danger(say(ui, "إبطال الإيصال", "Void the receipt")).show(ui).clicked() {
                    state.dialog = true;
                }
            });
        }
    });
    if state.dialog {
        let answer = Dialog::new("void", say(ui, "إبطال الإيصال؟", "Void the receipt?"))
            .words(say(
                ui,
                "يبقى الإيصال في السجل مبطلًا، ويُرد ١٥٠ ج.م إلى المواطن من عهدتك. لا يمكن التراجع.",
                "The receipt stays in the register as void and 150 EGP goes back to the citizen from your till.",
            ))
            .danger(say(ui, "إبطال الإيصال", "Void the receipt"))
            .cancel(say(ui, "إبقاء الإيصال", "Keep the receipt"))
            .show(ui.ctx(), |_| {});
        match answer {
            Some(Answer::Done) => {
                state.dialog = false;
                state.toasts.say(Tone::Stopped, say(ui, "أُبطل الإيصال", "The receipt is void"));
            }
            Some(Answer::Cancelled) => state.dialog = false,
            None => {}
        }
    }
}

fn cases(ui: &mut Ui, state: &mut GalleryState) {
    Card::new().show(ui, |ui| {
        let items = [
            TabItem::new(say(ui, "كل الطلبات", "All cases")).count(say(ui, "٢٤٠", "240")),
            TabItem::new(say(ui, "متأخرة", "Late")).count(say(ui, "٣", "3")),
            TabItem::new(say(ui, "منتهية", "Closed")),
        ];
        tabs(ui, &mut state.tab, &items);
        let columns = [
            Column::fits(say(ui, "رقم الطلب", "Case"), "C-ZAQ-03-26-000123-4"),
            Column::share(say(ui, "المواطن", "Citizen"), 1.2),
            Column::share(say(ui, "الخدمة", "Service"), 1.0),
            Column::fits(say(ui, "الحالة", "State"), say(ui, "باقي يومان", "2 days left")).beside(26.0),
            Column::fits(say(ui, "الرسوم", "Fee"), say(ui, "١٬٢٥٠٫٠٠", "1,250.00")).number(),
        ];
        let rtl = look(ui.ctx()).rtl();
        let name = move |row: usize| format!("C-ZAQ-03-26-{row:06}-4");
        Table::new("cases", say(ui, "الطلبات", "Cases"), &columns, 240).height(290.0).row_name(&name).show(
            ui,
            &mut state.row,
            |ui, row, column| case_cell(ui, row, column, rtl),
        );
    });
}

fn case_cell(ui: &mut Ui, row: usize, column: usize, rtl: bool) {
    const PEOPLE: [(&str, &str); 4] = [
        ("محمد عبد الرحمن السيد", "Mohamed Abdelrahman Elsayed"),
        ("فاطمة الزهراء حسن إبراهيم عبد الغفار الشرقاوي", "Fatma Elzahraa Hassan Ibrahim Abdelghaffar Elsharkawy"),
        ("شركة النور للتجارة", "Alnour Trading Co."),
        ("هدى علي", "Huda Ali"),
    ];
    let (arabic, english) = PEOPLE[row % 4];
    match column {
        0 => {
            cell(ui, &format!("\u{2068}C-ZAQ-03-26-{:06}-4\u{2069}", 123 + row));
        }
        1 => {
            cell(ui, if rtl { arabic } else { english });
        }
        2 => {
            cell(ui, say(ui, "ترخيص محل", "Shop licence"));
        }
        3 => {
            let tone = Tone::ALL[row % 5];
            let words = match tone {
                Tone::Done => say(ui, "مكتمل", "Complete"),
                Tone::Warning => say(ui, "باقي يومان", "2 days left"),
                Tone::Late => say(ui, "متأخر", "Late"),
                Tone::Stopped => say(ui, "موقوف", "Stopped"),
                Tone::Note => say(ui, "مسودة", "Draft"),
            };
            Chip::new(tone, words).show(ui);
        }
        _ => {
            let fee = [say(ui, "١٬٢٥٠٫٠٠", "1,250.00"), say(ui, "١١١٫١١", "111.11"), say(ui, "٣٥٠٫٠٠", "350.00")];
            cell(ui, fee[row % 3]);
        }
    }
}

fn trail(ui: &mut Ui) {
    Card::new().title(say(ui, "مسار الطلب", "The trail")).show(ui, |ui| {
        Text::new(say(ui, "الأحدث أسفل", "Newest last")).kind(Kind::Small).muted().show(ui);
        ui.add_space(space::XS);
        let steps = [
            Step {
                what: say(ui, "سُجّل الطلب", "Registered"),
                when: say(ui, "٢١/١١ ٠٩:٤١، هدى، شباك ٣", "21/11 09:41, Huda, window 3"),
                note: "",
                tone: Some(Tone::Done),
            },
            Step {
                what: say(ui, "حُصّلت الرسوم", "Fee taken"),
                when: say(ui, "٢١/١١ ٠٩:٤٤، هدى", "21/11 09:44, Huda"),
                note: say(ui, "إيصال \u{2068}R-ZAQ-03-26-000045-1\u{2069}", "Receipt R-ZAQ-03-26-000045-1"),
                tone: Some(Tone::Done),
            },
            Step {
                what: say(ui, "أُوقف لنقص مستند", "Stopped for a missing document"),
                when: say(ui, "٢٢/١١ ١٢:٠٠، سامي", "22/11 12:00, Sami"),
                note: say(ui, "عقد الإيجار غير موثق.", "The lease is not registered."),
                tone: Some(Tone::Stopped),
            },
            Step { what: say(ui, "معاينة الموقع", "Inspection"), when: "", note: "", tone: None },
            Step { what: say(ui, "إصدار الترخيص", "Licence issued"), when: "", note: "", tone: None },
        ];
        timeline(ui, &steps);
    });
}
