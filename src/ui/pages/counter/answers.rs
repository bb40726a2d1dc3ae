//! Section 3: the service's own form, two fields to a line, each checked as it is typed. What the
//! person told already is not asked again.

use egui::Ui;

use super::draft::Draft;
use super::sheet::FieldRead;
use super::spot::Spot;
use super::walk::{Days, Under, Walk, why};
use crate::domain::catalogue::FieldKind;
use crate::ui::shapes;
use crate::ui::text::{Field, Filter, Flow, Text, digits};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Part, Select, beside_or_below, column, row};

/// So many short choices stand side by side; more fold into a list.
const MOST_SEGMENTS: usize = 4;

pub fn show(ui: &mut Ui, draft: &mut Draft, walk: &mut Walk<'_>) {
    let (tr, sheet) = (walk.tr, walk.sheet);
    if sheet.service.is_some_and(|service| service.fields.is_empty()) {
        Text::new(&tr.answers_none()).muted().show(ui);
        return;
    }
    let told: Vec<String> =
        sheet.fields.iter().filter(|f| f.told.is_some()).map(|f| tr.pick(&f.field.label).to_owned()).collect();
    if !told.is_empty() {
        let list = told.join(if tr.direction().is_rtl() { "، " } else { ", " });
        Text::new(&tr.answers_from_person(list)).kind(Kind::Small).muted().show(ui);
        ui.add_space(space::S);
    }
    let typed: Vec<&FieldRead<'_>> = sheet.fields.iter().filter(|field| field.told.is_none()).collect();
    ui.spacing_mut().item_spacing.y = space::M;
    for line in lines(&typed) {
        let parts =
            if line.len() == 1 && is_wide(line[0]) { vec![Part::Share(1.0)] } else { vec![Part::Share(1.0); 2] };
        beside_or_below(ui, size::FIELD_LEAST, &parts, space::L, |ui, at| {
            if let Some(read) = line.get(at) {
                one(ui, read, draft, walk);
            }
        });
    }
}

/// Two to a line, but what needs room stands alone.
fn lines<'a>(fields: &[&'a FieldRead<'a>]) -> Vec<Vec<&'a FieldRead<'a>>> {
    let mut lines: Vec<Vec<&FieldRead<'_>>> = vec![];
    for field in fields {
        match lines.last_mut() {
            Some(line) if line.len() == 1 && !is_wide(line[0]) && !is_wide(field) => line.push(field),
            _ => lines.push(vec![field]),
        }
    }
    lines
}

fn is_wide(read: &FieldRead<'_>) -> bool {
    read.field.kind == FieldKind::TextArea
}

fn one(ui: &mut Ui, read: &FieldRead<'_>, draft: &mut Draft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let field = read.field;
    let spot = Spot::Answer(field.key.clone());
    let label = tr.pick(&field.label).to_owned();
    let text = draft.answers.entry(field.key.clone()).or_default();
    if !field.options.is_empty() {
        choose(ui, read, &label, text, spot, walk);
        return;
    }
    let optional = if field.required { String::new() } else { tr.window_optional() };
    let typed = text.chars().count();
    if field.kind == FieldKind::Date {
        walk.date(ui, spot, &label, text, Days::Any, Under { aside: &optional, ..Under::default() });
        return;
    }
    let edit = Field::new(text, ("answer", &field.key)).max(400);
    let edit = match (field.kind, shapes::of_field(field.kind, walk.country), filter(field.kind)) {
        (FieldKind::TextArea, ..) => edit.rows(3).flow(Flow::FirstStrong),
        (FieldKind::Money, Some((shape, most)), _) => {
            edit.shape(shape).max(most).unit(tr.unit(walk.country.currency()))
        }
        (_, Some((shape, most)), _) => edit.shape(shape).max(most),
        (_, None, Some(filter)) => edit.filter(filter),
        (_, None, None) => edit.flow(Flow::FirstStrong),
    };
    walk.field(
        ui,
        spot,
        &label,
        edit,
        typed,
        Under { aside: &optional, full: full_length(field.kind), ..Under::default() },
    );
}

fn choose(ui: &mut Ui, read: &FieldRead<'_>, label: &str, text: &mut String, spot: Spot, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let options = &read.field.options;
    let names: Vec<String> = options.iter().map(|choice| tr.pick(&choice.name).to_owned()).collect();
    let mut chosen = options.iter().position(|choice| choice.value == *text || choice.answers(text));
    let before = chosen;
    let letters: usize = names.iter().map(|name| name.chars().count()).sum();
    if options.len() <= MOST_SEGMENTS && letters <= 28 {
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            row(ui, |ui| Text::new(label).kind(Kind::Label).show(ui));
            let choices: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
            walk.choices(ui, spot, label, &mut chosen, &choices);
        });
    } else {
        let lack = walk
            .sheet
            .lack_at(&spot)
            .filter(|lack| walk.at.as_ref().is_some_and(|at| walk.sheet.is_before(&lack.spot, at)));
        let error = lack.map(|lack| why(&lack.why, &lack.spot, tr));
        let (hint, nothing) = (tr.answers_choose(), tr.service_none_next());
        let select = Select::new(&read.field.key, label, &names).placeholder(&hint).search(&hint, &nothing);
        let response = select.error(error.as_deref()).show(ui, &mut chosen);
        walk.meet(ui, &spot, &response, response.id);
        // A digit chooses here as it does on a strip.
        if response.has_focus() {
            chosen = walk.digit(ui, options.len()).or(chosen);
        }
        if chosen != before {
            walk.leave = Some(spot);
        }
    }
    if let Some(choice) = chosen.filter(|_| chosen != before).and_then(|at| options.get(at)) {
        text.clone_from(&choice.value);
    }
}

/// What is let in where there is no shape.
fn filter(kind: FieldKind) -> Option<Filter> {
    matches!(kind, FieldKind::Email | FieldKind::Geo).then_some(latin)
}

/// A value shorter than this is still being typed, and not yet judged.
fn full_length(kind: FieldKind) -> usize {
    match kind {
        FieldKind::EgNationalId => 14,
        FieldKind::KwCivilId => 12,
        FieldKind::BhCpr | FieldKind::EgTaxNumber => 9,
        FieldKind::Phone => 8,
        FieldKind::Email | FieldKind::Iban | FieldKind::Geo => usize::MAX,
        _ => 0,
    }
}

fn latin(c: char) -> Option<char> {
    if c.is_ascii_graphic() || c == ' ' { Some(c) } else { digits(c) }
}
