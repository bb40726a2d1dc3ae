//! Answering questions by the same rules that commands obey. Nothing is changed.

use super::intake::{lines_by_method, quote, service};
use super::{Desk, Rulebook};
use crate::app::papers;
use crate::app::{
    Answer, DayUnit, DueAnswer, Fault, FeeAnswer, GovernorateFacts, IdentityFacts, Question, ServiceLine, SkippedDay,
};
use crate::domain::calendar::DayOff;
use crate::domain::fee::FeeQuote;
use crate::domain::identity::Identity;
use crate::domain::{Bilingual, Country, DayKind, Money, Service, deadline};
use crate::i18n::Tr;
use crate::views::CaseDetail;

/// Cases in one answer.
const MOST_CASES: u32 = 200;

pub(super) fn answer(desk: &Desk, question: Question) -> Result<Answer, Fault> {
    match question {
        Question::ParseId { text, kind, country } => {
            let today = desk.today();
            let identity = match kind {
                Some(kind) => Identity::parse(kind, &text, today)?,
                None => Identity::parse_any(&text, country.unwrap_or(desk.centre.country), today)?,
            };
            Ok(Answer::Identity(facts(identity)))
        }
        Question::FindService { text, country } => with_book(desk, country, |book| {
            let services = book.catalogue.find(&text).into_iter().map(line).collect();
            Ok(Answer::Services { services })
        }),
        Question::Service { code } => {
            let country = country_of(&code);
            with_book(desk, country, |book| Ok(Answer::Service(Box::new(service(book, &code)?.clone()))))
        }
        Question::FindCase { text } => {
            Ok(Answer::Cases { cases: desk.register.find_cases(&text, desk.centre.country, MOST_CASES)? })
        }
        Question::Case { case } => {
            let case = desk.case_named(&case)?;
            let paper_names = papers::names(desk.book_of(&case)?.catalogue.service(&case.service), &case);
            Ok(Answer::Case(Box::new(CaseDetail { paper_names, ..desk.register.case_detail(case.uid)? })))
        }
        Question::Badge { no } => {
            let no = no.parse().map_err(|_| Fault::BadNumber(no))?;
            Ok(Answer::Badge { officer: desk.register.officer_of_badge(&no)?.map(|officer| officer.id) })
        }
        Question::Ticket { no } => Ok(Answer::Ticket { case: desk.register.case_of_ticket(&no)? }),
        Question::Licence { text } => desk.licence_told(&text).map(|told| Answer::Licence(Box::new(told))),
        Question::Person { number } => {
            let known = desk.register.known_person(&crate::domain::digits::compact(&number))?;
            Ok(Answer::Person { known: known.map(Box::new) })
        }
        Question::QuoteFee { service: code, fee, method } => with_book(desk, country_of(&code), |book| {
            let mut quote = quote(service(book, &code)?, &fee, book.country.currency())?;
            if let Some(method) = method {
                quote.lines = lines_by_method(book, desk.today(), &quote, method)?;
                quote.total = Money::sum(quote.total.currency(), quote.lines.iter().map(|line| line.amount))?;
            }
            Ok(Answer::Fee(worded(quote, &desk.tr())))
        }),
        Question::DueDate { country, start, count, kind } => {
            with_book(desk, Some(country), |book| Ok(Answer::DueDate(due(book, start, count, kind))))
        }
        Question::AmountInWords { amount, currency, language } => {
            let amount = Money::parse(&amount, currency)?;
            let tr = language.map_or_else(|| desk.tr(), |language| Tr::new(language, desk.centre.digits));
            Ok(Answer::Words { words: tr.in_words(amount) })
        }
        Question::Today {} => Ok(Answer::Today(desk.register.day_summary()?)),
        Question::Batches {} => Ok(Answer::Batches { batches: desk.register.batches()? }),
        Question::Packs {} => Ok(Answer::Packs { packs: desk.register.packs()?, to_come: desk.catalogue_to_come()? }),
        Question::DecisionsThatCame {} => {
            Ok(Answer::DecisionsThatCame { decisions: desk.register.decisions_that_came()? })
        }
        Question::Referred { number } => Ok(Answer::Referred { registers: desk.referred(&number)? }),
        Question::Till {} => desk.own_till(),
        Question::Tills {} => desk.all_tills(),
        Question::Trays {} => desk.trays(),
        Question::LateCases {} => Ok(Answer::LateCases(Box::new(desk.late_cases(&desk.serving()?.id)?))),
        Question::Papers {} => Ok(Answer::Papers(Box::new(desk.paper_room()?))),
        Question::Printers {} => Ok(Answer::Printers(Box::new(desk.printers_known()))),
        Question::Backups {} => Ok(Answer::Backups { places: desk.keeper.standing() }),
        Question::RestorePlan { file } => Ok(Answer::RestorePlan(Box::new(desk.restore_plan(&file)?))),
        Question::Pages {} => Ok(Answer::Pages(Box::new(desk.pages()))),
        Question::ToScan {} => Ok(Answer::ToScan { cases: desk.to_scan()? }),
        Question::ToDecide {} => desk.to_decide(),
        Question::CaseToDecide { case } => desk.case_to_decide(&case),
        Question::RetentionPlan { until } => Ok(Answer::RetentionPlan(Box::new(desk.retention_plan(until)?))),
        Question::AccessLog { of, reason } => Ok(Answer::AccessLog(Box::new(desk.access_log(&of, &reason)?))),
        Question::Staff {} => Ok(Answer::Staff { staff: desk.register.officers()? }),
        Question::LockedNames {} => Ok(Answer::LockedNames { names: desk.register.locked_names()? }),
        Question::WhoAmI {} => Ok(Answer::Officer { officer: desk.session.clone() }),
    }
}

/// The rules of the centre's own country, or of another by the program's own data.
fn with_book<T>(
    desk: &Desk,
    country: Option<Country>,
    use_it: impl FnOnce(&Rulebook) -> Result<T, Fault>,
) -> Result<T, Fault> {
    match country {
        Some(other) if other != desk.centre.country => use_it(&Rulebook::shipped(other)?),
        _ => use_it(&desk.book),
    }
}

/// A service's code begins with its country's.
fn country_of(code: &str) -> Option<Country> {
    code.trim().get(..2).and_then(Country::from_code)
}

fn facts(identity: Identity) -> IdentityFacts {
    IdentityFacts {
        masked: identity.masked(),
        birth_date: identity.birth_date(),
        sex: identity.sex(),
        governorate: identity
            .governorate()
            .map(|governorate| GovernorateFacts { code: governorate.code.to_string(), name: governorate.name() }),
        check_digit_agrees: identity.check_digit_agrees(),
        identity,
    }
}

fn line(service: &Service) -> ServiceLine {
    ServiceLine {
        code: service.code.clone(),
        name: service.name.clone(),
        category: service.category.clone(),
        department: service.department.clone(),
    }
}

fn worded(quote: FeeQuote, tr: &Tr) -> FeeAnswer {
    FeeAnswer { words: tr.in_words(quote.total), quote }
}

fn due(book: &Rulebook, start: chrono::NaiveDate, count: u16, unit: DayUnit) -> DueAnswer {
    let kind = match unit {
        DayUnit::WorkingDays => DayKind::Working,
        DayUnit::CalendarDays => DayKind::Calendar,
        DayUnit::Weeks => DayKind::Week,
        DayUnit::Months => DayKind::Month,
    };
    let due = deadline::due(&book.calendar, start, count, kind);
    DueAnswer {
        due: due.date,
        estimated: due.estimated,
        falls_on_day_off: due.falls_on_day_off.is_some(),
        skipped: due.skipped.into_iter().map(|day| SkippedDay { date: day.date, why: why(day.why) }).collect(),
    }
}

fn why(day: DayOff) -> Bilingual {
    match day {
        DayOff::Weekend(_) => Bilingual::new("عطلة أسبوعية", "weekend"),
        DayOff::Holiday(holiday) => holiday.name,
    }
}
