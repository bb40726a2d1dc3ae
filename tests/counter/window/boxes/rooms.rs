//! The counter's page for every service there is: each section open, at rest and with everything that is missing told.

use std::collections::HashMap;

use egui::{CentralPanel, Frame, Margin, TextureHandle};
use egui_kittest::Harness;
use shubbak::app::pages::{Done, Ended, Page as ScannedPage, PagesView, Work};
use shubbak::app::{Flaw, PRACTICE_STAFF, ReaderState, Rulebook, ScanFault};
use shubbak::domain::case::DocumentState;
use shubbak::domain::officer::Officer;
use shubbak::domain::paper::PaperNote;
use shubbak::domain::payment_rules::PaymentMethod;
use shubbak::domain::{Country, Service};
use shubbak::error::Wording;
use shubbak::i18n::{Digits, Language, Tr};
use shubbak::ui::frame;
use shubbak::ui::pages::counter::draft::{Draft, Pay};
use shubbak::ui::pages::counter::spot::{Part, Spot};
use shubbak::ui::pages::counter::{self, Known, Memory};
use shubbak::ui::pages::{Page, tray};
use shubbak::ui::theme::{self, Look, Theme, look, space};
use shubbak::ui::widgets::column;
use shubbak::views::{DaySummary, LinkStanding, LinkView, PaperRoom, PrinterRow, PrinterStanding};

use super::{Eye, LONG_ADDRESS, LONG_NAME, SCREENS, Screen, eye, must_be_well};
use crate::window::now;

/// The counter's page in the window's bars, with a sheet that is put into it.
pub struct Room {
    book: Rulebook,
    tr: Tr,
    pub draft: Draft,
    memory: Memory,
    known: Option<Known>,
    pub refused: Option<Wording>,
    day: DaySummary,
    /// What was scanned.
    pub pages: PagesView,
    pictures: HashMap<(String, u8), TextureHandle>,
    bar: frame::Draft,
    officer: Officer,
    devices: Vec<(String, ReaderState)>,
    room: PaperRoom,
    link: LinkView,
}

impl Room {
    pub fn new(country: Country, language: Language) -> Self {
        Self {
            book: Rulebook::shipped(country).unwrap(),
            tr: Tr::new(language, Digits::ArabicIndic),
            draft: Draft::new(country, "sheet".to_owned()),
            memory: Memory::default(),
            known: Some(Known::New),
            refused: None,
            day: DaySummary { opened: 124, incomplete: 17, ..DaySummary::default() },
            pages: PagesView::default(),
            pictures: HashMap::new(),
            bar: frame::Draft::default(),
            officer: Officer {
                id: "huda".parse().unwrap(),
                name: PRACTICE_STAFF[0].name.to_owned(),
                roles: vec![],
                until: None,
            },
            devices: vec![("قارئ الباركود".to_owned(), ReaderState::NotThere)],
            room: PaperRoom {
                printers: vec![PrinterRow {
                    name: "طابعة الصالة الكبرى".to_owned(),
                    standing: PrinterStanding::Troubled(PaperNote::NotThere),
                    waiting: 12,
                }],
                ..PaperRoom::default()
            },
            link: LinkView {
                address: Some("https://hq.example/drop".to_owned()),
                standing: LinkStanding::Waiting { fault: "certificate".to_owned(), detail: String::new() },
            },
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        theme::apply(ui.ctx(), Look::new(Theme::Light, self.tr.direction()).still(true));
        let view = frame::View {
            centre: "مركز خدمة المواطنين بالزقازيق",
            window: "12",
            practice: true,
            officer: Some(&self.officer),
            now: now(),
            page: Page::Counter,
            outbox: 12_345,
            papers: "/var/lib/shubbak/papers",
            devices: &self.devices,
            room: &self.room,
            link: &self.link,
            busy: false,
            key: None,
        };
        frame::top(ui, &view, &self.tr, &mut self.bar);
        frame::side(ui, &view, &self.tr);
        let ground = look(ui.ctx()).palette.ground;
        let frame = Frame::new().fill(ground).inner_margin(Margin::same(space::L as i8));
        CentralPanel::default().frame(frame).show(ui, |ui| column(ui, |ui| self.page(ui)));
    }

    fn page(&mut self, ui: &mut egui::Ui) {
        let view = counter::View {
            book: &self.book,
            today: now().date(),
            known: self.known.as_ref(),
            preview: None,
            attaching: &[],
            dragging: false,
            key: None,
            busy: false,
            done: None,
            day: &self.day,
            refused: self.refused.as_ref(),
            tray: tray::Seen { view: &self.pages, pictures: &self.pictures },
        };
        counter::show(ui, &view, &self.tr, &mut self.draft, &mut self.memory);
    }

    /// In the window's place on that screen.
    pub fn on(self, screen: Screen) -> Harness<'static, Room> {
        Harness::builder()
            .with_size(screen.size)
            .with_pixels_per_point(screen.scale)
            .with_render_cursor(false)
            .with_max_steps(24)
            .build_ui_state(
                |ui, room: &mut Room| {
                    let whole = ui.ctx().content_rect();
                    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    ui.set_clip_rect(whole);
                    room.ui(&mut ui);
                },
                self,
            )
    }

    /// A person with the longest of names, and this service.
    fn sheet_of(&mut self, service: &Service) {
        self.draft = Draft::new(self.book.country, "sheet".to_owned());
        self.draft.applicant.number = match self.book.country {
            Country::Egypt => "29406191300551".to_owned(),
            Country::Kuwait => "282040701483".to_owned(),
            Country::Bahrain => "900101222".to_owned(),
        };
        self.draft.applicant.name = LONG_NAME.to_owned();
        self.draft.applicant.address = LONG_ADDRESS.to_owned();
        self.draft.choose_service(&service.code);
    }
}

/// Every section of a service: at rest, or with all that is missing told.
fn every_section(room: &mut Harness<'static, Room>, service: &Service, told: bool, eye: &mut Eye, screen: Screen) {
    for part in Part::ALL {
        room.state_mut().sheet_of(service);
        let draft = &mut room.state_mut().draft;
        draft.open = Some(part);
        draft.focus = told.then_some(Spot::Go);
        if part == Part::Fee {
            pays(draft, service, told);
        }
        room.step();
        room.step();
        eye.look(room, &format!("{} {} {part:?}{}", screen.name, service.code, if told { " told" } else { "" }));
    }
}

/// All papers are there; what the rule asks for is typed, too much of it.
fn pays(draft: &mut Draft, service: &Service, told: bool) {
    for no in 1..=service.documents.len() as u16 {
        draft.paper(no).state = Some(DocumentState::OriginalSeenCopyKept);
    }
    if told {
        draft.fee.assessed = "123456.75".to_owned();
        draft.fee.quantity = draft.fee.assessed.clone();
        draft.fee.tier = Some(1);
        draft.pay = Some(Pay::By(PaymentMethod::Card));
    }
}

/// How many letters a service puts on the page.
fn letters(service: &Service) -> usize {
    let documents = service.documents.iter().map(|document| &document.name);
    let fields = service.fields.iter().map(|field| &field.label);
    let texts = documents.chain(fields).chain([&service.name, &service.department, &service.fee.rule]);
    texts.map(|text| text.ar.chars().count() + text.en.chars().count()).sum()
}

fn every_service(language: Language, screen: Screen, most: usize, states: &[bool]) {
    for country in Country::ALL {
        let mut eye = eye(country, language);
        let mut room = Room::new(country, language).on(screen);
        let mut services = room.state().book.catalogue.services().to_vec();
        services.sort_by_key(|service| std::cmp::Reverse(letters(service)));
        services.truncate(most);
        for service in &services {
            states.iter().for_each(|told| every_section(&mut room, service, *told, &mut eye, screen));
        }
        must_be_well(&eye, services.len() * states.len() * 4);
    }
}

#[test]
fn every_service_has_room_in_arabic() {
    every_service(Language::Arabic, SCREENS[0], usize::MAX, &[false, true]);
}

#[test]
fn every_service_has_room_in_english() {
    every_service(Language::English, SCREENS[0], usize::MAX, &[false, true]);
}

#[test]
fn the_longest_services_have_room_on_a_large_screen() {
    for language in Language::ALL {
        every_service(language, SCREENS[1], 8, &[true]);
    }
}

#[test]
fn every_service_has_room_at_a_quarter_larger_in_arabic() {
    every_service(Language::Arabic, SCREENS[2], usize::MAX, &[true]);
}

#[test]
fn every_service_has_room_at_a_quarter_larger_in_english() {
    every_service(Language::English, SCREENS[2], usize::MAX, &[true]);
}

/// The sheet's documents with pages of every kind above them, at work and after a jam.
fn pages_have_room(language: Language) {
    let every = [vec![], vec![Flaw::Blank], vec![Flaw::Dark], vec![Flaw::Pale, Flaw::Skewed], vec![], vec![]];
    let pages = (1..).zip(every).map(|(no, flaws)| ScannedPage {
        no,
        sha256: no.to_string(),
        media: if no == 6 { "application/pdf" } else { "image/jpeg" }.to_owned(),
        bytes: 300_000,
        turned: 0,
        flaws,
    });
    let jammed = Ended { task: Done::Scan, pages: 6, blank: 0, fault: Some(ScanFault::Jam) };
    let pages = PagesView { pages: pages.collect(), ended: Some(jammed), ..PagesView::default() };
    for screen in SCREENS {
        let mut eye = eye(Country::Egypt, language);
        let mut room = Room::new(Country::Egypt, language).on(screen);
        let mut services = room.state().book.catalogue.services().to_vec();
        services.sort_by_key(|service| std::cmp::Reverse(letters(service)));
        let service = services.swap_remove(0);
        room.state_mut().sheet_of(&service);
        room.state_mut().draft.open = Some(Part::Documents);
        for (at, flawed) in (0..pages.pages.len()).enumerate() {
            let mut view = pages.clone();
            // The first of them is marked, and says what is wrong with it.
            view.pages.rotate_left(flawed);
            if at % 2 == 1 {
                view.ended = None;
                view.work = Some(Work { task: Done::Scan, pages: 6, percent: Some(45) });
            }
            room.state_mut().pages = view;
            room.state_mut().memory = Memory::default();
            room.step();
            room.step();
            eye.look(&mut room, &format!("{} pages {flawed}", screen.name));
        }
        must_be_well(&eye, 6);
    }
}

#[test]
fn scanned_pages_have_room_in_arabic() {
    pages_have_room(Language::Arabic);
}

#[test]
fn scanned_pages_have_room_in_english() {
    pages_have_room(Language::English);
}
