//! Batches come to headquarters: taken whole, answered with a receipt, and nothing twice.

use shubbak::exchange::{ReceiptKey, Why};
use shubbak::hub::Taken;

use super::{Hq, night};

#[test]
fn a_night_is_taken_and_again_changes_nothing() {
    let mut hq = Hq::open();
    let counters = super::Night { one_scan_in: 3, scan_bytes: 5_000, ..night(2, 8) }.counters();
    hq.enrols(&counters);
    let to = hq.recipients();
    let out = tempfile::tempdir().unwrap();
    for counter in &counters {
        let end = counter.actions.len() as u64;
        let batch = counter.seals((0, end), 1, out.path(), &to).unwrap();
        let Taken::Applied(applied) = hq.takes(&batch) else { panic!() };
        assert_eq!((applied.added, applied.refused), (end, 0));
        let keys = [ReceiptKey { key: hq.key.public(), from: None, until: None }];
        let said = applied.receipt.check(&keys, &counter.station).unwrap();
        assert_eq!((said.series[0].from, said.series[0].to), (1, end));
        assert!(counter.actions.iter().all(|action| said.series[0].agrees(action.seq, &action.hash)));
        let before = hq.everything();
        let Taken::AlreadyHad { receipt } = hq.takes(&batch) else { panic!() };
        assert_eq!(receipt, applied.receipt);
        assert_eq!(hq.everything(), before);
    }
    // Every scan under its hash, none waiting.
    let files = super::files_below(&hq.place.path().join("attachments"));
    assert_eq!(files.len(), 4);
    assert!(files.iter().all(|file| !file.to_string_lossy().contains("coming")));
    assert_eq!(hq.count("select count(*) from service_case"), 16);
    assert_eq!(hq.count("select count(*) from payment") as usize, paid(&counters));
    // A case that two counters acted on is one, and knows both.
    let shared = "select count(*) from (select case_uid from action group by 1 having count(distinct series) = 2) s";
    assert_eq!(hq.count(shared), 4);
}

fn paid(counters: &[super::Counter]) -> usize {
    counters.iter().flat_map(|one| &one.actions).filter(|action| action.kind == "fee_paid").count()
}

#[test]
fn gaps_wait_and_forks_are_held() {
    let mut hq = Hq::open();
    let counters = night(1, 6).counters();
    let counter = &counters[0];
    hq.enrols(&counters);
    let (to, out) = (hq.recipients(), tempfile::tempdir().unwrap());
    let end = counter.actions.len() as u64;
    let first = counter.seals((0, 8), 1, out.path(), &to).unwrap();
    let second = counter.seals((8, 15), 2, out.path(), &to).unwrap();
    let empty = hq.everything();
    assert_eq!(hq.refuses(&second), "gap");
    assert_eq!(hq.everything(), empty);
    assert_eq!(hq.adds(&first), 8);
    assert_eq!(hq.adds(&second), 7);
    // Overlapping what is here and going on.
    let third = counter.seals((5, end), 3, out.path(), &to).unwrap();
    assert_eq!(hq.adds(&third), end - 15);
    // The same counter, put back from a copy of the first evening: from there its series is another.
    let mut other = super::Night { seed: 2, ..night(1, 6) }.counters().remove(0);
    other.key = shubbak::exchange::StationKey::from_random([77; 32]);
    hq.enrols(std::slice::from_ref(&other));
    let before = hq.hub.fingerprint().unwrap();
    let forked = other.seals((0, end + 4), 4, out.path(), &to).unwrap();
    assert_eq!(hq.refuses(&forked), "fork");
    assert_eq!(hq.hub.fingerprint().unwrap(), before);
    let held = hq.hub.stations().unwrap().remove(0).held.unwrap();
    assert!(held.starts_with("AAA-01/1 "), "{held}");
    let fourth = counter.seals((2, end), 5, out.path(), &to).unwrap();
    assert_eq!(hq.refuses(&fourth), "held");
    hq.hub.release(&counter.station).unwrap();
    assert_eq!(hq.adds(&fourth), 0);
}

#[test]
fn what_is_not_agreed_to_is_told_in_the_receipt() {
    use shubbak::domain::ledger::{Deed, seal};
    let mut hq = Hq::open();
    let mut counters = night(1, 3).counters();
    let counter = &mut counters[0];
    // A receipt whose lines do not add up.
    let at = counter.actions.iter().position(|action| action.kind == "fee_paid").unwrap();
    let Ok(Some(Deed::FeePaid { receipt, payer, lines, total, tender })) = Deed::read(&counter.actions[at]) else {
        panic!()
    };
    let total = shubbak::domain::Money::new(total.minor() + 100, total.currency());
    counter.actions[at].body = Deed::FeePaid { receipt, payer, lines, total, tender }.write().1;
    for n in at..counter.actions.len() {
        let prev = counter.actions[n - 1].hash;
        counter.actions[n] = seal(counter.actions[n].clone(), prev);
    }
    hq.enrols(&counters);
    let counter = &counters[0];
    let (to, out) = (hq.recipients(), tempfile::tempdir().unwrap());
    let batch = counter.seals((0, counter.actions.len() as u64), 1, out.path(), &to).unwrap();
    let Taken::Applied(applied) = hq.takes(&batch) else { panic!() };
    let keys = [ReceiptKey { key: hq.key.public(), from: None, until: None }];
    let said = applied.receipt.check(&keys, &counter.station).unwrap();
    let told: Vec<_> = said.refused.iter().map(|refused| (refused.seq, refused.why.clone())).collect();
    let last = counter.actions.iter().rfind(|action| action.subject == counter.actions[at].subject).unwrap();
    assert!(told.contains(&(counter.actions[at].seq, Why::Total)), "{told:?}");
    // The batch told the case as it was before somebody changed the ledger.
    assert!(told.contains(&(last.seq, Why::StateDiffers)), "{told:?}");
    assert_eq!(told.len(), 2);
    assert!(said.refused.iter().all(|refused| refused.no.is_some()));
}
