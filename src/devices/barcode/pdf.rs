//! The pictures on the pages of a PDF, as scanners put them there: JPEG, or dots packed without loss. It reads no more of
//! the file than what stands before each picture, so that nothing else in it is ever unpacked; what is drawn with lines is
//! for `drawn`.

use std::io::Read;

use flate2::read::ZlibDecoder;
use image::GrayImage;

use super::super::document::picture::is_locked;
use super::picture::{LARGEST, MOST_DOTS, PictureFault, unpacked};

/// Pictures that are looked at; a scan of more pages is no paper that somebody shows.
const MOST: usize = 24;
/// What stands before a picture is not longer than this, in bytes.
const LONGEST_HEAD: usize = 4096;

/// Every picture that can be read.
///
/// Fails with `Locked` where a password is needed, and where none of the pictures can be read with what the first said.
pub(super) fn pictures(file: &[u8]) -> Result<Vec<GrayImage>, PictureFault> {
    if is_locked(file) {
        return Err(PictureFault::Locked);
    }
    let (mut read, mut fault) = (vec![], None);
    for (head, body) in streams(file).filter(|(head, _)| is_picture(head)).take(MOST) {
        match picture(head, body) {
            Ok(picture) => read.push(picture),
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    match fault {
        Some(fault) if read.is_empty() => Err(fault),
        _ => Ok(read),
    }
}

/// What stands before each stream, and the stream.
fn streams(file: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + find(&file[from..], b"stream")?;
        let body = begin + b"stream".len();
        let body = body + file[body..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let end = body + find(&file[body..], b"endstream")?;
        let before = &file[from..begin];
        from = end + b"endstream".len();
        let head = &before[before.len().saturating_sub(LONGEST_HEAD)..];
        let head = rfind(head, b" obj").map_or(head, |at| &head[at..]);
        Some((head, &file[body..end]))
    })
}

fn is_picture(head: &[u8]) -> bool {
    name(head, b"/Subtype") == b"Image"
}

fn picture(head: &[u8], body: &[u8]) -> Result<GrayImage, PictureFault> {
    match name(head, b"/Filter") {
        b"DCTDecode" => unpacked(body),
        b"FlateDecode" => dots(head, body),
        other => Err(PictureFault::Unreadable(format!("packed as {}", String::from_utf8_lossy(other)))),
    }
}

/// Dots that were packed without loss: black and white, grey, or in three or four colours.
fn dots(head: &[u8], body: &[u8]) -> Result<GrayImage, PictureFault> {
    let unreadable = |why: &str| PictureFault::Unreadable(why.to_owned());
    let (width, height) = (number(head, b"/Width"), number(head, b"/Height"));
    if width == 0 || height == 0 {
        return Err(unreadable("it has no size"));
    }
    if width.max(height) > MOST_DOTS as usize || (width as u64 * height as u64 * 4) > LARGEST {
        return Err(PictureFault::TooLarge);
    }
    let bits = number(head, b"/BitsPerComponent").max(1);
    let predicted = number(head, b"/Predictor") >= 10;
    let line = |colours: usize| (width * colours * bits).div_ceil(8) + usize::from(predicted);
    let most = line(4) * height;
    let mut bytes = vec![];
    let unpacked = ZlibDecoder::new(body).take(most as u64 + 1).read_to_end(&mut bytes);
    unpacked.map_err(|error| unreadable(&error.to_string()))?;
    let colours = [1, 3, 4].into_iter().find(|colours| line(*colours) * height == bytes.len());
    let colours = colours.ok_or_else(|| unreadable("it holds more or fewer dots than it says"))?;
    if predicted {
        bytes = straight(&bytes, line(colours), (colours * bits).div_ceil(8))
            .ok_or_else(|| unreadable("its lines are bent"))?;
    }
    let row = (width * colours * bits).div_ceil(8);
    let grey = |x: u32, y: u32| match (bits, &bytes[y as usize * row..]) {
        (1, line) => [0, 255][usize::from(line[x as usize / 8] >> (7 - x % 8) & 1)],
        // The second colour, which is green of three, is near enough to grey.
        (8, line) => line[x as usize * colours + usize::from(colours > 1)],
        _ => 255,
    };
    // A file of as many dots was unpacked, so that the size fits.
    Ok(GrayImage::from_fn(width as u32, height as u32, |x, y| image::Luma([grey(x, y)])))
}

/// Lines as PNG bends them, straight again; `line` bytes each with the way it was bent, `apart` from dot to dot.
fn straight(bent: &[u8], line: usize, apart: usize) -> Option<Vec<u8>> {
    let (row, apart) = (line - 1, apart.max(1));
    let mut out: Vec<u8> = Vec::with_capacity(bent.len());
    for bytes in bent.chunks_exact(line) {
        let (way, begin) = (bytes[0], out.len());
        for (at, byte) in bytes[1..].iter().enumerate() {
            let left = if at >= apart { out[begin + at - apart] } else { 0 };
            let up = if begin >= row { out[begin + at - row] } else { 0 };
            let corner = if at >= apart && begin >= row { out[begin + at - row - apart] } else { 0 };
            let guess = match way {
                0 => 0,
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => nearest(left, up, corner),
                _ => return None,
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    Some(out)
}

/// Paeth's guess.
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let aim = i16::from(left) + i16::from(up) - i16::from(corner);
    [left, up, corner].into_iter().min_by_key(|byte| (aim - i16::from(*byte)).abs()).unwrap_or(0)
}

/// The name that stands after `key`, alone or first in a list.
fn name<'a>(head: &'a [u8], key: &[u8]) -> &'a [u8] {
    let rest = after(head, key);
    let Some(rest) = rest.strip_prefix(b"/") else { return b"" };
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}

/// The whole number that stands after `key`; 0 where there is none.
fn number(head: &[u8], key: &[u8]) -> usize {
    let digits = after(head, key).iter().take_while(|byte| byte.is_ascii_digit());
    digits.take(6).fold(0, |number, digit| number * 10 + usize::from(digit - b'0'))
}

fn after<'a>(head: &'a [u8], key: &[u8]) -> &'a [u8] {
    let rest = find(head, key).map_or(&[][..], |at| &head[at + key.len()..]);
    let begin = rest.iter().position(|byte| !(byte.is_ascii_whitespace() || *byte == b'[')).unwrap_or(rest.len());
    &rest[begin..]
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|window| window == word)
}

fn rfind(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).rposition(|window| window == word)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(vec![], flate2::Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn file(dict: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.4\n4 0 obj\n<< /Type /XObject /Subtype /Image {dict} >>\nstream\r\n");
        [head.as_bytes(), body, b"\nendstream\nendobj\n"].concat()
    }

    #[test]
    fn dots_are_unpacked_however_they_were_packed() {
        let black_and_white =
            file("/Width 10 /Height 2 /BitsPerComponent 1 /Filter /FlateDecode", &packed(&[0x80, 0, 0xff, 0xc0]));
        let read = &pictures(&black_and_white).unwrap()[0];
        assert_eq!((read.get_pixel(0, 0).0, read.get_pixel(1, 0).0, read.get_pixel(9, 1).0), ([255], [0], [255]));
        let bent = [2, 10, 20, 30, 40, 50, 60, 2, 1, 1, 1, 1, 1, 1];
        let colours = "/Width 2/Height 2/BitsPerComponent 8/Filter[/FlateDecode]/DecodeParms<</Predictor 15/Colors 3>>";
        let read = &pictures(&file(colours, &packed(&bent))).unwrap()[0];
        assert_eq!((read.get_pixel(1, 0).0, read.get_pixel(1, 1).0), ([50], [51]));
    }

    #[test]
    fn bombs_locks_and_lies_are_refused() {
        let fault = |dict: &str, body: &[u8]| pictures(&file(dict, body)).unwrap_err();
        let bomb = packed(&vec![0; 1 << 20]);
        let small = "/Width 10 /Height 10 /BitsPerComponent 8 /Filter /FlateDecode";
        assert!(
            matches!(fault(small, &bomb), PictureFault::Unreadable(_)),
            "no more of it is unpacked than it may hold"
        );
        let large = "/Width 60000 /Height 60000 /BitsPerComponent 8 /Filter /FlateDecode";
        assert_eq!(fault(large, &bomb), PictureFault::TooLarge);
        assert!(matches!(fault("/Width 1 /Height 1 /Filter /JPXDecode", b"x"), PictureFault::Unreadable(_)));
        assert_eq!(pictures(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>"), Err(PictureFault::Locked));
        assert_eq!(pictures(b"%PDF-1.7 nothing in it"), Ok(vec![]));
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            width in 0..40u32, height in 0..40u32, bits in 0..17u8, predictor in 0..16u8,
        ) {
            let dict = format!("/Width {width}/Height {height}/BitsPerComponent {bits}/Filter/FlateDecode/Predictor {predictor}");
            let _ = (pictures(&bytes), pictures(&file(&dict, &bytes)), pictures(&file(&dict, &packed(&bytes))));
        }
    }
}
