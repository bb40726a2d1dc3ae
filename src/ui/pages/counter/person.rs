//! Who stands at the window, and for whom: the first column. The number is checked as it is typed and
//! tells what it can; whoever was here before is recognised.

use egui::Ui;

use super::draft::{AgentDraft, Draft, PartyDraft};
use super::sheet::PersonRead;
use super::spot::{Spot, Who};
use super::walk::{Days, Under, Walk};
use super::{Known, View};
use crate::domain::Bilingual;
use crate::domain::Country;
use crate::domain::identity::{IdentityKind, Sex};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::shapes;
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, look, space};
use crate::ui::widgets::{
    Banner, Button, Checkbox, Chip, Icon, Select, Tone, column, divider, ends, fact, key_tip, row,
};
use crate::ui::words;
use crate::views::Reference;

/// Rows of one register that are told beside the number.
const MOST_ROWS: usize = 3;

pub fn show(ui: &mut Ui, view: &View<'_>, draft: &mut Draft, walk: &mut Walk<'_>, asks: &mut Vec<Ask>) {
    if draft.completes.is_some() {
        settled(ui, draft, walk);
        return;
    }
    // Above the fields: what is owed is seen before the next word is typed.
    referred(ui, view.referred, walk.tr);
    let read = walk.sheet.applicant.clone();
    party(ui, view, Who::Applicant, &mut draft.applicant, &read, walk);
    known(ui, view, &mut draft.applicant, walk, asks);
    divider(ui);
    let mut comes = draft.agent.is_some();
    let agent = key_tip(Checkbox::new(&mut comes, &walk.tr.person_agent()).show(ui), "", keys::cap(KeyDeed::Agent));
    if agent.changed() && comes {
        calls_the_agent(view.book.country, draft, walk.wanted);
    } else if agent.changed() {
        draft.agent = None;
    }
    if let (Some(agent), Some(read)) = (&mut draft.agent, walk.sheet.agent.clone()) {
        ui.add_space(space::S);
        Text::new(&walk.tr.person_agent_title()).kind(Kind::Title).show(ui);
        party(ui, view, Who::Agent, &mut agent.party, &read, walk);
        let (label, help) = (walk.tr.person_authority(), walk.tr.person_authority_help());
        let field = Field::new(&mut agent.authority, "authority").max(120);
        walk.field(ui, Spot::Authority, &label, field, 0, Under { help: &help, ..Under::default() });
    }
}

/// The keyboard goes to the agent, who comes in if there was none. Only the box sends an agent away.
pub fn calls_the_agent(country: Country, draft: &mut Draft, wanted: &mut Option<Spot>) {
    if draft.completes.is_none() {
        let comes = || AgentDraft { party: PartyDraft::of(country), authority: String::new() };
        draft.agent.get_or_insert_with(comes);
        *wanted = Some(Spot::Number(Who::Agent));
    }
}

/// The person of a case that is being completed stays as written down.
fn settled(ui: &mut Ui, draft: &Draft, walk: &Walk<'_>) {
    let tr = walk.tr;
    fact(ui, &tr.person_name(), &draft.applicant.name);
    let masked = walk.sheet.applicant.identity.as_ref().and_then(|identity| identity.as_ref().ok());
    if let Some(identity) = masked {
        fact(ui, &words::identity_kind(identity.kind(), tr), &isolate(&identity.masked()));
    }
    if !draft.applicant.phone.is_empty() {
        fact(ui, &tr.person_phone(), &isolate(&draft.applicant.phone));
    }
}

fn party(ui: &mut Ui, view: &View<'_>, who: Who, party: &mut PartyDraft, read: &PersonRead, walk: &mut Walk<'_>) {
    ui.push_id(who, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        kind(ui, view.book.country, who, party, walk);
        number(ui, who, party, read, walk);
        name(ui, who, party, walk);
        let tr = walk.tr;
        let optional = tr.window_optional();
        let shape = shapes::phone(walk.country);
        let field = Field::new(&mut party.phone, "phone").shape(shape).max(shapes::PHONE_MOST);
        walk.field(ui, Spot::Phone(who), &tr.person_phone(), field, 0, Under { aside: &optional, ..Under::default() });
        if who == Who::Agent {
            return;
        }
        let field = Field::new(&mut party.address, "address").flow(Flow::FirstStrong).max(200);
        walk.field(
            ui,
            Spot::Address(who),
            &tr.person_address(),
            field,
            0,
            Under { aside: &optional, ..Under::default() },
        );
        if needs_birth(party.kind) {
            birth_and_sex(ui, who, party, walk);
        }
    });
}

fn kind(ui: &mut Ui, country: Country, who: Who, party: &mut PartyDraft, walk: &mut Walk<'_>) {
    let kinds = kinds(country);
    let names: Vec<String> = kinds.iter().map(|kind| words::identity_kind(*kind, walk.tr)).collect();
    let mut chosen = kinds.iter().position(|kind| *kind == party.kind);
    let label = walk.tr.person_kind();
    let response = Select::new("kind", &label, &names).show(ui, &mut chosen);
    walk.meet(ui, &Spot::Kind(who), &response, response.id);
    if let Some(kind) = chosen.and_then(|at| kinds.get(at)).filter(|kind| **kind != party.kind) {
        party.kind = *kind;
        *walk.wanted = Some(Spot::Number(who));
    }
}

/// The country's own card first.
fn kinds(country: Country) -> Vec<IdentityKind> {
    let usual = super::draft::usual_card(country);
    std::iter::once(usual).chain(IdentityKind::ALL.into_iter().filter(|kind| *kind != usual)).collect()
}

fn number(ui: &mut Ui, who: Who, party: &mut PartyDraft, read: &PersonRead, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let told = match &read.identity {
        Some(Ok(identity)) => words::told_by(identity, tr),
        _ => String::new(),
    };
    let full = full_length(party.kind);
    let typed = party.number.chars().count();
    let field = Field::new(&mut party.number, "number").max(24);
    let field = match shapes::identity(party.kind) {
        Some((shape, most)) => field.shape(shape).max(most),
        None => field.filter(card_letters),
    };
    let label = words::identity_kind(party.kind, tr);
    walk.field(ui, Spot::Number(who), &label, field, typed, Under { help: &told, full, ..Under::default() });
    if read.is_doubtful() {
        doubt(ui, who, party, walk);
    }
}

/// The State publishes no rule for the last digit, so a doubt is told and a reason asked; nothing is refused.
fn doubt(ui: &mut Ui, who: Who, party: &mut PartyDraft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    Banner::new(Tone::Warning, &tr.person_doubt()).detail(&tr.person_doubt_words()).show(ui);
    let field = Field::new(&mut party.doubt, "doubt").max(120);
    walk.field(ui, Spot::Doubt(who), &tr.person_doubt_reason(), field, 0, Under::default());
    let usual = tr.person_doubt_usual();
    if party.doubt.trim().is_empty() && Button::quiet(&usual).icon(Icon::Check).small().show(ui).clicked() {
        party.doubt = usual;
        walk.leave = Some(Spot::Doubt(who));
    }
}

fn name(ui: &mut Ui, who: Who, party: &mut PartyDraft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let label = if words::is_company(party.kind) { tr.person_name_company() } else { tr.person_name() };
    let field = Field::new(&mut party.name, "name").flow(Flow::FirstStrong).max(120);
    walk.field(ui, Spot::Name(who), &label, field, 0, Under::default());
    card(ui, who, party, walk);
}

/// What the lines of the card told: the name as a suggestion, and that its time is over.
fn card(ui: &mut Ui, who: Who, party: &mut PartyDraft, walk: &mut Walk<'_>) {
    let Some(read) = party.read.clone() else { return };
    let tr = walk.tr;
    if !read.name.is_empty() && read.name != party.name.trim() {
        Text::new(&tr.person_on_card(isolate(&read.name))).kind(Kind::Small).muted().show(ui);
        if Button::quiet(&tr.person_use_card()).icon(Icon::Check).small().flush().show(ui).clicked() {
            party.name.clone_from(&read.name);
            walk.leave = Some(Spot::Name(who));
        }
    }
    if let Some(last) = read.expiry.filter(|last| *last < walk.today) {
        let words = tr.person_card_expired(tr.date(last));
        Banner::new(Tone::Warning, &words).detail(&tr.person_card_expired_words()).show(ui);
    }
}

fn birth_and_sex(ui: &mut Ui, who: Who, party: &mut PartyDraft, walk: &mut Walk<'_>) {
    let tr = walk.tr;
    let (help, optional) = (tr.person_birth_help(), tr.window_optional());
    let under = Under { help: &help, aside: &optional, ..Under::default() };
    walk.date(ui, Spot::Birth(who), &tr.person_birth(), &mut party.birth, Days::Past, under);
    let (male, female) = (words::sex(Sex::Male, tr), words::sex(Sex::Female, tr));
    Text::new(&tr.person_sex()).kind(Kind::Label).show(ui);
    let choices = [(Sex::Male, male.as_str()), (Sex::Female, female.as_str())];
    walk.choices(ui, Spot::Sex(who), &tr.person_sex(), &mut party.sex, &choices);
}

/// Whoever was here before with this number: their earlier cases, and another spelling of the name.
fn known(ui: &mut Ui, view: &View<'_>, party: &mut PartyDraft, walk: &mut Walk<'_>, asks: &mut Vec<Ask>) {
    let Some(known) = view.known else { return };
    let tr = walk.tr;
    ui.add_space(space::S);
    match known {
        Known::Asked => {
            Text::new(&tr.person_search()).kind(Kind::Small).muted().show(ui);
        }
        Known::New => {
            Text::new(&tr.person_new()).kind(Kind::Small).muted().show(ui);
        }
        Known::Here(person) => {
            Chip::new(Tone::Note, &tr.person_known(person.cases.len())).icon(Icon::Person).show(ui);
            if person.party.name.trim() != party.name.trim() && !party.name.trim().is_empty() {
                ends(
                    ui,
                    |ui| drop(Text::new(&tr.person_known_as(&person.party.name)).kind(Kind::Small).muted().show(ui)),
                    |ui| {
                        if Button::quiet(&tr.person_use_known()).small().show(ui).clicked() {
                            party.name.clone_from(&person.party.name);
                            walk.leave = Some(Spot::Name(Who::Applicant));
                        }
                    },
                );
            }
            for case in person.cases.iter().take(4) {
                earlier(ui, view, case, walk, asks);
            }
        }
    }
}

fn earlier(ui: &mut Ui, view: &View<'_>, case: &crate::views::CaseRow, walk: &Walk<'_>, asks: &mut Vec<Ask>) {
    let tr = walk.tr;
    let service = view.book.catalogue.service(&case.service);
    let name = service.map_or_else(|| case.service.clone(), |service| tr.pick(&service.name).to_owned());
    column(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row(ui, |ui| {
            let no = isolate(case.no.as_str());
            if Button::quiet(&no).small().flush().show(ui).clicked() {
                asks.push(Ask::OpenCase(case.no.to_string()));
            }
            Text::new(&words::stage(case.stage, tr)).kind(Kind::Small).muted().show(ui);
        });
        let ink = look(ui.ctx()).palette.muted;
        Text::new(&name).kind(Kind::Small).color(ink).elide().show(ui);
    });
}

/// A number shorter than this is still being typed.
fn full_length(kind: IdentityKind) -> usize {
    match kind {
        IdentityKind::EgNationalId => 14,
        IdentityKind::KwCivilId => 12,
        IdentityKind::BhCpr | IdentityKind::TaxNumber => 9,
        IdentityKind::Passport | IdentityKind::ResidencePermit => 5,
        IdentityKind::CommercialRegister => 1,
    }
}

fn needs_birth(kind: IdentityKind) -> bool {
    matches!(kind, IdentityKind::Passport | IdentityKind::ResidencePermit | IdentityKind::BhCpr)
}

/// What stands on passports and registers.
fn card_letters(c: char) -> Option<char> {
    crate::ui::text::reference(c)
}

/// What headquarters' registers say of the number: arrears, fines, a licence that ran out.
fn referred(ui: &mut Ui, registers: &[Reference], tr: &Tr) {
    for found in registers {
        let register = tr.pick(&found.title);
        let words = match found.total {
            Some(total) => tr.referred_total(register, tr.money(total)),
            None => tr.referred_found(register, found.rows.len()),
        };
        let of_row = |row: &Vec<(Bilingual, String)>| {
            let told: Vec<String> =
                row.iter().map(|(title, value)| format!("{}: {}", tr.pick(title), isolate(value))).collect();
            told.join(" · ")
        };
        let mut lines = vec![tr.referred_as_of(tr.date(found.as_of))];
        lines.extend(found.rows.iter().take(MOST_ROWS).map(of_row));
        lines.extend(found.blocks.then(|| tr.referred_blocks()));
        let tone = if found.blocks { Tone::Stopped } else { Tone::Warning };
        Banner::new(tone, &words).detail(&lines.join("\n")).show(ui);
        ui.add_space(space::S);
    }
}
