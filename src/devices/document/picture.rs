//! What a page's bytes are, said without decoding them: a picture that declares more dots than any page has is
//! refused before it could fill the memory, a PDF that is locked before anybody waits for what is in it.
//!
//! A JPEG is turned by its own mark of orientation: not one of its dots is encoded again.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use serde::{Deserialize, Serialize};

/// Most dots of a picture: A3 at 600 dpi has 70 million, a good telephone's camera 50.
const MOST_DOTS: u64 = 100_000_000;
/// Most memory for decoding one, in bytes: that many dots in colour, and as much again to work with.
const MOST_MEMORY: u64 = 700_000_000;
/// Quality where a picture has to be encoded by us; the dots of a stamp stay clear.
const QUALITY: u8 = 75;

/// Why bytes cannot be a page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum PageFault {
    #[error("it is neither JPEG, PNG nor PDF")]
    Kind,
    /// It cannot be opened as what it says it is.
    #[error("the file is damaged: {cause}")]
    Damaged { cause: String },
    /// It declares so many million dots.
    #[error("{megapixels} megapixels, and at most {most} are taken")]
    Huge { megapixels: u64, most: u64 },
    /// More than the settings allow for one file.
    #[error("it is larger than {limit_mib} MiB")]
    Large { limit_mib: u64 },
    /// It opens with a password, or not for every use.
    #[error("the PDF is locked with a password")]
    Locked,
}

/// What bytes are, by themselves and not by their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// `image/jpeg`, `image/png` or `application/pdf`.
    pub media: &'static str,
    /// Dots across and down, as stored; none of a PDF.
    pub size: Option<(u32, u32)>,
}

/// Reads what `bytes` say of themselves. Nothing is decoded.
///
/// # Errors
/// Why they are not taken.
pub fn check(bytes: &[u8]) -> Result<Kind, PageFault> {
    let (media, format) = match bytes {
        [0xff, 0xd8, 0xff, ..] => ("image/jpeg", ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ("image/png", ImageFormat::Png),
        [b'%', b'P', b'D', b'F', b'-', ..] if is_locked(bytes) => return Err(PageFault::Locked),
        [b'%', b'P', b'D', b'F', b'-', ..] => return Ok(Kind { media: "application/pdf", size: None }),
        _ => return Err(PageFault::Kind),
    };
    let (width, height) = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions().map_err(damaged)?;
    let dots = u64::from(width) * u64::from(height);
    match dots {
        0 => Err(PageFault::Damaged { cause: "it has no dots".to_owned() }),
        1..=MOST_DOTS => Ok(Kind { media, size: Some((width, height)) }),
        _ => Err(PageFault::Huge { megapixels: dots / 1_000_000, most: MOST_DOTS / 1_000_000 }),
    }
}

/// Whether a PDF's trailer names a dictionary of encryption. The trailer is never encrypted itself, nor packed.
pub(in crate::devices) fn is_locked(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"/Encrypt";
    let named = bytes.windows(NAME.len()).enumerate().filter(|(_, window)| *window == NAME);
    named.into_iter().any(|(at, _)| {
        let rest = bytes[at + NAME.len()..].trim_ascii_start();
        // A reference such as `12 0 R`, or the dictionary itself; a longer name begins with another letter.
        rest.first().is_some_and(u8::is_ascii_digit) || rest.starts_with(b"<<")
    })
}

/// The picture, upright.
///
/// # Errors
/// As [`check`]; also when it turns out to be damaged while it is decoded.
pub fn decoded(bytes: &[u8]) -> Result<DynamicImage, PageFault> {
    check(bytes)?;
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| damaged(error.into()))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// A picture of it no larger than `side` dots either way, and upright.
pub fn small(picture: &DynamicImage, side: u32) -> RgbImage {
    picture.thumbnail(side, side).to_rgb8()
}

/// Dots turned clockwise by so many quarters.
pub fn quarters(picture: &RgbImage, quarters: u8) -> RgbImage {
    match quarters % 4 {
        0 => picture.clone(),
        1 => image::imageops::rotate90(picture),
        2 => image::imageops::rotate180(picture),
        _ => image::imageops::rotate270(picture),
    }
}

/// The same page turned clockwise by so many quarters.
///
/// # Errors
/// As [`decoded`]. A PDF stays as it is.
pub fn turned(bytes: Vec<u8>, quarters: u8) -> Result<Vec<u8>, PageFault> {
    let kind = check(&bytes)?;
    match (quarters % 4, kind.media) {
        (0, _) | (_, "application/pdf") => Ok(bytes),
        (quarters, "image/jpeg") => {
            let now = ImageReader::with_format(Cursor::new(&bytes), ImageFormat::Jpeg)
                .into_decoder()
                .and_then(|mut decoder| decoder.orientation())
                .map_err(damaged)?;
            let then = (0..quarters).fold(now.to_exif(), |mark, _| a_quarter_on(mark));
            marked(&bytes, then).ok_or_else(|| PageFault::Damaged { cause: "its parts have no order".to_owned() })
        }
        (quarters, _) => {
            let mut picture = decoded(&bytes)?;
            picture.apply_orientation(
                [Orientation::Rotate90, Orientation::Rotate180, Orientation::Rotate270][usize::from(quarters) - 1],
            );
            let mut png = vec![];
            picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).map_err(damaged)?;
            Ok(png)
        }
    }
}

/// The mark of orientation a quarter clockwise from this one.
fn a_quarter_on(mark: u8) -> u8 {
    match mark {
        1 => 6,
        6 => 3,
        3 => 8,
        8 => 1,
        // Mirrored ones, which some cameras write.
        2 => 7,
        7 => 4,
        4 => 5,
        _ => 2,
    }
}

/// A JPEG with this mark of orientation in place of any other, and of all else that its camera wrote of itself.
fn marked(bytes: &[u8], mark: u8) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    if mark != 1 {
        out.extend([0xff, 0xe1, 0, 34]);
        out.extend(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
        out.extend([mark, 0, 0, 0, 0, 0, 0]);
    }
    let mut at = 2;
    loop {
        let (first, second) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        match (first, second) {
            // Fill before a marker.
            (0xff, 0xff) => at += 1,
            // The picture itself: the rest is as it was.
            (0xff, 0xda) => {
                out.extend(&bytes[at..]);
                return Some(out);
            }
            (0xff, _) => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let segment = bytes.get(at..at + 2 + length)?;
                let is_exif = second == 0xe1 && segment.get(4..).is_some_and(|body| body.starts_with(b"Exif\0"));
                if !is_exif {
                    out.extend(segment);
                }
                at += segment.len();
            }
            _ => return None,
        }
    }
}

/// A picture as JPEG, for scanners that give none.
///
/// # Errors
/// Only where the encoder refuses the size.
pub fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, PageFault> {
    let mut bytes = vec![];
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    match picture.color().has_color() {
        true => picture.to_rgb8().write_with_encoder(encoder),
        false => picture.to_luma8().write_with_encoder(encoder),
    }
    .map_err(damaged)?;
    Ok(bytes)
}

fn damaged(error: image::ImageError) -> PageFault {
    PageFault::Damaged { cause: error.to_string() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma};

    /// A page with a dark corner at its start, to know its way up by.
    fn page() -> DynamicImage {
        let dark = |x: u32, y: u32| x < 24 && y < 24;
        GrayImage::from_fn(80, 160, |x, y| Luma([if dark(x, y) { 0 } else { 255 }])).into()
    }

    fn dark_corner(bytes: &[u8]) -> (bool, bool) {
        let picture = decoded(bytes).unwrap().to_luma8();
        let (width, height) = picture.dimensions();
        let corners = [(4, 4), (width - 5, 4), (width - 5, height - 5), (4, height - 5)];
        let at = corners.iter().position(|(x, y)| picture.get_pixel(*x, *y)[0] < 60).unwrap();
        ([1, 2].contains(&at), [2, 3].contains(&at))
    }

    #[test]
    fn a_jpeg_is_turned_without_touching_its_dots() {
        let bytes = jpeg(&page()).unwrap();
        let corners = [(false, false), (true, false), (true, true), (false, true)];
        for (quarters, corner) in (0..4).zip(corners) {
            let turned = turned(bytes.clone(), quarters).unwrap();
            assert_eq!(dark_corner(&turned), corner, "{quarters}");
            // The coded picture is the tail of the file, and the same.
            assert!(turned.ends_with(&bytes[bytes.len() - 100..]));
        }
        let round = (0..4).fold(bytes.clone(), |bytes, _| turned(bytes, 1).unwrap());
        assert_eq!(round, bytes);
    }

    #[test]
    fn a_png_is_turned_as_well() {
        let mut png = vec![];
        page().write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        assert_eq!(dark_corner(&turned(png.clone(), 1).unwrap()), (true, false));
        assert_eq!(dark_corner(&turned(png, 3).unwrap()), (false, true));
    }

    #[test]
    fn a_mirrored_mark_goes_round_as_well() {
        let bytes = jpeg(&page()).unwrap();
        for mark in 1..=8 {
            let mut picture = decoded(&marked(&bytes, mark).unwrap()).unwrap();
            picture.apply_orientation(Orientation::Rotate90);
            let marked = decoded(&marked(&bytes, a_quarter_on(mark)).unwrap()).unwrap();
            assert_eq!(marked.to_luma8(), picture.to_luma8(), "{mark}");
        }
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_declares() {
        // A PNG's head alone: 60,000 by 60,000 dots.
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0".to_vec();
        bomb.extend([0x9f, 0x35, 0x1b, 0x0d]);
        let refused = check(&bomb).unwrap_err();
        assert!(matches!(refused, PageFault::Huge { megapixels: 3600, .. } | PageFault::Damaged { .. }), "{refused}");
        let mut jpeg = jpeg(&page()).unwrap();
        let at = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
        jpeg[at + 5..at + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
        assert_eq!(check(&jpeg).unwrap_err(), PageFault::Huge { megapixels: 4294, most: 100 });
        assert!(decoded(&jpeg).is_err());
    }

    proptest::proptest! {
        /// What comes from outside is refused or taken, and never stops the program.
        #[test]
        fn no_bytes_stop_the_program(tail in proptest::collection::vec(proptest::num::u8::ANY, 0..400), quarters in 0_u8..9) {
            for head in [&b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"%PDF-1.7 /Encrypt", b""] {
                let bytes = [head, &tail].concat();
                let _ = (check(&bytes), decoded(&bytes), marked(&bytes, 6), turned(bytes.clone(), quarters));
            }
            // A real picture with something strange in its middle.
            let mut bytes = jpeg(&page()).unwrap();
            let at = bytes.len() / 2;
            bytes.splice(20..at.min(20 + tail.len()), tail);
            let _ = (decoded(&bytes), turned(bytes, quarters));
        }
    }

    #[test]
    fn bytes_are_what_they_say_and_not_what_they_are_called() {
        assert_eq!(check(b"MZ\x90\0"), Err(PageFault::Kind));
        assert_eq!(check(b""), Err(PageFault::Kind));
        assert!(matches!(check(b"\xff\xd8\xff\xe0"), Err(PageFault::Damaged { .. })));
        assert_eq!(check(b"%PDF-1.7 /EncryptMetadata false").unwrap().media, "application/pdf");
        assert_eq!(check(b"%PDF-1.7 trailer << /Root 1 0 R /Encrypt 12 0 R >>"), Err(PageFault::Locked));
        assert_eq!(check(b"%PDF-1.7 trailer<</Encrypt<</V 2>>>>"), Err(PageFault::Locked));
    }
}
