//! A licence is shown at a window where nobody knows the station that issued it: what another copy of the program makes of
//! its text, of its picture, and of forgeries, knowing only headquarters' key.

use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::{self, Fault, Outcome, Standing, Surroundings, check_licence};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::domain::numbers::LicenceNo;
use shubbak::env::Env;
use shubbak::exchange::{Certificate, CertificateFault, Granted, LicenceFault, SignedLicence, StationKey};
use shubbak::print::{self, PaperSize, samples};

use crate::centre::{Centre, site_validity};

use super::printed::{folder, print_it, said};
use super::scene::voices;

const TODAY: &str = "2026-11-22";

fn headquarters() -> StationKey {
    StationKey::from_random([8; 32])
}

fn station() -> StationKey {
    StationKey::from_random([7; 32])
}

/// The licence of the sample, as the station would sign it.
fn granted() -> Granted {
    let sample = samples::licence(samples::centre(false));
    Granted {
        licence: sample.licence_no,
        case: sample.case_no,
        service: sample.service.ar,
        holder: sample.holder,
        id: "0551".into(),
        issued: sample.issued,
        until: sample.until,
        practice: false,
    }
}

fn certificate() -> Certificate {
    let days = ("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    Certificate::issue("ZAQ-03".parse().unwrap(), station().public(), days, &headquarters())
}

/// Whoever knows headquarters' public key and nothing else.
fn stranger() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("hq.pem");
    std::fs::write(&key, headquarters().public().to_pem().unwrap()).unwrap();
    (folder, key)
}

fn checked(shown: &str, folder: &Path, key: &Path) -> Result<app::CheckedLicence, Fault> {
    check_licence(shown, folder, Some(key), TODAY.parse().unwrap())
}

#[test]
fn the_sample_is_what_its_station_signed() {
    let signed = SignedLicence::sign(granted(), &station(), Some(certificate())).to_text();
    assert_eq!(samples::licence(samples::centre(false)).proof, signed);
}

#[test]
fn the_square_is_read_from_every_paper_by_zbar_and_by_ourselves() {
    let (place, key) = stranger();
    let proof = samples::licence(samples::centre(false)).proof;
    for size in PaperSize::ALL {
        let (language, voices) = &voices()[2];
        let document = print::licence(&samples::licence(samples::centre(false)), voices, size);
        let printed = print_it(&format!("licence-{language}-{}", size.name()), &document);
        let code = format!("QR-Code:{proof}");
        printed.preview_scans(&[&code]).scans(&[&code]);
        let picture = folder().join(format!("shown-{}", size.name()));
        said("pdftoppm", &["-r", "150", "-gray", "-png", "-singlefile", &printed.pdf, picture.to_str().unwrap()]);
        let picture = format!("{}.png", picture.display());
        let licence = checked(&picture, place.path(), &key).unwrap();
        assert_eq!((licence.station.as_str(), licence.standing), ("ZAQ-03", Standing::Valid), "{size:?}");
        assert_eq!(licence.granted.holder, "محمد عبد الله حسن الأحمدي");
    }
}

#[test]
fn long_names_make_a_larger_square_and_never_none() {
    let long = Granted {
        service: "طلب استخراج بيان بصلاحية الموقع من الناحية التخطيطية والاشتراطات البنائية".into(),
        holder: "عبد الرحمن بن عبد العزيز آل إبراهيم ".repeat(5),
        ..granted()
    };
    let proof = SignedLicence::sign(long, &station(), Some(certificate())).to_text();
    for size in PaperSize::ALL {
        let view = print::LicenceView { proof: proof.clone(), ..samples::licence(samples::centre(false)) };
        let document = print::licence(&view, &voices()[0].1, size);
        print_it(&format!("licence-long-{}", size.name()), &document).preview_scans(&[&format!("QR-Code:{proof}")]);
    }
}

#[test]
fn a_photograph_is_enough() {
    let (place, key) = stranger();
    let document = print::licence(&samples::licence(samples::centre(false)), &voices()[0].1, PaperSize::A5);
    let printed = print_it("licence-photographed", &document);
    let (flat, photo) = (folder().join("flat"), folder().join("photo.jpg"));
    said("pdftoppm", &["-r", "200", "-gray", "-png", "-singlefile", &printed.pdf, flat.to_str().unwrap()]);
    let page = image::open(folder().join("flat.png")).unwrap().into_luma8();
    // Held askew, in bad light, through a lens that is not quite sharp.
    let mut seen = image::imageops::blur(&page, 0.8);
    seen.pixels_mut().for_each(|dot| dot.0[0] = 40 + dot.0[0] / 2);
    let mut turned = image::GrayImage::from_pixel(page.width() + 200, page.height() + 200, image::Luma([90]));
    let (sin, cos) = 0.07_f32.sin_cos();
    for (x, y, dot) in turned.enumerate_pixels_mut() {
        let (dx, dy) = (x as f32 - 600.0, y as f32 - 800.0);
        let (from_x, from_y) = (dx * cos + dy * sin + 500.0, dy * cos - dx * sin + 700.0);
        if from_x >= 0.0 && from_y >= 0.0 && (from_x as u32) < seen.width() && (from_y as u32) < seen.height() {
            *dot = *seen.get_pixel(from_x as u32, from_y as u32);
        }
    }
    turned.save(&photo).unwrap();
    assert_eq!(checked(photo.to_str().unwrap(), place.path(), &key).unwrap().standing, Standing::Valid);
}

#[test]
fn what_is_expired_forged_or_strangers_is_told_apart() {
    let (place, key) = stranger();
    let sign = |granted| SignedLicence::sign(granted, &station(), Some(certificate())).to_text();
    let old = Granted { issued: "2026-02-01".parse().unwrap(), until: "2026-11-21".parse().ok(), ..granted() };
    assert_eq!(checked(&sign(old), place.path(), &key).unwrap().standing, Standing::Expired);
    let practice = Granted { practice: true, ..granted() };
    assert_eq!(checked(&sign(practice), place.path(), &key).unwrap().standing, Standing::Practice);
    // Signed after headquarters' word for the station had ended.
    let late = Granted { issued: "2028-01-01".parse().unwrap(), until: None, ..granted() };
    let fault = checked(&sign(late), place.path(), &key).unwrap_err();
    assert!(matches!(fault, Fault::Licence(LicenceFault::Certificate(CertificateFault::NotValid(..)))), "{fault:?}");
    let unknown = check_licence(&sign(granted()), place.path(), None, TODAY.parse().unwrap()).unwrap_err();
    assert!(matches!(unknown, Fault::Licence(LicenceFault::Certificate(CertificateFault::UnknownKey))), "{unknown:?}");
    let thief = SignedLicence::sign(granted(), &StationKey::from_random([9; 32]), Some(certificate())).to_text();
    assert!(matches!(checked(&thief, place.path(), &key), Err(Fault::Licence(LicenceFault::Signature))));
}

#[test]
fn a_picture_of_something_else_is_no_licence() {
    let (place, key) = stranger();
    let white = place.path().join("white.png");
    image::GrayImage::from_pixel(300, 300, image::Luma([255])).save(&white).unwrap();
    let shown = |file: &Path| checked(file.to_str().unwrap(), place.path(), &key);
    assert!(matches!(shown(&white), Err(Fault::Licence(LicenceFault::NotALicence))));
    let text = place.path().join("letter.txt");
    std::fs::write(&text, "dear sir").unwrap();
    assert!(matches!(shown(&text), Err(Fault::File { .. })));
    assert!(shown(&place.path().join("nowhere.png")).is_err());
}

/// From a station's key to headquarters and back, and then to a centre of strangers.
#[test]
fn a_station_is_certified_by_headquarters() {
    let (place, key) = stranger();
    let private = place.path().join("hq-private.pem");
    std::fs::write(&private, headquarters().to_pem().unwrap().as_str()).unwrap();
    let centre = place.path().join("centre");
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(centre.clone()) };
    drop(app::open_centre(&which, &Surroundings { data: place.path().into() }, Env::system()).unwrap());
    let (pem, id) = app::station_key_text(&centre).unwrap();
    let public = place.path().join("station-public.pem");
    std::fs::write(&public, &pem).unwrap();
    let own = shubbak::config::Centre::load(&centre.join("centre.toml")).unwrap().station;
    let today: chrono::NaiveDate = TODAY.parse().unwrap();
    let file = app::certify(own.clone(), &public, Some(&private), (today, None), Some(place.path()), &centre).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let certificate = Certificate::parse(&text).unwrap();
    assert_eq!((certificate.key.id().to_string(), certificate.until.to_string()), (id, "2028-11-22".to_owned()));

    // A station believes only the headquarters of its own settings.
    let refused = app::take_certificate(&file, &centre, today);
    assert!(matches!(refused, Err(Fault::Licence(LicenceFault::Certificate(CertificateFault::UnknownKey)))));
    let settings = std::fs::read_to_string(centre.join("centre.toml")).unwrap();
    let named =
        format!("{settings}\n[[headquarters]]\npublic_key = '''{}'''\n", std::fs::read_to_string(&key).unwrap());
    std::fs::write(centre.join("centre.toml"), named).unwrap();
    assert_eq!(app::take_certificate(&file, &centre, today).unwrap(), own);
    // And no other station's.
    let other = Certificate::issue(own.clone(), station().public(), (today, today), &headquarters());
    std::fs::write(&file, other.to_text()).unwrap();
    let refused = app::take_certificate(&file, &centre, today);
    assert!(matches!(refused, Err(Fault::Licence(LicenceFault::Certificate(CertificateFault::OtherKey)))));
}

/// Received, approved by another, printed, and shown at the same centre and at one that knows nothing of it.
#[test]
fn what_was_approved_is_printed_and_proves_itself() {
    let mut centre = Centre::with_clerk();
    let case = centre.registers(site_validity()).case.to_string();
    let print = json!({ "do": "print_paper", "case": case, "paper": "licence" });
    assert!(matches!(centre.does(print.clone()), Err(Fault::NoSuchPaper)), "nothing is granted yet");
    centre.signs_in("nadia", "4821");
    centre.does(json!({ "do": "decide", "case": case, "verdict": "approved", "reason": "شروط المنطقة" })).unwrap();
    centre.signs_in("huda", "2580");
    let Outcome::Printed { no, copy, file, .. } = centre.does(print).unwrap() else { panic!("not printed") };
    assert_eq!((no.replacen('L', "C", 1)[..19].to_owned(), copy), (case[..19].to_owned(), 1));
    assert!(no.parse::<LicenceNo>().is_ok(), "{no} has a check digit of its own");

    let picture = folder().join("granted");
    said("pdftoppm", &["-r", "200", "-gray", "-png", "-singlefile", file.to_str().unwrap(), picture.to_str().unwrap()]);
    let picture = format!("{}.png", picture.display());
    let checked = check_licence(&picture, centre.folder.path(), None, TODAY.parse().unwrap()).unwrap();
    assert_eq!((checked.granted.licence.clone(), checked.standing), (no, Standing::Practice));
    // The PDF itself, in which the square is drawn with lines, says the same.
    let drawn = check_licence(file.to_str().unwrap(), centre.folder.path(), None, TODAY.parse().unwrap()).unwrap();
    assert_eq!(drawn.granted.licence, checked.granted.licence);
    let (elsewhere, key) = stranger();
    let unknown = check_licence(&picture, elsewhere.path(), Some(&key), TODAY.parse().unwrap());
    assert!(matches!(unknown, Err(Fault::Licence(LicenceFault::Certificate(CertificateFault::UnknownKey)))));
    centre.is_clean();
}
