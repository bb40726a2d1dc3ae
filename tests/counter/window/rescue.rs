//! The window that says that the register is missing or damaged, and the way out of it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::app::backup::Rescue;
use shubbak::app::{Fault, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::{Env, Fixed};
use shubbak::error;
use shubbak::i18n::{Digits, Language, Tr};
use shubbak::ui::chooser::{Chooser, DialogWords, Wanted};
use shubbak::ui::refusal::{self, WayOut};
use shubbak::ui::theme::{self, Look, Theme};

use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity};

fn env() -> Env {
    Fixed { ms: SUNDAY_MORNING + 3_600_000, offset_secs: 7_200 }.env()
}

fn fault_in(folder: &Path) -> (Fault, Option<Rescue>) {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let surroundings = Surroundings { data: folder.to_owned() };
    let Err(fault) = open_centre(&which, &surroundings, env()) else { panic!("it opens") };
    let rescue = Rescue::of(&fault, &which, &surroundings, None, env);
    (fault, rescue)
}

struct Scene {
    words: error::Wording,
    tr: Tr,
    way_out: WayOut,
}

fn window(folder: &Path, language: Language) -> Harness<'static, Scene> {
    let tr = Tr::new(language, Digits::ArabicIndic);
    let (fault, rescue) = fault_in(folder);
    let way_out = WayOut::new(rescue.unwrap(), Arc::new(|| {})).with_chooser(Chooser::with(elsewhere));
    let scene = Scene { words: error::words(&fault, &tr), tr, way_out };
    Harness::builder().with_size(theme::size::RESCUE_WINDOW).build_ui_state(
        |ui, scene: &mut Scene| {
            theme::apply(ui.ctx(), Look::new(Theme::Light, scene.tr.direction()).still(true));
            let Scene { words, tr, way_out } = scene;
            refusal::page_with(ui, words, tr, |ui| way_out.show(ui, tr));
        },
        scene,
    )
}

/// Whoever looks for another backup finds the one on the stick of the test.
fn elsewhere(wanted: Wanted, _: &DialogWords) -> Vec<std::path::PathBuf> {
    assert_eq!(wanted, Wanted::Backup);
    STICK.lock().unwrap().clone().into_iter().collect()
}

static STICK: std::sync::Mutex<Option<std::path::PathBuf>> = std::sync::Mutex::new(None);

fn fill(window: &mut Harness<'static, Scene>, officer: &str, secret: &str, button: &str) {
    let tr = window.state().tr;
    let (name, hidden) = ((Role::TextInput, tr.sign_in_name()), (Role::PasswordInput, tr.sign_in_secret()));
    for ((role, field), text) in [(name, officer), (hidden, secret)] {
        window.get_by_role_and_label(role, &super::plain(&field)).focus();
        window.run_steps(2);
        window.event(egui::Event::Text(text.to_owned()));
        window.run_steps(2);
    }
    window.get_by_label(&super::plain(button)).click();
    window.run_steps(2);
    let begun = Instant::now();
    while window.state().way_out.is_at_work() && begun.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
        window.run_steps(1);
    }
    window.run_steps(2);
}

fn picture(window: &mut Harness<'static, Scene>, name: &str) {
    if let Ok(folder) = std::env::var("WINDOW_PICTURES") {
        let path = format!("{folder}/{name}-{}.png", window.state().tr.language().code());
        window.render().unwrap().save(path).unwrap();
    }
}

#[test]
fn a_missing_register_is_restored_by_a_supervisor_and_by_nobody_else() {
    for language in Language::ALL {
        let mut centre = Centre::with_clerk();
        centre.signs_in("samir", "1470");
        centre.registers(site_validity());
        centre.does(serde_json::json!({ "do": "make_backup" })).unwrap();
        let Centre { desk, folder, .. } = centre;
        drop(desk);
        std::fs::remove_file(folder.path().join("register.db")).unwrap();
        let mut window = window(folder.path(), language);
        let tr = window.state().tr;
        window.run_steps(3);
        picture(&mut window, "40-missing");
        fill(&mut window, "huda", "2580", &tr.backup_restore_deed());
        assert!(window.query_by_label_contains(&super::plain(&tr.fault_not_allowed())).is_some(), "a clerk may not");
        assert!(!folder.path().join("register.db").exists());
        let officer = tr.sign_in_name();
        window.get_by_role_and_label(Role::TextInput, &super::plain(&officer)).focus();
        window.run_steps(2);
        (0..4).for_each(|_| window.key_press(egui::Key::Backspace));
        window.run_steps(2);
        fill(&mut window, "samir", "1470", &tr.backup_restore_deed());
        picture(&mut window, "41-restored");
        assert!(window.query_by_label_contains(&super::plain(&tr.rescue_done())).is_some());
        drop(window);
        let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING + 7_200_000);
        let verified = desk.register().verify().unwrap();
        assert!(verified.is_clean() && verified.cases == 1, "{:?}", verified.findings);
        assert_eq!(desk.register().station().as_str(), "ZAQ-03B");
    }
}

#[test]
fn other_faults_have_no_such_way_out() {
    let mut centre = Centre::with_clerk();
    centre.signs_in("samir", "1470");
    centre.does(serde_json::json!({ "do": "make_backup" })).unwrap();
    let Centre { desk, folder, .. } = centre;
    // Open elsewhere: nothing is wrong with it.
    let (fault, rescue) = fault_in(folder.path());
    assert_eq!((fault.code(), rescue.is_some()), ("register_in_use", false));
    drop(desk);
    let file = folder.path().join("register.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..64].fill(0);
    std::fs::write(&file, bytes).unwrap();
    let (fault, rescue) = fault_in(folder.path());
    assert_eq!((fault.code(), rescue.is_some_and(|rescue| rescue.plan().is_some())), ("register_damaged", true));
    // Without a backup there is nothing to restore, but one may be looked for.
    std::fs::remove_dir_all(folder.path().join("backups")).unwrap();
    assert!(fault_in(folder.path()).1.is_some_and(|rescue| rescue.plan().is_none() && !rescue.salvageable));
}

#[test]
fn a_backup_that_lies_elsewhere_is_looked_for_and_restored() {
    let language = Language::Arabic;
    let mut centre = Centre::with_clerk();
    centre.signs_in("samir", "1470");
    centre.registers(site_validity());
    centre.does(serde_json::json!({ "do": "make_backup" })).unwrap();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let stick = tempfile::tempdir().unwrap();
    let copies = folder.path().join("backups").join("shubbak-ZAQ-03");
    for file in std::fs::read_dir(&copies).unwrap().map(|entry| entry.unwrap().path()) {
        std::fs::copy(&file, stick.path().join(file.file_name().unwrap())).unwrap();
    }
    std::fs::remove_dir_all(&copies).unwrap();
    let register = folder.path().join("register.db");
    let mut bytes = std::fs::read(&register).unwrap();
    bytes[..4096].fill(0);
    std::fs::write(&register, &bytes).unwrap();

    let mut window = window(folder.path(), language);
    let tr = window.state().tr;
    window.run_steps(3);
    assert!(window.query_by_label_contains(&super::plain(&tr.rescue_none())).is_some());
    assert!(window.query_by_label_contains(&super::plain(&tr.rescue_salvage())).is_none(), "nothing can be read");
    picture(&mut window, "42-no-backup");
    let found = std::fs::read_dir(stick.path()).unwrap().map(|entry| entry.unwrap().path());
    *STICK.lock().unwrap() = found.into_iter().find(|file| file.extension().is_some_and(|kind| kind == "register"));
    window.get_by_label(&super::plain(&tr.rescue_look())).click();
    let begun = Instant::now();
    while window.query_by_label_contains(&super::plain(&tr.backup_restore_deed())).is_none() {
        assert!(begun.elapsed() < Duration::from_secs(10), "the backup is not offered");
        std::thread::sleep(Duration::from_millis(20));
        window.run_steps(1);
    }
    assert_eq!(std::fs::read(&register).unwrap(), bytes, "looking changes nothing");
    fill(&mut window, "samir", "1470", &tr.backup_restore_deed());
    assert!(window.query_by_label_contains(&super::plain(&tr.rescue_done())).is_some());
    drop(window);
    let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING + 7_200_000);
    assert_eq!(desk.register().verify().unwrap().cases, 1);
}
