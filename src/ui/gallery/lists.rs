//! Tables in their order, narrow and narrowed; the trail; and a question over them.

use egui::Ui;

use super::{GalleryState, say};
use crate::ui::theme::{Pose, look, posed, size, space};
use crate::ui::widgets::{
    Answer, Button, Card, Chip, Column, Dialog, Part, SortKey, Step, TabItem, Table, Tone, cell, gap, row,
    side_by_side, tabs, timeline,
};

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    side_by_side(ui, &[Part::Share(1.0), Part::Fixed(300.0)], space::L, |ui, part| match part {
        0 => {
            Card::new().show(ui, |ui| cases(ui, state));
            gap(ui);
            posed(ui, Pose::Focused, |ui| Card::new().flush().show(ui, walked));
        }
        _ => {
            Card::new().title(say(ui, "مسار الطلب", "The trail")).show(ui, trail);
            gap(ui);
            row(ui, |ui| {
                if Button::danger(say(ui, "إبطال الإيصال", "Void the receipt")).show(ui).clicked() {
                    state.dialog = true;
                }
            });
        }
    });
    if state.dialog {
        question(ui, state);
    }
}

fn question(ui: &Ui, state: &mut GalleryState) {
    let words = say(
        ui,
        "يبقى الإيصال في السجل مبطلًا، ويُرد ١٥٠ ج.م إلى المواطن من عهدتك. لا يمكن التراجع.",
        "The receipt stays in the register as void and 150 EGP goes back to the citizen from your till.",
    );
    let answer = Dialog::new("void", say(ui, "إبطال الإيصال؟", "Void the receipt?"))
        .words(words)
        .danger(say(ui, "إبطال الإيصال", "Void the receipt"))
        .cancel(say(ui, "إبقاء الإيصال", "Keep the receipt"))
        .show(ui.ctx(), |_| {});
    state.dialog = answer.is_none();
    if answer == Some(Answer::Done) {
        state.toasts.say(Tone::Stopped, say(ui, "أُبطل الإيصال", "The receipt is void"));
    }
}

fn cases(ui: &mut Ui, state: &mut GalleryState) {
    let items = [
        TabItem::new(say(ui, "كل الطلبات", "All cases")).count(say(ui, "٢٤٠", "240")),
        TabItem::new(say(ui, "متأخرة", "Late")).count(say(ui, "٣", "3")),
        TabItem::new(say(ui, "منتهية", "Closed")),
    ];
    tabs(ui, &mut state.tab, &items);
    let columns = [
        Column::fits(say(ui, "رقم الطلب", "Case"), "C-ZAQ-03-26-000123-4").sorts(),
        Column::share(say(ui, "المواطن", "Citizen"), 1.2).sorts(),
        Column::share(say(ui, "الخدمة", "Service"), 1.0).seldom(),
        Column::fits(say(ui, "الحالة", "State"), say(ui, "باقي يومان", "2 days left")).beside(size::ICON_HUGE),
        Column::fits(say(ui, "الرسوم", "Fee"), say(ui, "١٬٢٥٠٫٠٠", "1,250.00")).number().sorts(),
    ];
    let rtl = look(ui.ctx()).rtl();
    let name = move |row: usize| format!("C-ZAQ-03-26-{row:06}-4");
    state.order.arrange(
        state.rows,
        |row, column| match column {
            0 => SortKey::Number(row as i64),
            1 => SortKey::text(person(row, rtl)),
            _ => SortKey::Number(FEES[row % 3]),
        },
        |row| format!("{} {}", name(row), person(row, rtl)),
    );
    Table::new("cases", say(ui, "الطلبات", "Cases"), &columns, state.rows)
        .order(&mut state.order)
        .height(290.0)
        .row_name(&name)
        .show(ui, &mut state.row, |ui, row, column| case_cell(ui, row, column, rtl));
}

/// A list that has the keyboard, with room for its chief columns only.
fn walked(ui: &mut Ui) {
    let rtl = look(ui.ctx()).rtl();
    let columns = [
        Column::fits(say(ui, "رقم الطلب", "Case"), "C-ZAQ-03-26-000123-4").sorts(),
        Column::share(say(ui, "المواطن", "Citizen"), 1.0),
    ];
    Table::new("walked", say(ui, "طلباته", "His cases"), &columns, 3).height(4.0 * size::ICON_HUGE + space::XXL).show(
        ui,
        &mut Some(1),
        |ui, row, column| case_cell(ui, row, column, rtl),
    );
}

/// In piastres, as they are sorted.
const FEES: [i64; 3] = [125_000, 11_111, 35_000];

fn person(row: usize, rtl: bool) -> &'static str {
    const PEOPLE: [(&str, &str); 4] = [
        ("محمد عبد الرحمن السيد", "Mohamed Abdelrahman Elsayed"),
        ("فاطمة الزهراء حسن إبراهيم عبد الغفار الشرقاوي", "Fatma Elzahraa Hassan Ibrahim Abdelghaffar Elsharkawy"),
        ("شركة النور للتجارة", "Alnour Trading Co."),
        ("هدى علي", "Huda Ali"),
    ];
    let (arabic, english) = PEOPLE[row % 4];
    if rtl { arabic } else { english }
}

fn case_cell(ui: &mut Ui, row: usize, column: usize, rtl: bool) {
    match column {
        0 => {
            cell(ui, &format!("\u{2068}C-ZAQ-03-26-{:06}-4\u{2069}", 123 + row));
        }
        1 => {
            cell(ui, person(row, rtl));
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
}
