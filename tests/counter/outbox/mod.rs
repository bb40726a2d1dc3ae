//! A sealed batch leaves the counter: by stick, in volumes, pulled out in the middle; and by itself over HTTPS to a real
//! web server that is killed, full, slow, busy or somebody else's.

mod link;
mod packs;
mod refused;
mod server;
mod stick;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::{Answer, Outcome, countersign};
use shubbak::config;
use shubbak::domain::Country;
use shubbak::views::BatchRow;
use tempfile::TempDir;

use self::server::{Nginx, PASSWORD, USER};
use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity};

/// A centre whose settings name a server of headquarters at this port; a supervisor sits there.
fn linked(port: u16, authority: Option<&Path>) -> Centre {
    let folder = TempDir::new().unwrap();
    let authority = authority.map(|file| format!("authorities = {:?}\n", file.display().to_string()));
    let link = format!(
        "{}\n[headquarters_link]\naddress = \"https://localhost:{port}\"\nuser = \"{USER}\"\npart_mib = 1\nlook_seconds = 1\n{}",
        config::practice(Country::Egypt),
        authority.unwrap_or_default(),
    );
    fs::write(folder.path().join("centre.toml"), link).unwrap();
    let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
    let mut centre = Centre { desk, folder, commands: 0 };
    centre.signs_in("huda", "2580");
    centre
}

impl Centre {
    fn types_the_links_password(&mut self) {
        self.signs_in("samir", "1470");
        self.does(json!({ "do": "keep_link_password", "password": PASSWORD })).unwrap();
    }

    /// A case with a photograph of about three million bytes, sealed.
    fn seals_a_large_batch(&mut self) -> PathBuf {
        self.signs_in("huda", "2580");
        let photograph = self.folder.path().join("photograph.png");
        let mut x = 7_u32;
        let dots = image::RgbImage::from_fn(1_000, 1_000, |_, _| {
            x = x.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            image::Rgb(x.to_be_bytes()[..3].try_into().unwrap())
        });
        dots.save(&photograph).unwrap();
        let attached = self.does(json!({ "do": "attach_file", "path": photograph })).unwrap();
        let Outcome::Attached(file) = attached else { panic!("{attached:?}") };
        let mut case = site_validity();
        case["documents"][0]["files"] = json!([file]);
        self.registers(case);
        self.seals()
    }

    fn seals(&mut self) -> PathBuf {
        self.signs_in("samir", "1470");
        let sealed = self.does(json!({ "do": "export_batch" })).unwrap();
        let Outcome::BatchSealed(batch) = sealed else { panic!("{sealed:?}") };
        batch.file
    }

    fn batch(&mut self, number: u64) -> BatchRow {
        let Answer::Batches { batches } = self.asks(json!({ "ask": "batches" })) else { panic!() };
        batches.into_iter().find(|batch| batch.number == number).unwrap()
    }

    /// Uploads what waits: the code of what hindered it.
    fn uploads(&mut self) -> Result<(), &'static str> {
        self.desk.upload_all(&mut |_| {}).map(drop).map_err(|fault| fault.code())
    }

    /// Headquarters puts its receipt where the station looks for it.
    fn is_countersigned(&self, batch: &Path, nginx: &Nginx) {
        let out = nginx.drop_folder().join("out/ZAQ-03");
        fs::create_dir_all(&out).unwrap();
        countersign(batch, None, Some(&out), self.folder.path(), SUNDAY_MORNING).unwrap();
    }
}
