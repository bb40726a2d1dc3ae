//! Codes in a picture: a photographed licence, a page that was scanned. What is no picture, or too large to be one that a
//! camera or a scanner made, is refused before it is unpacked.

use std::io::Cursor;

use image::{ImageReader, Limits};
use rxing::DecodeHints;
use rxing::helpers::detect_multiple_in_luma_with_hints;

/// Wider or higher than an A3 page at 1200 dpi.
const MOST_DOTS: u32 = 20_000;
/// Unpacked, in bytes: an A3 page in colour at 600 dpi.
const LARGEST: u64 = 256 << 20;

/// Why a picture was not looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is not a picture that can be read: {0}")]
pub struct PictureFault(String);

/// What every code in a PNG or JPEG file says, each once; nothing where there is none.
pub fn codes_in(file: &[u8]) -> Result<Vec<String>, PictureFault> {
    let fault = |error: &dyn std::fmt::Display| PictureFault(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|error| fault(&error))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_DOTS), Some(MOST_DOTS));
    limits.max_alloc = Some(LARGEST);
    reader.limits(limits);
    let grey = reader.decode().map_err(|error| fault(&error))?.into_luma8();
    let (width, height) = grey.dimensions();
    let mut hints = DecodeHints { TryHarder: Some(true), ..DecodeHints::default() };
    // Nothing found is an error there.
    let found = detect_multiple_in_luma_with_hints(grey.into_raw(), width, height, &mut hints).unwrap_or_default();
    let mut texts: Vec<String> = Vec::new();
    for code in found {
        if texts.iter().all(|text| text != code.getText()) {
            texts.push(code.getText().to_owned());
        }
    }
    Ok(texts)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_refused() {
        for file in [&b""[..], b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", &[0xFF; 64]] {
            assert!(codes_in(file).is_err());
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        // A head that promises 60,000 by 60,000 dots.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0".to_vec();
        png.extend([0; 64]);
        assert!(codes_in(&png).is_err());
    }

    #[test]
    fn a_picture_without_a_code_has_none() {
        let mut png = Vec::new();
        let white = image::GrayImage::from_pixel(200, 200, image::Luma([255]));
        white.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        assert_eq!(codes_in(&png), Ok(vec![]));
    }
}
