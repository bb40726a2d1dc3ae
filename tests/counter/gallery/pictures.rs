//! Pictures of the gallery, compared dot by dot with `tests/snapshots/gallery/` (made anew with `UPDATE_SNAPSHOTS=1`):
//! every page in every theme and both directions, and what opens over it. With `GALLERY_PICTURES=folder` the same and
//! more are left there to look at, for mouse and finger and finer screens; `GALLERY_ONLY` picks by name.

use std::path::{Path, PathBuf};

use egui::Key;
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use image::ImageEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use shubbak::config::Screen;
use shubbak::i18n::Language;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, Leaf};
use shubbak::ui::theme::Theme;
use shubbak::ui::widgets::Tone;

use super::{ROOM, every_look, gallery};

const FOLDER: &str = "tests/snapshots/gallery";
/// All pictures together are to be lighter, in bytes: they travel with every copy of the source.
const LIGHTEST: u64 = 4_000_000;

/// Each page is pictured as high as it is, in points.
fn room(leaf: Leaf) -> [f32; 2] {
    let height = match leaf {
        Leaf::Controls => 880.0,
        Leaf::Fields => 620.0,
        Leaf::Lists => 560.0,
        Leaf::Parts => 640.0,
        Leaf::Letters => 620.0,
        Leaf::Icons => 640.0,
    };
    [ROOM[0], height]
}

fn called(leaf: Leaf, theme: Theme, direction: Direction) -> String {
    let way = if direction.is_rtl() { "ar" } else { "en" };
    format!("{leaf:?}-{theme:?}-{way}").to_lowercase()
}

fn posed(leaf: Leaf, theme: Theme, direction: Direction) -> Harness<'static, GalleryState> {
    let state = GalleryState { theme, direction, leaf, still: true, bare: true, ..GalleryState::default() };
    let mut harness = gallery(state, room(leaf), 1.0);
    harness.run();
    harness
}

/// Drivers round differently: a few dots may differ, the picture may not.
fn compare(mut harness: Harness<'_, GalleryState>, name: &str, results: &mut SnapshotResults) {
    let strictly = SnapshotOptions::new().threshold(0.6).max_failed_pixels(8).output_path(FOLDER);
    harness.snapshot_options(name, &strictly);
    results.extend(harness.take_snapshot_results());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        lighten(&Path::new(FOLDER).join(format!("{name}.png")));
    }
}

/// Packs a picture as tightly as its format can, without its empty fourth channel.
fn lighten(path: &Path) {
    let picture = image::open(path).unwrap().to_rgb8();
    let mut packed = vec![];
    PngEncoder::new_with_quality(&mut packed, CompressionType::Best, FilterType::Adaptive)
        .write_image(&picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8)
        .unwrap();
    if (packed.len() as u64) < path.metadata().unwrap().len() {
        std::fs::write(path, packed).unwrap();
    }
}

#[test]
fn the_gallery_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    for (theme, direction) in every_look() {
        for leaf in Leaf::ALL {
            compare(posed(leaf, theme, direction), &called(leaf, theme, direction), &mut results);
        }
    }
}

#[test]
fn what_opens_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    for (theme, direction) in [(Theme::Light, Direction::Rtl), (Theme::Dark, Direction::Ltr)] {
        let way = if direction.is_rtl() { "ar" } else { "en" };
        compare(question(theme, direction), &format!("open-question-{way}"), &mut results);
        compare(list(theme, direction), &format!("open-list-{way}"), &mut results);
        compare(narrowed(theme, direction), &format!("open-narrowed-{way}"), &mut results);
    }
}

/// A question over a page, and news in its corner.
fn question(theme: Theme, direction: Direction) -> Harness<'static, GalleryState> {
    let mut harness = posed(Leaf::Lists, theme, direction);
    let rtl = direction.is_rtl();
    harness.state_mut().dialog = true;
    let news = if rtl { "الطابعة لا ترد" } else { "The printer does not answer" };
    harness.state_mut().toasts.say(Tone::Late, news);
    harness.state_mut().toasts.say(Tone::Warning, if rtl { "الورق على وشك النفاد" } else { "Paper is running low" });
    harness.run();
    harness
}

/// An open list, narrowed by typing.
fn list(theme: Theme, direction: Direction) -> Harness<'static, GalleryState> {
    let mut harness = posed(Leaf::Controls, theme, direction);
    let rtl = direction.is_rtl();
    let (list, search) =
        if rtl { ("المحافظة", "اكتب للبحث") } else { ("Governorate", "Type to search") };
    harness.get_all_by_label(list).next().unwrap().click();
    harness.run();
    harness.get_by_label(search).type_text(if rtl { "ال" } else { "a" });
    harness.run();
    harness
}

/// A table in the order of its people, narrowed to one of them, with the keyboard on a row.
fn narrowed(theme: Theme, direction: Direction) -> Harness<'static, GalleryState> {
    let mut harness = posed(Leaf::Lists, theme, direction);
    let rtl = direction.is_rtl();
    let (list, person, typed) =
        if rtl { ("الطلبات", "المواطن", "شرك") } else { ("Cases", "Citizen", "alno") };
    harness.get_all_by_role_and_label(egui::accesskit::Role::ColumnHeader, person).next().unwrap().click();
    harness.run();
    harness.get_by_label(list).focus();
    harness.run();
    harness.event(egui::Event::Text(typed.to_owned()));
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness
}

#[test]
fn the_pictures_are_light() {
    let folder = PathBuf::from(FOLDER);
    let bytes: u64 = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(kept)
        .map(|entry| entry.metadata().unwrap().len())
        .sum();
    assert!(bytes < LIGHTEST, "{bytes} bytes of pictures");
}

/// What a failed comparison leaves beside a picture does not travel.
fn kept(entry: &std::fs::DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().into_owned();
    name.ends_with(".png") && ![".new.", ".old.", ".diff."].iter().any(|made| name.contains(made))
}

/// The program's own pages as on a kiosk or in a van, in both languages.
#[test]
fn pictures_of_pages_for_a_finger() {
    let Ok(folder) = std::env::var("GALLERY_PICTURES") else { return };
    let only = std::env::var("GALLERY_ONLY").unwrap_or_default();
    let screen = Screen { touch: true, still: true, ..Screen::default() };
    for language in Language::ALL {
        super::walk::every_page(&screen, language, |place, counter| {
            let name = format!("page-{}-finger", place.replace([' ', ','], "-").to_lowercase());
            if name.contains(&only) {
                counter.harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
            }
        });
    }
}

#[test]
fn pictures_of_every_page() {
    let Ok(folder) = std::env::var("GALLERY_PICTURES") else { return };
    let only = std::env::var("GALLERY_ONLY").unwrap_or_default();
    for (theme, direction) in every_look() {
        for leaf in Leaf::ALL {
            for (touch, scale) in [(false, 1.0), (true, 1.0), (false, 1.5)] {
                let hand = if touch { "finger" } else { "mouse" };
                let name = format!("{}-{hand}-{scale}", called(leaf, theme, direction));
                if !name.contains(&only) {
                    continue;
                }
                let state = GalleryState { theme, direction, leaf, touch, still: true, ..GalleryState::default() };
                let mut harness = gallery(state, ROOM, scale);
                harness.run();
                harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
            }
        }
    }
}
