//! What the draft means right now: what is good, what is missing and where, and what the main button
//! will therefore do. Pure; made anew from the draft whenever it is drawn.

use chrono::NaiveDate;

use super::draft::{Draft, PartyDraft, Pay};
use super::fee::{FeeRead, read_fee};
use super::spot::{Part, Spot, Who};
use crate::app::Rulebook;
use crate::domain::catalogue::{FieldError, FieldKind, FormField, Told};
use crate::domain::identity::{Identity, IdentityError};
use crate::domain::phone::{Phone, PhoneError};
use crate::domain::{Bilingual, Money, Service};

/// A sheet as read. `None` in a reading means that nothing was typed.
pub struct Sheet<'a> {
    pub applicant: PersonRead,
    pub agent: Option<PersonRead>,
    pub service: Option<&'a Service>,
    pub fields: Vec<FieldRead<'a>>,
    pub fee: FeeRead,
    /// In the order of the sheet.
    pub lacks: Vec<Lack>,
    order: Vec<Spot>,
    completes: bool,
}

/// What a person's numbers tell.
#[derive(Debug, Clone, Default)]
pub struct PersonRead {
    pub identity: Option<Result<Identity, IdentityError>>,
    pub phone: Option<Result<Phone, PhoneError>>,
    pub birth: Option<Result<NaiveDate, FieldError>>,
}

impl PersonRead {
    pub fn is_doubtful(&self) -> bool {
        matches!(&self.identity, Some(Ok(identity)) if !identity.check_digit_agrees())
    }

    fn of(draft: &PartyDraft, book: &Rulebook, today: NaiveDate) -> Self {
        let typed = |text: &str| !text.trim().is_empty();
        Self {
            identity: typed(&draft.number).then(|| Identity::parse(draft.kind, &draft.number, today)),
            phone: typed(&draft.phone).then(|| Phone::parse(book.country, &draft.phone)),
            birth: typed(&draft.birth).then(|| read_birth(&draft.birth, book, today)),
        }
    }
}

/// A field of the service's form: what is kept of what was typed, or of what the person told already.
pub struct FieldRead<'a> {
    pub field: &'a FormField,
    /// What the person's own data say; then nothing need be typed.
    pub told: Option<String>,
    pub check: Option<Result<String, FieldError>>,
}

/// Something missing or wrong, and how much it holds up.
#[derive(Debug, Clone, PartialEq)]
pub struct Lack {
    pub spot: Spot,
    pub why: Why,
    pub holds: Holds,
}

/// What is wrong at a spot.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    Blank,
    Identity(IdentityError),
    Phone(PhoneError),
    Field { label: Bilingual, fault: FieldError },
    BlankField { label: Bilingual },
    Fee(super::fee::FeeLack),
}

/// What cannot be done before it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nothing can be committed.
    Everything,
    /// The case is kept, but the office's clock does not start.
    Completeness,
}

/// What the main button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Goes to the first thing that is missing.
    Fill,
    Register(Taking),
    Complete(Taking),
}

/// What is taken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    Fee(Money),
    /// The service is free, or paid for already.
    Nothing,
    /// Complete, to be paid another time.
    Unpaid,
    /// Papers are missing.
    Incomplete,
}

impl<'a> Sheet<'a> {
    pub fn read(draft: &Draft, book: &'a Rulebook, today: NaiveDate) -> Sheet<'a> {
        let service = draft.service.as_deref().and_then(|code| book.catalogue.service(code));
        let fields = service.map(|service| read_fields(service, draft, book, today)).unwrap_or_default();
        let mut sheet = Sheet {
            applicant: PersonRead::of(&draft.applicant, book, today),
            agent: draft.agent.as_ref().map(|agent| PersonRead::of(&agent.party, book, today)),
            service,
            fields,
            fee: read_fee(service, draft, book, today),
            lacks: vec![],
            order: vec![],
            completes: draft.completes.is_some(),
        };
        sheet.lacks = sheet.find_lacks(draft);
        sheet.order = sheet.find_order(draft);
        sheet
    }

    pub fn deed(&self, draft: &Draft) -> Deed {
        if self.lacks.iter().any(|lack| lack.holds == Holds::Everything) {
            return Deed::Fill;
        }
        let taking = if !self.papers_there(draft) {
            Taking::Incomplete
        } else {
            match (&self.fee, draft.pay) {
                (FeeRead::Quoted(fee), Some(Pay::By(_))) if !fee.total.is_zero() => Taking::Fee(fee.total),
                (FeeRead::Free { .. } | FeeRead::Paid, _) | (FeeRead::Quoted(_), Some(Pay::By(_))) => Taking::Nothing,
                _ => Taking::Unpaid,
            }
        };
        if self.completes { Deed::Complete(taking) } else { Deed::Register(taking) }
    }

    /// Whether every required document is marked as there.
    pub fn papers_there(&self, draft: &Draft) -> bool {
        self.service.is_some() && self.missing_papers(draft) == 0
    }

    pub fn missing_papers(&self, draft: &Draft) -> usize {
        self.required_papers().filter(|no| !is_there(draft, *no)).count()
    }

    pub fn papers_of(&self) -> usize {
        self.required_papers().count()
    }

    fn required_papers(&self) -> impl Iterator<Item = u16> {
        let documents = self.service.map(|service| service.documents.as_slice()).unwrap_or_default();
        (1..).zip(documents).filter(|(_, document)| document.required).map(|(no, _)| no)
    }

    /// The first lack at `spot`.
    pub fn lack_at(&self, spot: &Spot) -> Option<&Lack> {
        self.lacks.iter().find(|lack| lack.spot == *spot)
    }

    pub fn lacks_in(&self, part: Part) -> impl Iterator<Item = &Lack> {
        self.lacks.iter().filter(move |lack| lack.spot.part() == Some(part))
    }

    pub fn is_complete(&self, part: Part) -> bool {
        self.service.is_some() && self.lacks_in(part).next().is_none()
    }

    /// Where Enter leads from `from`: on to the next spot that wants something, else back to the first
    /// that holds everything up, else to the main button.
    pub fn next(&self, from: Option<&Spot>, draft: &Draft) -> Spot {
        let at = from.and_then(|from| self.order.iter().position(|spot| spot == from));
        let later = at.map_or(0, |at| at + 1);
        let wanted = |spot: &&Spot| self.wants(spot, draft);
        let first_held = || self.lacks.iter().find(|lack| lack.holds == Holds::Everything).map(|lack| &lack.spot);
        self.order[later..].iter().find(wanted).or_else(first_held).cloned().unwrap_or(Spot::Go)
    }

    /// Whether one comes to `one` before `other` on the way over the sheet.
    pub fn is_before(&self, one: &Spot, other: &Spot) -> bool {
        let place = |wanted: &Spot| self.order.iter().position(|spot| spot == wanted);
        place(one).zip(place(other)).is_some_and(|(one, other)| one < other)
    }

    /// The first spot of a section: what is missing in it, else its beginning.
    pub fn entry(&self, part: Part) -> Option<Spot> {
        let lack = self.lacks_in(part).next().map(|lack| lack.spot.clone());
        lack.or_else(|| self.order.iter().find(|spot| spot.part() == Some(part)).cloned())
    }

    /// A document that was marked as missing is settled for now; one that was not looked at is not.
    fn wants(&self, spot: &Spot, draft: &Draft) -> bool {
        match spot {
            Spot::Paper(no) => self.lack_at(spot).is_some() && draft.paper_state(*no).is_none(),
            Spot::Phone(Who::Applicant) => self.lack_at(spot).is_some() || draft.applicant.phone.trim().is_empty(),
            _ => self.lack_at(spot).is_some(),
        }
    }

    fn find_lacks(&self, draft: &Draft) -> Vec<Lack> {
        let mut lacks = vec![];
        if !self.completes {
            person_lacks(&mut lacks, Who::Applicant, &draft.applicant, &self.applicant);
            if let (Some(agent), Some(read)) = (&draft.agent, &self.agent) {
                person_lacks(&mut lacks, Who::Agent, &agent.party, read);
                if agent.authority.trim().is_empty() {
                    lacks.push(Lack { spot: Spot::Authority, why: Why::Blank, holds: Holds::Everything });
                }
            }
        }
        if self.service.is_none() {
            lacks.push(Lack { spot: Spot::Service, why: Why::Blank, holds: Holds::Everything });
            return lacks;
        }
        let missing = self.required_papers().filter(|no| !is_there(draft, *no));
        lacks.extend(missing.map(|no| Lack { spot: Spot::Paper(no), why: Why::Blank, holds: Holds::Completeness }));
        let there = self.papers_there(draft);
        lacks.extend(self.fields.iter().filter_map(|field| field_lack(field, there)));
        if there && draft.pay != Some(Pay::Later) {
            lacks.extend(self.fee.lacks(draft));
        }
        lacks
    }

    fn find_order(&self, draft: &Draft) -> Vec<Spot> {
        let mut order = vec![];
        if !self.completes {
            person_order(&mut order, Who::Applicant, &self.applicant);
            if let Some(agent) = &self.agent {
                person_order(&mut order, Who::Agent, agent);
                order.push(Spot::Authority);
            }
            order.push(Spot::Service);
        }
        let papers = self.service.map_or(0, |service| service.documents.len());
        order.extend((1..).take(papers).map(Spot::Paper));
        let typed = self.fields.iter().filter(|field| field.told.is_none());
        order.extend(typed.map(|field| Spot::Answer(field.field.key.clone())));
        order.extend(self.fee.spots(draft));
        order.push(Spot::Go);
        order
    }
}

fn is_there(draft: &Draft, no: u16) -> bool {
    draft.paper_state(no).is_some_and(|state| state.is_settled())
}

fn person_order(order: &mut Vec<Spot>, who: Who, read: &PersonRead) {
    order.push(Spot::Number(who));
    if read.is_doubtful() {
        order.push(Spot::Doubt(who));
    }
    order.extend([Spot::Name(who), Spot::Phone(who)]);
}

fn person_lacks(lacks: &mut Vec<Lack>, who: Who, draft: &PartyDraft, read: &PersonRead) {
    let mut lack = |spot, why| lacks.push(Lack { spot, why, holds: Holds::Everything });
    match &read.identity {
        None => lack(Spot::Number(who), Why::Blank),
        Some(Err(error)) => lack(Spot::Number(who), Why::Identity(error.clone())),
        Some(Ok(_)) if read.is_doubtful() && draft.doubt.trim().is_empty() => lack(Spot::Doubt(who), Why::Blank),
        Some(Ok(_)) => {}
    }
    if draft.name.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        lack(Spot::Name(who), Why::Blank);
    }
    if let Some(Err(error)) = &read.phone {
        lack(Spot::Phone(who), Why::Phone(error.clone()));
    }
    if let Some(Err(fault)) = &read.birth {
        let label = Bilingual::default();
        lack(Spot::Birth(who), Why::Field { label, fault: fault.clone() });
    }
}

/// A blank field may wait while papers are missing too; what is typed wrongly is never taken.
fn field_lack(read: &FieldRead<'_>, papers_there: bool) -> Option<Lack> {
    let spot = Spot::Answer(read.field.key.clone());
    let label = read.field.label.clone();
    match &read.check {
        Some(Ok(_)) => None,
        // It is mended where the person's data stand, and told there.
        Some(Err(_)) if read.told.is_some() => None,
        Some(Err(fault)) => {
            Some(Lack { spot, why: Why::Field { label, fault: fault.clone() }, holds: Holds::Everything })
        }
        None if !read.field.required => None,
        None => {
            let holds = if papers_there { Holds::Everything } else { Holds::Completeness };
            Some(Lack { spot, why: Why::BlankField { label }, holds })
        }
    }
}

fn read_fields<'a>(service: &'a Service, draft: &Draft, book: &Rulebook, today: NaiveDate) -> Vec<FieldRead<'a>> {
    let read = |field: &'a FormField| {
        let typed = draft.answers.get(&field.key).map(String::as_str).unwrap_or_default();
        let told = field.told_by(&told(&draft.applicant)).filter(|_| typed.trim().is_empty()).map(str::to_owned);
        let text = told.as_deref().unwrap_or(typed);
        let check = (!text.trim().is_empty()).then(|| field.check(text, book.country, today));
        FieldRead { field, told, check }
    };
    service.fields.iter().map(read).collect()
}

/// The applicant's own data, as typed so far.
fn told(applicant: &PartyDraft) -> Told<'_> {
    let PartyDraft { kind, number, name, phone, address, .. } = applicant;
    Told { kind: *kind, number, name, phone, address }
}

fn read_birth(typed: &str, book: &Rulebook, today: NaiveDate) -> Result<NaiveDate, FieldError> {
    let text = FieldKind::Date.check(typed, book.country, today)?;
    text.parse().map_err(|_| FieldError::NotADate { typed: typed.to_owned() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::Country;
    use crate::domain::case::DocumentState;
    use crate::domain::identity::IdentityKind;
    use crate::domain::payment_rules::PaymentMethod;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn book() -> Rulebook {
        Rulebook::shipped(Country::Egypt).unwrap()
    }

    /// Somebody with a good card asks for the site statement: two of its four papers are to hand.
    fn sheet_of_a_citizen() -> Draft {
        let mut draft = Draft::new(Country::Egypt, "c1".into());
        draft.applicant.number = "29406191300551".into();
        draft.applicant.name = "محمد أحمد السيد".into();
        draft.applicant.phone = "01012345678".into();
        draft.choose_service("EG-BLD-01");
        draft
    }

    fn hand_over_all(draft: &mut Draft, book: &Rulebook) {
        let service = book.catalogue.service("EG-BLD-01").unwrap();
        for no in (1..).take(service.documents.len()) {
            draft.paper(no).state = Some(DocumentState::OriginalSeenCopyKept);
        }
    }

    fn answer_all(draft: &mut Draft, book: &Rulebook) {
        for (key, text) in [
            ("applicant_role", "owner"),
            ("district", "الزقازيق"),
            ("street", "النصر"),
            ("building_no", "5"),
            ("plot_area_m2", "120"),
        ] {
            draft.answers.insert(key.into(), text.into());
        }
        assert!(Sheet::read(draft, book, today()).is_complete(Part::Answers));
    }

    #[test]
    fn an_empty_sheet_asks_for_the_number_first() {
        let book = book();
        let draft = Draft::new(Country::Egypt, String::new());
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.deed(&draft), Deed::Fill);
        assert_eq!(sheet.next(None, &draft), Spot::Number(Who::Applicant));
        assert_eq!(sheet.next(Some(&Spot::Number(Who::Applicant)), &draft), Spot::Name(Who::Applicant));
    }

    #[test]
    fn without_papers_the_case_is_kept_incomplete() {
        let book = book();
        let draft = sheet_of_a_citizen();
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.deed(&draft), Deed::Register(Taking::Incomplete));
        assert_eq!(sheet.next(Some(&Spot::Service), &draft), Spot::Paper(1));
        assert!(sheet.missing_papers(&draft) > 0);
    }

    #[test]
    fn a_paper_marked_as_missing_is_not_asked_for_again() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        draft.paper(1).state = Some(DocumentState::Missing);
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.next(Some(&Spot::Service), &draft), Spot::Paper(2));
        assert!(sheet.lack_at(&Spot::Paper(1)).is_some());
    }

    #[test]
    fn what_the_person_told_is_not_asked_again() {
        let book = book();
        let draft = sheet_of_a_citizen();
        let sheet = Sheet::read(&draft, &book, today());
        let told: Vec<&str> = sheet.fields.iter().filter(|f| f.told.is_some()).map(|f| f.field.key.as_str()).collect();
        assert_eq!(told, ["applicant_name", "national_id", "mobile"]);
    }

    #[test]
    fn complete_and_paid_says_how_much_it_takes() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        hand_over_all(&mut draft, &book);
        assert_eq!(Sheet::read(&draft, &book, today()).deed(&draft), Deed::Fill, "the form is blank");
        answer_all(&mut draft, &book);
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.next(Some(&Spot::Service), &draft), Spot::Assessed);
        draft.fee.assessed = "150".into();
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.next(Some(&Spot::Assessed), &draft), Spot::Method);
        draft.pay = Some(Pay::By(PaymentMethod::Cash));
        let sheet = Sheet::read(&draft, &book, today());
        let Deed::Register(Taking::Fee(total)) = sheet.deed(&draft) else { unreachable!("{:?}", sheet.lacks) };
        assert_eq!(total.to_string(), "150.00");
        assert_eq!(sheet.next(Some(&Spot::Method), &draft), Spot::Go);
    }

    #[test]
    fn paying_later_keeps_a_complete_case() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        hand_over_all(&mut draft, &book);
        answer_all(&mut draft, &book);
        draft.pay = Some(Pay::Later);
        assert_eq!(Sheet::read(&draft, &book, today()).deed(&draft), Deed::Register(Taking::Unpaid));
    }

    #[test]
    fn a_card_needs_its_reference() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        hand_over_all(&mut draft, &book);
        answer_all(&mut draft, &book);
        draft.fee.assessed = "150".into();
        draft.pay = Some(Pay::By(PaymentMethod::Card));
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.next(Some(&Spot::Method), &draft), Spot::Reference);
        assert_eq!(sheet.deed(&draft), Deed::Fill);
    }

    #[test]
    fn a_doubtful_digit_asks_for_a_reason_and_goes_on() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        let doubtful = (0..10).map(|last| format!("2940619130055{last}")).find(|number| {
            Identity::parse(IdentityKind::EgNationalId, number, today()).is_ok_and(|id| !id.check_digit_agrees())
        });
        draft.applicant.number = doubtful.unwrap();
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.next(Some(&Spot::Number(Who::Applicant)), &draft), Spot::Doubt(Who::Applicant));
        draft.applicant.doubt = "مطابق للبطاقة".into();
        assert_eq!(Sheet::read(&draft, &book, today()).deed(&draft), Deed::Register(Taking::Incomplete));
    }

    #[test]
    fn a_wrong_value_holds_everything_even_in_an_incomplete_case() {
        let book = book();
        let mut draft = sheet_of_a_citizen();
        draft.answers.insert("plot_area_m2".into(), "كبير".into());
        let sheet = Sheet::read(&draft, &book, today());
        assert_eq!(sheet.deed(&draft), Deed::Fill);
        assert_eq!(sheet.next(Some(&Spot::Go), &draft), Spot::Answer("plot_area_m2".into()));
    }
}
