//! Where one code ends and the next begins in the bytes of a serial reader. Pure: bytes and times
//! come in, codes come out; nobody has to set how the reader ends its codes.
//!
//! A code ends with CR, LF, both, or ETX, or, from a reader that sends no end at all, with silence.
//! Between STX and ETX every other byte belongs to the code, line ends too. Tabs always do: they are
//! found inside QR codes.
//!
//! A sealed block, as on the back of an Egyptian identity card, holds any byte, those that end other codes too. What is
//! no text therefore ends with silence alone, so that no piece of it is taken for a code of its own.

use std::time::{Duration, Instant};

use super::{Barcode, LONGEST};

const STX: u8 = 2;
const ETX: u8 = 3;

/// Silence that ends a code without an end. At 9600 baud the bytes of one code are 1 ms apart.
const SILENCE: Duration = Duration::from_millis(120);

/// Silence after which an ETX is no longer waited for: what there is of the code is not whole.
const BROKEN_OFF: Duration = Duration::from_secs(2);

/// The part of a code that has arrived so far.
#[derive(Debug, Default)]
pub struct Framer {
    gathered: Vec<u8>,
    /// An STX came, and no ETX yet.
    framed: bool,
    /// More arrived than any code holds; all is dropped up to the next end.
    too_long: bool,
    last: Option<Instant>,
}

impl Framer {
    /// Takes in bytes that arrived at `now`: the codes that they complete. However late they come they
    /// continue what was begun, because a busy machine reads late what was sent in time.
    pub fn push(&mut self, bytes: &[u8], now: Instant) -> Vec<Barcode> {
        if !bytes.is_empty() {
            self.last = Some(now);
        }
        bytes.iter().filter_map(|&byte| self.take_in(byte)).collect()
    }

    /// To be called when nothing waits to be read at `now`: the code that silence ends, if any.
    pub fn silence(&mut self, now: Instant) -> Option<Barcode> {
        let silent = now.saturating_duration_since(self.last?);
        if self.framed && !self.is_sealed() {
            if silent >= BROKEN_OFF {
                *self = Framer::default();
            }
            return None;
        }
        if silent >= SILENCE { self.complete() } else { None }
    }

    fn take_in(&mut self, byte: u8) -> Option<Barcode> {
        if matches!(byte, STX | ETX | b'\r' | b'\n') && self.is_sealed() {
            self.keep(byte);
            return None;
        }
        match byte {
            // A second STX says that the first one's ETX was lost.
            STX if self.framed => self.begin_frame(),
            STX => {
                let before = self.complete();
                self.begin_frame();
                return before;
            }
            ETX => return self.complete(),
            b'\r' | b'\n' if !self.framed => return self.complete(),
            _ => self.keep(byte),
        }
        None
    }

    fn keep(&mut self, byte: u8) {
        if self.gathered.len() < LONGEST {
            self.gathered.push(byte);
        } else {
            self.too_long = true;
        }
    }

    /// Whether what was gathered is no text.
    fn is_sealed(&self) -> bool {
        !self.too_long && super::is_sealed(&self.gathered)
    }

    fn begin_frame(&mut self) {
        self.gathered.clear();
        self.too_long = false;
        self.framed = true;
    }

    /// Nothing when nothing was gathered: the LF of a CR LF ends no code of its own.
    fn complete(&mut self) -> Option<Barcode> {
        let mut bytes = std::mem::take(&mut self.gathered);
        if std::mem::take(&mut self.framed)
            && let Some(last) = bytes.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n'))
            && bytes[last] == ETX
        {
            bytes.truncate(last);
        }
        let whole = !std::mem::take(&mut self.too_long) && !bytes.is_empty();
        whole.then(|| Barcode::from_bytes(bytes))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// The texts of what was sent in one piece, after the line has fallen silent.
    fn texts(bytes: &[u8]) -> Vec<String> {
        let (mut framer, now) = (Framer::default(), Instant::now());
        let mut codes = framer.push(bytes, now);
        codes.extend(framer.silence(now + 3 * BROKEN_OFF));
        codes.into_iter().map(|code| code.text).collect()
    }

    #[test]
    fn every_end_that_readers_send_is_an_end() {
        for sent in [
            "A014\rB2",
            "A014\nB2\n",
            "A014\r\nB2\r\n",
            "A014\n\rB2",
            "\x02A014\x03\x02B2\x03",
            "\x02A014\x03\r\n\x02B2\x03\r\n",
        ] {
            assert_eq!(texts(sent.as_bytes()), ["A014", "B2"], "{sent:?}");
        }
        assert_eq!(texts(b"\r\n\r\n\x02\x03"), [""; 0]);
    }

    #[test]
    fn silence_ends_a_code_without_an_end() {
        let (mut framer, now) = (Framer::default(), Instant::now());
        assert_eq!(framer.push(b"29406191", now), []);
        assert_eq!(framer.silence(now + 119 * MS), None);
        assert_eq!(framer.push(b"300551", now + 119 * MS), []);
        assert_eq!(framer.silence(now + 238 * MS), None);
        assert_eq!(framer.silence(now + 239 * MS).unwrap().text, "29406191300551");
        assert_eq!(framer.silence(now + 999 * MS), None);
    }

    #[test]
    fn bytes_read_late_by_a_busy_machine_continue_the_code() {
        let (mut framer, now) = (Framer::default(), Instant::now());
        framer.push(b"29406191", now);
        assert_eq!(framer.push(b"300551\r", now + 5000 * MS)[0].text, "29406191300551");
    }

    #[test]
    fn line_ends_inside_a_frame_belong_to_the_code() {
        assert_eq!(texts(b"\x02BEGIN:VCARD\r\nN:Huda\tAli\r\n\x03"), ["BEGIN:VCARD\r\nN:Huda\tAli\r\n"]);
    }

    #[test]
    fn a_frame_that_breaks_off_is_no_code_and_harms_no_other() {
        assert_eq!(texts(b"\x02C-ZAQ-03-26"), [""; 0]);
        assert_eq!(texts(b"\x02C-ZAQ\x02A014\x03"), ["A014"]);
        assert_eq!(texts(b"A014\x02B002\x03"), ["A014", "B002"]);
        let (mut framer, now) = (Framer::default(), Instant::now());
        framer.push(b"\x02C-ZAQ", now);
        assert_eq!(framer.silence(now + BROKEN_OFF), None);
        assert_eq!(framer.push(b"A014\r", now + BROKEN_OFF)[0].text, "A014");
    }

    #[test]
    fn the_kind_of_code_is_kept_apart() {
        let codes =
            Framer::default().push(b"]C0A014\r]Q1\xd8\xb4\xd8\xa8\xd8\xa7\xd9\x83\r]C0\r]]]x\r", Instant::now());
        let aim = |code: &Barcode| code.aim.clone();
        assert_eq!((codes[0].text.as_str(), aim(&codes[0]).as_deref()), ("A014", Some("]C0")));
        assert_eq!((codes[1].text.as_str(), aim(&codes[1]).as_deref()), ("شباك", Some("]Q1")));
        assert_eq!((codes[2].text.as_str(), aim(&codes[2])), ("]C0", None));
        assert_eq!((codes[3].text.as_str(), aim(&codes[3])), ("]]]x", None));
    }

    #[test]
    fn no_byte_of_a_sealed_block_is_lost() {
        let block: Vec<u8> = (4..=255).rev().collect();
        let sent = [&[STX][..], &block, &[ETX]].concat();
        let back: Vec<u8> = texts(&sent)[0].chars().map(|c| u8::try_from(c).unwrap()).collect();
        assert_eq!(back, block);
    }

    #[test]
    fn a_sealed_block_with_ends_inside_it_is_one_code() {
        let block = b"\xe9\x03\r\x9a\x0d\x0aA014\r\x02\x81\x03\xff";
        let (mut framer, now) = (Framer::default(), Instant::now());
        assert_eq!(framer.push(&[&b"]L2"[..], block, b"\r"].concat(), now), [], "silence alone ends it");
        let code = framer.silence(now + SILENCE).unwrap();
        assert!(code.sealed && code.aim.as_deref() == Some("]L2"));
        assert_eq!(code.text.chars().count(), block.len() + 1, "the reader's own end cannot be told from a byte of it");
        let framed = [&[STX][..], block, &[ETX]].concat();
        for end in [&b""[..], b"\r", b"\r\n"] {
            framer.push(&[&framed[..], end].concat(), now);
            assert_eq!(framer.silence(now + SILENCE).unwrap().text.chars().count(), block.len());
        }
    }

    #[test]
    fn endless_noise_is_dropped_up_to_the_next_end() {
        let longest = vec![b'7'; LONGEST];
        assert_eq!(texts(&longest)[0].len(), LONGEST);
        let noise = [&longest[..], b"7", b"\rA014\r"].concat();
        assert_eq!(texts(&noise), ["A014"]);
        let mut framer = Framer::default();
        framer.push(&vec![b'7'; 50 * LONGEST], Instant::now());
        assert_eq!(framer.gathered.len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_split_of_the_bytes_gives_the_same_codes(
            bytes in prop::collection::vec(prop_oneof![3 => any::<u8>(), 2 => prop::sample::select(vec![STX, ETX, b'\r', b'\n', b']'])], 0..300),
            pieces in prop::collection::vec((0..40usize, 0..120u64), 0..40),
        ) {
            let (mut framer, mut now) = (Framer::default(), Instant::now());
            let (mut rest, mut codes) = (&bytes[..], vec![]);
            for (length, pause) in pieces {
                let (piece, after) = rest.split_at(length.min(rest.len()));
                codes.extend(framer.push(piece, now));
                // The last of the silence is heard when the next piece is here already.
                prop_assert_eq!(framer.silence(now + Duration::from_millis(if piece.is_empty() { 0 } else { pause })), None);
                now += Duration::from_millis(if piece.is_empty() { 0 } else { pause });
                rest = after;
            }
            codes.extend(framer.push(rest, now));
            codes.extend(framer.silence(now + 3 * BROKEN_OFF));
            let codes: Vec<String> = codes.into_iter().map(|code| code.text).collect();
            prop_assert_eq!(codes, texts(&bytes));
        }

        #[test]
        fn what_was_read_comes_back(texts_sent in prop::collection::vec("[0-9A-Za-zء-ي-]{1,40}", 0..20), end in prop::sample::select(vec!["\r", "\n", "\r\n"])) {
            let sent: String = texts_sent.iter().map(|text| format!("{text}{end}")).collect();
            prop_assert_eq!(texts(sent.as_bytes()), texts_sent);
        }
    }
}
