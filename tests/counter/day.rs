//! A day at the counter without a window: the main path and its side paths, as stories.

use serde_json::json;
use shubbak::app::{Answer, Fault, Outcome};
use shubbak::domain::Country;
use shubbak::domain::case::Stage;
use shubbak::register::RegisterFault;

use crate::centre::{Centre, SUNDAY_MORNING, all_seen, desk_in, site_validity, unlocked};

#[test]
fn a_citizen_walks_in_and_leaves_with_a_receipt() {
    let mut centre = Centre::with_clerk();
    let registered = centre.registers(site_validity());
    assert_eq!(registered.stage, Stage::Received);
    assert_eq!(registered.case.serial(), 1);
    assert_eq!(registered.receipt.as_ref().unwrap().serial(), 1);
    // Ten calendar days from Sunday 22 November.
    assert_eq!(registered.due.unwrap().to_string(), "2026-12-02");
    assert_eq!(&registered.ticket.as_ref().unwrap().as_str()[1..], "001");
    let second = centre.registers(site_validity());
    assert_eq!((second.case.serial(), second.receipt.unwrap().serial()), (2, 2));
    centre.is_clean();
}

#[test]
fn one_commit_leaves_four_actions() {
    let mut centre = Centre::with_clerk();
    let registered = centre.registers(site_validity());
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": registered.case })) else { panic!() };
    let kinds: Vec<_> = detail.trail.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["case_opened", "fee_paid", "clock_started", "ticket_issued"]);
    assert!(detail.trail.iter().all(|entry| entry.officer_name == "هدى عبد الرحمن"));
    let seqs: Vec<_> = detail.trail.iter().map(|entry| entry.seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[1] == pair[0] + 1));
}

#[test]
fn a_file_that_lacks_papers_waits_without_a_clock() {
    let mut centre = Centre::with_clerk();
    let mut case = site_validity();
    case["documents"] = all_seen(2);
    case["payment"] = json!(null);
    let registered = centre.registers(case);
    assert_eq!((registered.stage, registered.missing), (Stage::Gathering, 2));
    assert!(registered.receipt.is_none() && registered.due.is_none() && registered.ticket.is_none());

    let later = json!({
        "do": "complete_case",
        "case": registered.case,
        "documents": [{ "no": 3, "state": "copy_kept" }, { "no": 4, "state": "original_seen" }],
        "fee": { "assessed": "150" },
        "payment": { "method": "card", "reference": "778812" },
    });
    let completed = centre.registers(later);
    assert_eq!(completed.stage, Stage::Received);
    assert_eq!(completed.case, registered.case);
    assert_eq!(completed.receipt.unwrap().serial(), 1);
    assert!(completed.due.is_some());
    centre.is_clean();
}

#[test]
fn a_complete_file_may_wait_for_its_fee() {
    let mut centre = Centre::with_clerk();
    let mut case = site_validity();
    case["payment"] = json!(null);
    let registered = centre.registers(case);
    assert_eq!(registered.stage, Stage::AwaitingPayment);
    assert!(registered.due.is_none());
    let paid = centre.registers(json!({
        "do": "complete_case", "case": registered.case, "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    }));
    assert_eq!(paid.stage, Stage::Received);
    let again = centre.does(json!({
        "do": "complete_case", "case": registered.case, "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    }));
    assert!(matches!(again, Err(Fault::Register(RegisterFault::WrongStage(Stage::Received)))), "{again:?}");
    centre.is_clean();
}

#[test]
fn a_known_citizen_is_recognised_and_found_however_the_name_is_spelled() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    let Answer::Person { known } = centre.asks(json!({ "ask": "person", "number": "٢٩٤٠٦١٩١٣٠٠٥٥١" }))
    else {
        panic!()
    };
    assert_eq!(known.unwrap().cases.len(), 1);
    for text in [
        "مني عبدالرحمن",
        "منى سالم",
        "ابراهيم",
        "29406191300551",
        "01012345678",
        "+201012345678",
        "1",
        "C-ZAQ-03-26-000001-6",
        "r-zaq-03-26-000001-0",
        "مُنى",
    ] {
        let Answer::Cases { cases } = centre.asks(json!({ "ask": "find_case", "text": text })) else { panic!() };
        assert_eq!(cases.len(), 1, "{text}");
        assert!(cases[0].masked_identity.ends_with("0551") && !cases[0].masked_identity.contains("2940"));
    }
    for text in ["منال", "0109999", "9"] {
        let Answer::Cases { cases } = centre.asks(json!({ "ask": "find_case", "text": text })) else { panic!() };
        assert!(cases.is_empty(), "{text}");
    }
}

#[test]
fn an_agent_comes_for_a_company_in_kuwait() {
    let mut centre = Centre::of(Country::Kuwait);
    centre.signs_in("huda", "2580");
    let Answer::Service(service) = centre.asks(json!({ "ask": "service", "code": "KW-HLT-01" })) else { panic!() };
    let papers = u16::try_from(service.documents.len()).unwrap();
    let answers: serde_json::Map<_, _> = service
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| {
            let kind = serde_json::to_value(field.kind).unwrap();
            let answer = match kind.as_str().unwrap() {
                "kw_civil_id" => "282040701483",
                "phone" => "99998888",
                "integer" | "decimal" | "money" => "12",
                "date" => "1/12/2026",
                "email" => "shop@example.com",
                _ => "حولي",
            };
            (field.key.clone(), answer.into())
        })
        .collect();
    let registered = centre.registers(json!({
        "do": "register_case",
        "service": "KW-HLT-01",
        "applicant": { "kind": "commercial_register", "number": "123456", "name": "شركة النور للأغذية", "phone": "99998888" },
        "agent": {
            "party": { "kind": "kw_civil_id", "number": "282040701483", "name": "خالد فهد العنزي", "phone": "" },
            "authority": "توكيل 1182 لسنة 2026",
        },
        "documents": all_seen(papers),
        "answers": answers,
        "payment": { "method": "card", "reference": "K-55" },
    }));
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": registered.case })) else { panic!() };
    let paid = &detail.case.payments[0];
    assert_eq!(paid.total.to_string(), "15.000");
    assert_eq!(paid.payer, "خالد فهد العنزي");
    centre.is_clean();
}

#[test]
fn cash_above_the_limit_carries_its_surcharge_and_above_the_next_is_refused() {
    let mut centre = Centre::with_clerk();
    let mut case = site_validity();
    case["service"] = json!("EG-REC-01");
    case["answers"] = json!({});
    let Answer::Service(service) = centre.asks(json!({ "ask": "service", "code": "EG-REC-01" })) else { panic!() };
    assert!(!service.fields.is_empty());
    let quote = |method: &str, assessed: &str| json!({ "ask": "quote_fee", "service": "EG-REC-01", "fee": { "assessed": assessed }, "method": method });
    let Answer::Fee(cash) = centre.asks(quote("cash", "1000")) else { panic!() };
    assert!(cash.quote.total.to_string().starts_with("1100"), "{}", cash.quote.total);
    let Answer::Fee(card) = centre.asks(quote("card", "1000")) else { panic!() };
    assert_eq!(card.quote.total.to_string(), "1000.00");
}

#[test]
fn papers_are_printed_and_each_copy_says_which_it_is() {
    let mut centre = Centre::with_clerk();
    let registered = centre.registers(site_validity());
    let print = json!({ "do": "print_paper", "case": registered.case, "paper": "receipt", "language": "both", "reason": "ضاعت النسخة" });
    for expected in 1..=3 {
        let Outcome::Printed { copy, file, .. } = centre.does(print.clone()).unwrap() else { panic!() };
        assert_eq!(copy, expected);
        assert!(std::fs::read(file).unwrap().starts_with(b"%PDF-"));
    }
    let missing = json!({ "do": "print_paper", "case": registered.case, "paper": "missing" });
    assert!(matches!(centre.does(missing), Err(Fault::NoSuchPaper)));
    centre.is_clean();
}

/// An acknowledgement from before the fee says something else than the one after it: neither is a copy of the other.
#[test]
fn the_acknowledgement_after_the_fee_is_an_original() {
    let mut centre = Centre::with_clerk();
    let mut case = site_validity();
    case["payment"] = json!(null);
    let case = centre.registers(case).case;
    let print = json!({ "do": "print_paper", "case": case, "paper": "acknowledgement" });
    let copy = |centre: &mut Centre| match centre.does(print.clone()) {
        Ok(Outcome::Printed { copy, .. }) => Some(copy),
        Err(Fault::ReasonMissing) => None,
        other => panic!("{other:?}"),
    };
    assert_eq!((copy(&mut centre), copy(&mut centre)), (Some(1), None), "the second asks why");
    let pay = json!({
        "do": "complete_case", "case": case, "fee": { "assessed": "150" }, "payment": { "method": "cash" },
    });
    centre.registers(pay);
    assert_eq!((copy(&mut centre), copy(&mut centre)), (Some(1), None));
    centre.is_clean();
}

/// Tickets start again at 1 every morning: today's first is no copy of yesterday's.
#[test]
fn tomorrows_ticket_is_an_original() {
    let mut centre = Centre::with_clerk();
    for day in 0..2 {
        let registered = centre.registers(site_validity());
        assert_eq!(registered.ticket.as_ref().unwrap().as_str(), "B001");
        let print = json!({ "do": "print_paper", "case": registered.case, "paper": "ticket" });
        let Outcome::Printed { copy, .. } = centre.does(print).unwrap() else { panic!() };
        assert_eq!(copy, 1, "day {day}");
        centre = centre.opens_again_after(24 * 60 * 60 * 1000);
        centre.signs_in("huda", "2580");
    }
}

/// Of the days before, only the tickets themselves are kept: should a clock go back to one of them, they tell.
#[test]
fn a_clock_that_goes_back_gives_no_ticket_twice() {
    let mut centre = Centre::with_clerk();
    let mut tickets = vec![];
    for (minute, days) in (0..).zip([0, 1, 9, 0, 1, 9]) {
        centre = centre.opens_again_after((days * 24 * 60 + minute) * 60_000);
        centre.signs_in("huda", "2580");
        tickets.push(centre.registers(site_validity()).ticket.unwrap().to_string());
    }
    assert_eq!(tickets, ["B001", "B001", "B001", "B002", "B002", "B002"]);
    centre.is_clean();
}

/// A long day at a large office: the thousandth citizen has everybody before them, not the first alone.
#[test]
fn of_a_thousand_tickets_the_last_one_waits_for_all() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    let Centre { desk, folder, commands } = centre;
    drop(desk);
    let conn = unlocked(folder.path());
    assert_eq!(conn.execute("update serial set last = 998 where series = 'B'", []).unwrap(), 1);
    drop(conn);
    let mut centre = Centre { desk: desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING), folder, commands };
    centre.signs_in("huda", "2580");
    let tickets = [(); 2].map(|()| centre.registers(site_validity()).ticket.unwrap());
    assert_eq!(tickets.each_ref().map(|ticket| ticket.as_str()), ["B999", "B1000"]);
    let ahead = tickets.map(|ticket| centre.desk.register().tickets_ahead(ticket.as_str()).unwrap());
    assert_eq!(ahead, [1, 2]);
}

#[test]
fn a_picture_is_attached_and_travels_in_the_batch() {
    let mut centre = Centre::with_clerk();
    let scan = centre.folder.path().join("عقد.pdf");
    std::fs::write(&scan, b"%PDF-1.4 a scan").unwrap();
    let Outcome::Attached(file) = centre.does(json!({ "do": "attach_file", "path": scan })).unwrap() else { panic!() };
    let mut case = site_validity();
    case["documents"][0]["files"] = json!([file]);
    centre.registers(case);
    centre.signs_in("samir", "1470");
    let Outcome::BatchSealed(batch) = centre.does(json!({ "do": "export_batch" })).unwrap() else { panic!() };
    assert_eq!((batch.cases, batch.attachments), (1, 1));
    let inspection = shubbak::app::look_into_batch(&batch.file, Some(centre.folder.path()));
    assert!(inspection.report().is_verified(), "{:?}", inspection.report().fault());
    assert!(matches!(centre.does(json!({ "do": "export_batch" })).unwrap(), Outcome::NothingToSend {}));

    let mut bytes = std::fs::read(&batch.file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&batch.file, bytes).unwrap();
    assert!(!shubbak::app::look_into_batch(&batch.file, Some(centre.folder.path())).report().is_verified());
    centre.is_clean();
}

#[test]
fn who_may_not_is_told_so_and_nothing_happens() {
    let mut centre = Centre::of(Country::Egypt);
    assert!(matches!(centre.does(site_validity()), Err(Fault::NotSignedIn)));
    centre.signs_in("huda", "2580");
    assert!(matches!(centre.does(json!({ "do": "export_batch" })), Err(Fault::NotAllowed)));
    let enrol =
        json!({ "do": "enrol_officer", "officer": "rania", "name": "رانيا", "roles": ["inspector"], "secret": "7788" });
    assert!(matches!(centre.does(enrol.clone()), Err(Fault::NotAllowed)));
    centre.signs_in("samir", "1470");
    centre.does(enrol).unwrap();
    centre.signs_in("rania", "7788");
    assert!(matches!(centre.does(site_validity()), Err(Fault::NotAllowed)));
    centre.is_clean();
}

#[test]
fn a_masked_number_is_shown_only_with_a_reason_and_leaves_an_action() {
    let mut centre = Centre::with_clerk();
    let registered = centre.registers(site_validity());
    let show = |reason: &str| json!({ "do": "show_identity", "case": registered.case, "reason": reason });
    assert!(matches!(centre.does(show(" ")), Err(Fault::ReasonMissing)));
    let Outcome::IdentityShown { number } = centre.does(show("مطابقة البطاقة")).unwrap() else { panic!() };
    assert_eq!(number, "29406191300551");
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": registered.case })) else { panic!() };
    assert_eq!(detail.trail.last().unwrap().reason.as_deref(), Some("مطابقة البطاقة"));
    centre.is_clean();
}

#[test]
fn the_day_goes_on_after_a_restart() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    let mut centre = centre.opens_again();
    centre.signs_in("huda", "2580");
    assert_eq!(centre.registers(site_validity()).case.serial(), 2);
    let Answer::Today(today) = centre.asks(json!({ "ask": "today" })) else { panic!() };
    assert_eq!((today.opened, today.receipts, today.taken_minor), (2, 2, 30_000));
    centre.is_clean();
}
