//! What two units did about one case, each without knowing of the other: told above everything else, with who settles it
//! and, for whoever that is, the deeds to choose from.

use egui::Ui;

use super::{Draft, View};
use crate::domain::case::{Conflict, DeedAt, Matter, Settler};
use crate::domain::ledger;
use crate::i18n::Tr;
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Banner, Button, Card, TextField, Tone, ends};
use crate::ui::words;
use crate::views::CaseDetail;

pub fn show(ui: &mut Ui, view: &View<'_>, detail: &CaseDetail, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    for (at, conflict) in detail.conflicts.iter().enumerate().filter(|(_, conflict)| conflict.settled.is_none()) {
        ui.push_id(("conflict", at), |ui| {
            Card::new().show(ui, |ui| one(ui, view, detail, conflict, tr, draft, asks));
        });
        ui.add_space(space::S);
    }
}

fn one(
    ui: &mut Ui,
    view: &View<'_>,
    detail: &CaseDetail,
    conflict: &Conflict,
    tr: &Tr,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
) {
    let station = words::window_no(&conflict.at, tr);
    let settler = match conflict.settler {
        Settler::Supervisor => tr.conflict_settler_supervisor(station),
        Settler::BackOffice => tr.conflict_settler_back_office(station),
    };
    Banner::new(Tone::Warning, &matter(view, detail, &conflict.matter, tr)).detail(&settler).show(ui);
    ui.add_space(space::S);
    Text::new(&tr.conflict_title()).kind(Kind::Small).muted().show(ui);
    let may = view.may_settle && conflict.settler == Settler::Supervisor;
    if may {
        let label = tr.conflict_reason();
        TextField::new(&label, Field::new(&mut draft.settling, "settling").max(120)).show(ui);
    }
    for deed in &conflict.deeds {
        let told = told(detail, deed, tr);
        ends(
            ui,
            |ui| drop(Text::new(&told).show(ui)),
            |ui| {
                let ready = ledger::reason(&draft.settling).is_some();
                let why = tr.conflict_reason();
                if may && Button::secondary(&tr.conflict_stands()).small().why(&why).enabled(ready).show(ui).clicked() {
                    asks.push(Ask::Settle {
                        case: detail.case.no.to_string(),
                        matter: conflict.matter.clone(),
                        stands: deed.clone(),
                        reason: std::mem::take(&mut draft.settling),
                    });
                }
            },
        );
    }
}

fn matter(view: &View<'_>, detail: &CaseDetail, matter: &Matter, tr: &Tr) -> String {
    match matter {
        Matter::Paid => tr.conflict_paid(),
        Matter::Decided => tr.conflict_decided(),
        Matter::HandedOver => tr.conflict_handed_over(),
        Matter::Answered { key } => {
            let service = view.book.catalogue.service(&detail.case.service);
            let field = service.and_then(|service| service.fields.iter().find(|field| field.key == *key));
            tr.conflict_answered(field.map_or(key.as_str(), |field| tr.pick(&field.label)))
        }
        Matter::Paper { index } => {
            let name = detail.paper_names.get(usize::from(*index)).map(|name| tr.pick(name).to_owned());
            tr.conflict_paper(name.unwrap_or_else(|| tr.number(u64::from(*index) + 1)))
        }
    }
}

/// What was done, by whom, where and when.
fn told(detail: &CaseDetail, deed: &DeedAt, tr: &Tr) -> String {
    let entry = detail.trail.iter().find(|entry| entry.station == deed.station && entry.seq == deed.seq);
    let Some(entry) = entry else { return format!("{}/{}", deed.station, deed.seq) };
    let detail = entry.detail.as_ref().map(|detail| words::trail_detail(detail, tr)).filter(|text| !text.is_empty());
    [Some(words::trail(entry, tr)), detail, Some(words::trail_by(entry, tr))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
