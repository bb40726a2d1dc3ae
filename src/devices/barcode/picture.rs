//! Codes in a picture: a photographed licence, a page that was scanned. What is no picture, or too large to be one that a
//! camera or a scanner made, is refused before it is unpacked.

use std::io::Cursor;

use image::{GrayImage, ImageError, ImageReader, Limits};
use rxing::DecodeHints;
use rxing::helpers::detect_multiple_in_luma_with_hints;

use super::{drawn, pdf};

/// Wider or higher than an A3 page at 1200 dpi.
pub(super) const MOST_DOTS: u32 = 20_000;
/// Unpacked, in bytes: an A3 page in colour at 600 dpi.
pub(super) const LARGEST: u64 = 256 << 20;

/// Why a picture was not looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    #[error("it is not a picture that can be read: {0}")]
    Unreadable(String),
    #[error("it is larger than any picture that a camera or a scanner makes")]
    TooLarge,
    #[error("it is locked with a password")]
    Locked,
}

/// What every code in a PNG or JPEG file says, or on the pages of a PDF, each once; nothing where there is none.
pub fn codes_in(file: &[u8]) -> Result<Vec<String>, PictureFault> {
    if !file.starts_with(b"%PDF-") {
        return Ok(codes_on_all([unpacked(file)?]));
    }
    let scanned = match pdf::pictures(file) {
        Err(PictureFault::Locked) => return Err(PictureFault::Locked),
        pictures => pictures.map(codes_on_all),
    };
    if scanned.as_ref().is_ok_and(|texts| !texts.is_empty()) {
        return scanned;
    }
    let pages = drawn::pages(file);
    if pages.is_empty() { scanned } else { Ok(codes_on_all(pages)) }
}

fn codes_on_all(pictures: impl IntoIterator<Item = GrayImage>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in pictures.into_iter().flat_map(codes_on) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// A PNG or JPEG file in grey.
pub(super) fn unpacked(file: &[u8]) -> Result<GrayImage, PictureFault> {
    let fault = |error: &dyn std::fmt::Display| PictureFault::Unreadable(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|error| fault(&error))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_DOTS), Some(MOST_DOTS));
    limits.max_alloc = Some(LARGEST);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => Ok(picture.into_luma8()),
        Err(ImageError::Limits(_)) => Err(PictureFault::TooLarge),
        Err(error) => Err(fault(&error)),
    }
}

fn codes_on(grey: GrayImage) -> Vec<String> {
    let (width, height) = grey.dimensions();
    let mut hints = DecodeHints { TryHarder: Some(true), ..DecodeHints::default() };
    // Nothing found is an error there.
    let found = detect_multiple_in_luma_with_hints(grey.into_raw(), width, height, &mut hints).unwrap_or_default();
    found.into_iter().map(|code| as_written(code.getText())).collect()
}

/// Codes that say in which letters they are written come out as bytes all the same: they are UTF-8 where they can be.
fn as_written(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        for file in [&b""[..], b"GIF89a", b"\x89PNG\r\n\x1a\n", &[0xFF; 64]] {
            assert!(codes_in(file).is_err());
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        // A head that promises 60,000 by 60,000 dots.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0".to_vec();
        // With the check sum that belongs to it: a head that is damaged would be refused for that.
        png.extend([0x0f, 0xb0, 0xe2, 0x15]);
        png.extend([0; 64]);
        assert_eq!(codes_in(&png), Err(PictureFault::TooLarge));
    }

    #[test]
    fn a_picture_without_a_code_has_none() {
        let mut png = Vec::new();
        let white = image::GrayImage::from_pixel(200, 200, image::Luma([255]));
        white.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        assert_eq!(codes_in(&png), Ok(vec![]));
    }
}
