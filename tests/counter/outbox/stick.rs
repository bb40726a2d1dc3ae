//! By stick: copied beside the counter's work, told how far, and stopped.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;
use shubbak::app::{Fault, Outcome};

use super::linked;
use super::server::free_port;
use crate::centre::Centre;

/// The desk looks until something that was begun has ended.
fn ends(centre: &mut Centre) -> Result<Outcome, Fault> {
    let begun = Instant::now();
    loop {
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", centre.desk.outbox_view());
        if let Some(ended) = centre.desk.tend_outbox().ended.pop() {
            return ended;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_batch_is_copied_read_back_and_remembered() {
    let mut centre = linked(free_port(), None);
    let batch = centre.seals_a_large_batch();
    let stick = centre.folder.path().join("stick");
    let done = centre.does(json!({ "do": "copy_batch", "number": 1, "folder": stick })).unwrap();
    let Outcome::BatchCopied { files: 1, sha256, .. } = done else { panic!("{done:?}") };
    assert_eq!(fs::read(stick.join(batch.file_name().unwrap())).unwrap(), fs::read(&batch).unwrap());
    let row = centre.batch(1);
    assert_eq!(row.sha256, sha256);
    assert_eq!(row.way.copies[0].place, stick.display().to_string());
    assert_eq!(row.way.copies[0].officer, "samir");
    assert_eq!((row.way.cases, row.way.attachments), (1, 1));
    // What was changed here since is not passed on as the batch.
    let mut bytes = fs::read(&batch).unwrap();
    bytes[2_000] ^= 1;
    fs::write(&batch, bytes).unwrap();
    let other = centre.folder.path().join("other");
    let refused = centre.does(json!({ "do": "copy_batch", "number": 1, "folder": other }));
    assert!(matches!(refused, Err(Fault::BatchGone { .. })), "{refused:?}");
    assert_eq!(fs::read_dir(other).unwrap().count(), 0);
    assert!(matches!(
        centre.does(json!({ "do": "copy_batch", "number": 9, "folder": stick })),
        Err(Fault::NoSuchBatch(9))
    ));
}

#[test]
fn sealing_is_told_of_and_goes_on_beside_the_counter() {
    let mut centre = linked(free_port(), None);
    centre.seals_a_large_batch();
    centre.desk.serve_outbox();
    centre.signs_in("huda", "2580");
    centre.registers(crate::centre::site_validity());
    centre.signs_in("samir", "1470");
    let stick = centre.folder.path().join("stick");
    let begun = centre.does(json!({ "do": "export_batch", "folder": stick })).unwrap();
    assert!(matches!(begun, Outcome::ExportBegun {}), "{begun:?}");
    assert!(matches!(centre.does(json!({ "do": "export_batch" })), Err(Fault::ExportUnderWay)));
    // The desk answers meanwhile.
    assert_eq!(centre.batch(1).number, 1);
    let ended = ends(&mut centre).unwrap();
    let Outcome::BatchSealed(batch) = ended else { panic!("{ended:?}") };
    assert_eq!((batch.number, batch.copied.as_deref()), (2, Some(stick.as_path())));
    assert!(stick.join(batch.file.file_name().unwrap()).exists());
    assert_eq!(centre.batch(2).way.copies.len(), 1);
    assert_eq!(centre.desk.outbox_view().carrying, None);
    centre.is_clean();
}

#[test]
fn what_is_stopped_leaves_nothing_and_is_sealed_again() {
    let mut centre = linked(free_port(), None);
    centre.desk.serve_outbox();
    centre.signs_in("huda", "2580");
    centre.registers(crate::centre::site_validity());
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "export_batch" })).unwrap();
    centre.does(json!({ "do": "stop_export" })).unwrap();
    match ends(&mut centre) {
        Err(Fault::Stopped) => {
            let left: Vec<_> = fs::read_dir(centre.folder.path().join("batches")).into_iter().flatten().collect();
            assert!(left.is_empty(), "{left:?}");
            centre.does(json!({ "do": "export_batch" })).unwrap();
            assert!(matches!(ends(&mut centre), Ok(Outcome::BatchSealed(_))));
        }
        // It was quicker than the stop.
        Ok(Outcome::BatchSealed(_)) => {}
        other => panic!("{other:?}"),
    }
    assert_eq!(centre.batch(1).number, 1);
}
