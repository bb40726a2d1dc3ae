//! Where a scan leads. What was scanned is read once, in one place; from there it goes to the citizen, the case, the
//! licence or the colleague that it names, whatever page is open and wherever the caret was. What was being typed stays as
//! it was: in its field, on its sheet.

use egui::Context;

use super::super::keys::reader::Listener;
use super::super::pages::Page;
use super::super::pages::counter::draft::{Draft, PartyDraft};
use super::super::pages::counter::spot::{Spot, Who};
use super::super::pages::devices::scanners::{self, MOST_TRIED, PRACTICE, Tried};
use super::super::pages::{licence, sign_in};
use super::super::typing::Typing;
use super::super::widgets::Tone;
use super::super::words;
use super::{Awaited, Counter, Window};
use crate::app::{
    Barcode, Came, LicenceTold, Meant, NotRead, Pictured, Question, ReaderState, Request, Router, ScanSample, Scanners,
};
use crate::config::Reading;
use crate::domain::Identity;
use crate::domain::case::Case;
use crate::domain::mark::OfficerId;
use crate::domain::mrz::{Document, MrzFault};
use crate::domain::numbers::CaseNo;
use crate::domain::scan::Scan;
use crate::text::isolate;

/// So much of a code is shown while a reader is tried.
const MOST_SHOWN: usize = 400;
/// After so many seconds a line of a passport is alone.
const LINE_ALONE: f64 = 1.5;

/// The readers of the station, and what came from them.
#[derive(Default)]
pub(super) struct Scans {
    pub reading: Reading,
    /// Ports on which a reader may be, as the system told last.
    pub ports: Vec<String>,
    /// A licence that was shown, until it is put away.
    pub licence: Option<Box<LicenceTold>>,
    /// What is scanned is shown on the page of devices and leads nowhere.
    pub trying: bool,
    pub tried: Vec<Tried>,
    /// Whoever held a badge under the reader, while somebody else is being signed out.
    pub comes: Option<OfficerId>,
    /// Keys that were pressed wait for their turn.
    pub keys_wait: bool,
    /// A line of a passport came, and the next one did not yet.
    half: Option<HalfDocument>,
    router: Router,
    scanners: Scanners,
    readers: Vec<(String, ReaderState)>,
}

/// The first line of a passport, alone.
#[derive(Default)]
struct HalfDocument {
    /// In seconds of the window's time, which is known when it is drawn next.
    since: Option<f64>,
}

impl Scans {
    pub fn begin(&mut self, scanners: Scanners, reading: Reading) {
        (self.scanners, self.reading) = (scanners, reading);
    }

    /// A reader came or went; one that was taken off the list has nothing more to say.
    pub fn hear(&mut self, port: String, state: ReaderState) {
        match self.readers.iter_mut().find(|known| known.0 == port) {
            Some(known) => known.1 = state,
            None => self.readers.push((port, state)),
        }
    }

    /// What was scanned is nobody's to see who signs in next.
    pub fn put_away(&mut self) {
        self.licence = None;
        self.trying = false;
        self.tried.clear();
    }

    /// What the page of devices shows of them.
    pub fn view(&self, may_set_up: bool, practice: bool) -> scanners::View<'_> {
        let Scans { reading, readers, ports, trying, tried, .. } = self;
        scanners::View { reading, readers, ports, may_set_up, practice, trying: *trying, tried }
    }

    /// How each reader on a port is.
    pub fn readers(&self) -> &[(String, ReaderState)] {
        &self.readers
    }
}

impl Window {
    /// For whom codes are taken out of the keys.
    pub(super) fn listener(&self) -> Listener {
        Listener {
            country: self.centre.country,
            today: (self.outside.now)().date(),
            only_badges: self.officer.is_none(),
            anything: self.scans.trying,
        }
    }

    /// Takes in what readers typed.
    pub(super) fn typed_codes(&mut self, ctx: &Context) {
        let codes = ctx.plugin_or_default::<Typing>().lock().codes();
        for came in codes {
            self.scanned(&came);
        }
        self.await_the_next_line(ctx);
    }

    /// Lines that are sent one by one come at once; one that stays alone is told of.
    fn await_the_next_line(&mut self, ctx: &Context) {
        let Some(half) = self.scans.half.as_mut() else { return };
        let now = ctx.input(|input| input.time);
        let left = LINE_ALONE - (now - *half.since.get_or_insert(now));
        if left > 0.0 {
            return ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
        self.scans.half = None;
        self.toasts.say(Tone::Warning, self.tr.scan_half_document());
    }

    /// A scan goes where it is needed.
    pub(super) fn scanned(&mut self, came: &Came) {
        let today = (self.outside.now)().date();
        let meant = self.scans.router.take(came, self.centre.country, today);
        self.scans.half = (meant == Meant::Line && self.officer.is_some()).then(HalfDocument::default);
        let scan = match meant {
            meant if self.scans.trying => return self.try_out(came, &meant),
            Meant::Scan(Scan::Badge(no)) => return self.badge(no.as_str()),
            _ if self.officer.is_none() => return,
            // It is begun; nothing is known yet.
            Meant::Line | Meant::Twice => return,
            Meant::Sealed => return self.toasts.say(Tone::Warning, self.tr.scan_sealed()),
            Meant::Scan(scan) => scan,
        };
        if self.is_asked() {
            return self.toasts.say(Tone::Warning, self.tr.scan_asked());
        }
        self.lead(scan);
    }

    /// Shows what came, and what it would have been.
    fn try_out(&mut self, came: &Came, meant: &Meant) {
        self.scans.half = None;
        let tr = &self.tr;
        let (meant, good) = words::meant(meant, tr);
        let Barcode { text, aim, .. } = &came.code;
        let tried = Tried { port: came.port.clone(), came: shown(text, MOST_SHOWN), aim: aim.clone(), meant, good };
        self.scans.tried.insert(0, tried);
        self.scans.tried.truncate(MOST_TRIED);
    }

    /// Listens to other readers from now on, and keeps that for the next start.
    pub(super) fn keep_reading(&mut self, reading: Reading) {
        self.scans.scanners.change(&reading.scanners);
        // What was said of a reader that is listened to in another way holds no more.
        let before = std::mem::take(&mut self.scans.reading).scanners;
        let same = |port: &str| reading.scanners.iter().any(|new| new.port == port && before.contains(new));
        self.scans.readers.retain(|(port, _)| same(port));
        self.scans.reading = reading.clone();
        self.send(Request::KeepReading(reading), Awaited::KeepReading);
    }

    pub(super) fn look_for_ports(&mut self) {
        self.send(Request::Ports, Awaited::Ports);
    }

    pub(super) fn try_readers(&mut self, trying: bool) {
        self.scans.trying = trying;
        self.scans.tried.clear();
    }

    /// A scan as a reader would send it, in a practice centre that has none.
    pub(super) fn practise_scan(&mut self, sample: ScanSample) {
        let at_ms = u64::try_from((self.outside.now)().and_utc().timestamp_millis()).unwrap_or(0);
        self.scanned(&Came {
            port: Some(PRACTICE.to_owned()),
            code: Barcode::from_text(sample.code().to_owned()),
            at_ms,
        });
    }

    fn lead(&mut self, scan: Scan) {
        match scan {
            Scan::Case(no) => self.open_scanned(no.as_str()),
            Scan::Receipt(no) => self.open_scanned(no.as_str()),
            Scan::Licence(no) => self.open_scanned(no.case().as_str()),
            Scan::Identity(identity) => self.take_identity(&identity, None),
            Scan::Document(document) => self.take_document(&document),
            Scan::Ticket(no) => {
                let question = Question::Ticket { no: no.to_string() };
                self.send(Request::Ask(Box::new(question)), Awaited::Ticket(no.to_string()));
            }
            Scan::Signed(text) => {
                self.send(Request::Ask(Box::new(Question::Licence { text })), Awaited::Licence);
            }
            Scan::Misread(MrzFault::NotLines) => self.toasts.say(Tone::Warning, self.tr.scan_half_document()),
            Scan::Misread(_) => self.toasts.say(Tone::Warning, self.tr.scan_misread_document()),
            Scan::Damaged(text) => self.toasts.say(Tone::Warning, self.tr.scan_damaged(isolate(&short(&text)))),
            Scan::Unknown(text) => self.toasts.say(Tone::Warning, self.tr.scan_unknown(isolate(&short(&text)))),
            // Led before.
            Scan::Badge(_) => {}
        }
    }

    /// What a picture shows leads where a scan leads; in a paper of the sheet it is only told.
    pub(super) fn pictured_codes(&mut self, pictured: Pictured) {
        if self.officer.is_none() {
            return;
        }
        let name = isolate(&pictured.name);
        let codes = match pictured.found {
            Ok(codes) => codes,
            Err(_) if pictured.attached => return,
            Err(NotRead::Unreadable) => return self.toasts.say(Tone::Warning, self.tr.picture_unreadable(name)),
            Err(NotRead::TooLarge) => return self.toasts.say(Tone::Warning, self.tr.picture_too_large(name)),
            Err(NotRead::Locked) => return self.toasts.say(Tone::Warning, self.tr.picture_locked(name)),
        };
        let today = (self.outside.now)().date();
        let read = |code: &String| Scan::read(code, self.centre.country, today);
        let sure = codes.iter().find(|code| read(code).is_sure());
        let best = sure.or_else(|| codes.iter().find(|code| !matches!(read(code), Scan::Unknown(_)))).or(codes.first());
        match best {
            None if pictured.attached => {}
            None => self.toasts.say(Tone::Warning, self.tr.picture_no_code(name)),
            Some(code) if pictured.attached => {
                let (meant, good) = words::meant(&Meant::Scan(read(code)), &self.tr);
                if good {
                    self.toasts.say(Tone::Note, self.tr.picture_holds(name, meant));
                }
            }
            Some(code) => {
                let code = Barcode::from_text(code.clone());
                let at_ms = u64::try_from((self.outside.now)().and_utc().timestamp_millis()).unwrap_or(0);
                self.scanned(&Came { port: Some(pictured.name), code, at_ms });
            }
        }
    }

    fn open_scanned(&mut self, no: &str) {
        if self.may_go(Page::Cases) {
            self.open_case(no);
        } else {
            self.toasts.say(Tone::Warning, self.tr.scan_not_yours());
        }
    }

    pub(super) fn found_ticket(&mut self, no: &str, case: Option<CaseNo>) {
        match case {
            Some(case) => self.open_scanned(case.as_str()),
            None => self.toasts.say(Tone::Warning, self.tr.scan_no_ticket(isolate(no))),
        }
    }

    fn badge(&mut self, no: &str) {
        self.send(Request::Ask(Box::new(Question::Badge { no: no.to_owned() })), Awaited::Badge(no.to_owned()));
    }

    /// A badge says who comes; the secret is still asked, and whoever sat there is signed out, their sheet kept.
    pub(super) fn found_badge(&mut self, no: &str, officer: Option<OfficerId>) {
        let Some(officer) = officer else {
            return self.toasts.say(Tone::Warning, self.tr.scan_no_badge(isolate(no)));
        };
        if self.officer.as_ref().is_some_and(|here| here.id == officer) {
            return;
        }
        if self.officer.is_some() {
            self.scans.comes = Some(officer);
            self.lock();
        } else {
            self.comes(officer);
        }
    }

    /// Their name stands there; what is wanted is the secret.
    pub(super) fn comes(&mut self, officer: OfficerId) {
        self.sign_in.draft.officer = officer.to_string();
        self.sign_in.draft.secret.clear();
        self.sign_in.draft.focus = Some(sign_in::Spot::Secret);
    }

    fn take_document(&mut self, document: &Document) {
        let today = (self.outside.now)().date();
        // The sheet says it beside the name.
        if document.is_expired(today)
            && self.page != Page::Counter
            && let Some(expiry) = document.expiry
        {
            self.toasts.say(Tone::Warning, self.tr.scan_expired(self.tr.date(expiry)));
        }
        match document.identity(today) {
            Some(identity) => self.take_identity(&identity, Some(document)),
            None => self.toasts.say(Tone::Warning, self.tr.scan_foreign_card(isolate(&document.issuer))),
        }
    }

    /// The citizen of a number: onto the sheet, while that has no number yet; else their cases.
    fn take_identity(&mut self, identity: &Identity, document: Option<&Document>) {
        let on_sheet = self.page == Page::Counter && self.may_go(Page::Counter);
        if on_sheet && self.counter.done.is_some() {
            // The next one stands there already.
            self.next_citizen();
        }
        let draft = &mut self.counter.draft;
        let place = if on_sheet && draft.completes.is_none() { place_for(draft, identity) } else { None };
        let Some(who) = place else { return self.find_scanned(identity) };
        let here = draft.focus.as_ref().is_none_or(|spot| *spot == Spot::Number(who));
        let Some(party) = party_of(draft, who) else { return };
        (party.kind, party.number) = (identity.kind(), identity.number().to_owned());
        if let Some(document) = document {
            party.take_card(document);
        }
        if here {
            self.counter.memory.wanted = Some(Spot::Name(who));
        }
    }

    fn find_scanned(&mut self, identity: &Identity) {
        if self.may_go(Page::Cases) {
            self.find(identity.number().to_owned());
        } else if self.page != Page::Counter && self.may_go(Page::Counter) {
            self.go(Page::Counter);
            self.take_identity(identity, None);
        } else if self.may_go(Page::Counter) {
            self.toasts.say(Tone::Warning, self.tr.scan_sheet_taken());
        } else {
            self.toasts.say(Tone::Warning, self.tr.scan_not_yours());
        }
    }

    /// The licence that was shown, and what can be done with it.
    pub(super) fn licence_shown(&mut self, ctx: &Context) {
        let Some(told) = &self.scans.licence else { return };
        let may = self.may_go(Page::Counter);
        match licence::show(ctx, told, may, &self.tr) {
            None => {}
            Some(licence::Chosen::Close) => self.scans.licence = None,
            Some(licence::Chosen::Renew) => self.renew_shown(),
        }
    }

    fn renew_shown(&mut self) {
        let Some(told) = self.scans.licence.take() else { return };
        if let Some(case) = told.case {
            // With what was written down then.
            self.send(Request::Ask(Box::new(Question::Case { case: case.to_string() })), Awaited::Renewed);
            return;
        }
        let mut draft = Draft::new(self.centre.country, (self.outside.mark)());
        draft.applicant.name.clone_from(&told.holder);
        draft.service.clone_from(&told.renewal);
        self.begin_sheet(draft);
    }

    pub(super) fn renew_open_case(&mut self) {
        if let Some(open) = self.cases.open.clone() {
            self.renew(&open.case);
        }
    }

    pub(super) fn renew(&mut self, case: &Case) {
        let service = self.book.catalogue.service(&case.service);
        let renewal = service.map_or(case.service.clone(), |own| self.book.catalogue.renewal_of(own).code.clone());
        let fields = self.book.catalogue.service(&renewal).map(|service| service.fields.as_slice()).unwrap_or_default();
        let draft = Draft::renewing(case, &renewal, fields, self.centre.country, (self.outside.mark)());
        self.begin_sheet(draft);
    }

    /// A sheet that somebody began is not thrown away for another.
    fn begin_sheet(&mut self, draft: Draft) {
        let begun = self.counter.done.is_none() && !self.counter.draft.is_blank();
        self.go(Page::Counter);
        if begun {
            self.counter.memory.clearing = true;
            return;
        }
        let number = draft.applicant.number.is_empty();
        self.counter = Counter::new(draft);
        self.counter.memory.wanted = Some(if number { Spot::Number(Who::Applicant) } else { Spot::Service });
    }
}

/// Whose number it is on the sheet: of whoever has none yet, or has this one.
fn place_for(draft: &Draft, identity: &Identity) -> Option<Who> {
    let free = |party: &PartyDraft| {
        let typed = crate::domain::digits::compact(&party.number);
        typed.is_empty() || typed == identity.number()
    };
    match &draft.agent {
        _ if free(&draft.applicant) => Some(Who::Applicant),
        Some(agent) if free(&agent.party) => Some(Who::Agent),
        _ => None,
    }
}

fn party_of(draft: &mut Draft, who: Who) -> Option<&mut PartyDraft> {
    match who {
        Who::Applicant => Some(&mut draft.applicant),
        Who::Agent => draft.agent.as_mut().map(|agent| &mut agent.party),
    }
}

/// As much of a strange code as anybody reads.
fn short(text: &str) -> String {
    shown(text, 40)
}

/// At most so much of it, with a dot for what nobody sees.
fn shown(text: &str, most: usize) -> String {
    let clear = |c: char| if c.is_control() { '·' } else { c };
    let rest = if text.chars().count() > most { "…" } else { "" };
    text.chars().take(most).map(clear).chain(rest.chars()).collect()
}
