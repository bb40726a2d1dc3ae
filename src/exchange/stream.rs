//! Age files at the speed of OpenSSL's cipher (`cipher`). The header, and with it everything about keys, is the `age` crate's;
//! what follows it, chunks of 64 KiB under ChaCha20-Poly1305 (C2SP age-encryption.org/v1, "Payload"), costs here a third of
//! what the crate's own cipher takes: a batch is mostly this. The stock `age` reads and writes the same files.

mod cipher;

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{self, BufRead, Read, Write};

use age::secrecy::ExposeSecret;
use age::{DecryptError, EncryptError, Identity, Recipient};
use age_core::format::{FileKey, Stanza};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use self::cipher::Cipher;
use super::keys::OpeningKeys;

/// Bytes of a chunk, and of the tag that follows it.
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// The random bytes between header and chunks.
const NONCE: usize = 16;

/// Encrypts what is written to it; the file is whole once it was finished.
pub(super) struct Encrypting<W> {
    out: W,
    chunks: Chunks,
    clear: Zeroizing<Vec<u8>>,
    sealed: Vec<u8>,
}

/// Begins an age file for `to` in `out`.
///
/// Fails as the recipients do, and as writing does.
pub(super) fn encrypt<'a, W: Write>(
    to: impl Iterator<Item = &'a dyn Recipient>,
    mut out: W,
) -> Result<Encrypting<W>, EncryptError> {
    let seen = RefCell::new(None);
    let to: Vec<Watched<'_, dyn Recipient>> = to.map(|of| Watched { of, seen: &seen }).collect();
    let mut head = vec![];
    let header = age::Encryptor::with_recipients(to.iter().map(|recipient| recipient as &dyn Recipient))?;
    drop(header.wrap_output(&mut head)?);
    let chunks = Chunks::under(&seen, head.last_chunk()).map_err(EncryptError::Io)?;
    out.write_all(&head)?;
    let clear = Zeroizing::new(Vec::with_capacity(CHUNK));
    Ok(Encrypting { out, chunks, clear, sealed: Vec::with_capacity(CHUNK + TAG) })
}

impl<W: Write> Encrypting<W> {
    /// Writes the last chunk.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.chunk(true)?;
        Ok(self.out)
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        self.chunks.seal(&self.clear, last, &mut self.sealed)?;
        self.clear.clear();
        self.out.write_all(&self.sealed)
    }
}

impl<W: Write> Write for Encrypting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk waits: only what comes after it tells that it is not the last.
        if self.clear.len() == CHUNK && !bytes.is_empty() {
            self.chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK - self.clear.len());
        self.clear.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Gives what was encrypted, each chunk once it is proved.
pub(super) struct Decrypting<R> {
    file: R,
    chunks: Chunks,
    sealed: Vec<u8>,
    clear: Zeroizing<Vec<u8>>,
    /// How much of `clear` was read.
    read: usize,
    begun: bool,
    ended: bool,
}

/// Opens the age file that `file` is at the beginning of, if one of the keys does.
pub(super) fn decrypt<R: BufRead>(file: R, keys: &OpeningKeys) -> Result<Decrypting<R>, DecryptError> {
    let mut tape = Tape { of: file, tail: vec![] };
    let seen = RefCell::new(None);
    let keys: Vec<Watched<'_, dyn Identity>> = keys.identities().map(|of| Watched { of, seen: &seen }).collect();
    // Proves the header too.
    drop(age::Decryptor::new_buffered(&mut tape)?.decrypt(keys.iter().map(|key| key as &dyn Identity))?);
    let chunks = Chunks::under(&seen, tape.tail.last_chunk()).map_err(DecryptError::Io)?;
    let (sealed, clear) = (Vec::with_capacity(CHUNK + TAG), Zeroizing::new(Vec::with_capacity(CHUNK)));
    Ok(Decrypting { file: tape.of, chunks, sealed, clear, read: 0, begun: false, ended: false })
}

impl<R: Read> Decrypting<R> {
    fn next(&mut self) -> io::Result<()> {
        self.sealed.clear();
        self.file.by_ref().take((CHUNK + TAG) as u64).read_to_end(&mut self.sealed)?;
        self.read = 0;
        let Decrypting { chunks, sealed, clear, begun, ended, .. } = self;
        match (sealed.is_empty(), *ended) {
            (true, true) => {
                clear.clear();
                return Ok(());
            }
            (true, false) => return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "age file is truncated")),
            (false, true) => return Err(changed("something follows the last chunk")),
            (false, false) => {}
        }
        // A short chunk is the last; a full one may be.
        let whole = sealed.len() == CHUNK + TAG;
        *ended = match whole && chunks.open(sealed, false, clear)? {
            true => false,
            false => chunks.open(sealed, true, clear)?.then_some(true).ok_or_else(|| changed("decryption error"))?,
        };
        if clear.is_empty() && *begun {
            return Err(changed("the last chunk is empty"));
        }
        *begun = true;
        Ok(())
    }
}

impl<R: Read> Read for Decrypting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.clear.len() {
            self.next()?;
        }
        let given = (&self.clear[self.read..]).read(into)?;
        self.read += given;
        Ok(given)
    }
}

fn changed(how: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, how)
}

/// The cipher under the file's key, and how many chunks it has had.
struct Chunks {
    cipher: Cipher,
    count: u64,
}

impl Chunks {
    /// Under the key that the file's own key and the nonce make.
    fn under(seen: &RefCell<Option<FileKey>>, nonce: Option<&[u8; NONCE]>) -> io::Result<Chunks> {
        let (Some(key), Some(nonce)) = (seen.take(), nonce) else { return Err(changed("the header has no key")) };
        let mut payload = Zeroizing::new([0; 32]);
        let derived = Hkdf::<Sha256>::new(Some(nonce), key.expose_secret()).expand(b"payload", payload.as_mut());
        derived.map_err(|_| changed("the key is too long"))?;
        Ok(Chunks { cipher: Cipher::under(&payload)?, count: 0 })
    }

    /// Eleven bytes that count the chunks, and one that marks the last.
    fn nonce(&self, last: bool) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&self.count.to_be_bytes());
        nonce[11] = u8::from(last);
        nonce
    }

    fn seal(&mut self, clear: &[u8], last: bool, sealed: &mut Vec<u8>) -> io::Result<()> {
        sealed.resize(clear.len() + TAG, 0);
        let (body, tag) = sealed.split_at_mut(clear.len());
        self.cipher.seal(&self.nonce(last), clear, body, tag)?;
        self.count += 1;
        Ok(())
    }

    /// Whether it is what was sealed; if not, `clear` holds nothing.
    fn open(&mut self, sealed: &[u8], last: bool, clear: &mut Vec<u8>) -> io::Result<bool> {
        clear.clear();
        let Some((body, tag)) = sealed.split_last_chunk::<TAG>() else { return Ok(false) };
        clear.resize(body.len(), 0);
        let proved = self.cipher.open(&self.nonce(last), body, tag, clear)?;
        match proved {
            true => self.count += 1,
            false => clear.clear(),
        }
        Ok(proved)
    }
}

/// A recipient or an identity whose file key is seen when it passes.
struct Watched<'a, T: ?Sized> {
    of: &'a T,
    seen: &'a RefCell<Option<FileKey>>,
}

fn same(key: &FileKey) -> FileKey {
    FileKey::init_with_mut(|bytes| bytes.copy_from_slice(key.expose_secret()))
}

impl Recipient for Watched<'_, dyn Recipient + '_> {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.seen.replace(Some(same(key)));
        self.of.wrap_file_key(key)
    }
}

impl Identity for Watched<'_, dyn Identity + '_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.of.unwrap_stanza(stanza).inspect(|key| drop(self.seen.replace(key.as_ref().ok().map(same))))
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        self.of.unwrap_stanzas(stanzas).inspect(|key| drop(self.seen.replace(key.as_ref().ok().map(same))))
    }
}

/// Remembers the end of what was read.
struct Tape<R> {
    of: R,
    tail: Vec<u8>,
}

impl<R> Tape<R> {
    fn remember(&mut self, bytes: &[u8]) {
        self.tail.extend_from_slice(bytes);
        self.tail.drain(..self.tail.len().saturating_sub(NONCE));
    }
}

impl<R: BufRead> Read for Tape<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.of.read(into)?;
        self.remember(&into[..read]);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Tape<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.of.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        let taken = self.of.fill_buf().map(|there| there[..bytes.min(there.len())].to_vec());
        self.remember(&taken.unwrap_or_default());
        self.of.consume(bytes);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Lengths around the end of a chunk.
    const LENGTHS: [usize; 8] = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 77, 3 * CHUNK];

    fn text(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at * 7 + at / 251) as u8).collect()
    }

    fn ours(text: &[u8], keys: &OpeningKeys) -> Vec<u8> {
        let to: Vec<_> = keys.recipients().collect();
        let mut out = encrypt(to.iter().map(|key| key as &dyn Recipient), vec![]).unwrap();
        // In pieces of several sizes.
        text.chunks(10_007).for_each(|piece| out.write_all(piece).unwrap());
        out.finish().unwrap()
    }

    fn opened(file: &[u8], keys: &OpeningKeys) -> io::Result<Vec<u8>> {
        let mut clear = vec![];
        decrypt(file, keys).map_err(io::Error::other)?.read_to_end(&mut clear)?;
        Ok(clear)
    }

    #[test]
    fn the_age_crate_reads_what_is_written_here_and_the_other_way_round() {
        let keys = OpeningKeys::generate();
        for length in LENGTHS {
            let text = text(length);
            let file = ours(&text, &keys);
            let mut theirs = vec![];
            let mut reader = age::Decryptor::new_buffered(&file[..]).unwrap().decrypt(keys.identities()).unwrap();
            reader.read_to_end(&mut theirs).unwrap();
            assert_eq!(theirs, text, "{length} bytes, read by age");
            let to: Vec<_> = keys.recipients().collect();
            let to = to.iter().map(|key| key as &dyn Recipient);
            let mut writer = age::Encryptor::with_recipients(to).unwrap().wrap_output(vec![]).unwrap();
            writer.write_all(&text).unwrap();
            let file = writer.finish().unwrap();
            assert_eq!(opened(&file, &keys).unwrap(), text, "{length} bytes, written by age");
        }
    }

    #[test]
    fn what_is_cut_off_prolonged_or_changed_is_not_given_out_as_whole() {
        let keys = OpeningKeys::generate();
        let (text, last) = (text(2 * CHUNK + 77), 77 + TAG);
        let file = ours(&text, &keys);
        let kind = |file: &[u8]| opened(file, &keys).unwrap_err().kind();
        assert_eq!(kind(&file[..file.len() - last]), io::ErrorKind::UnexpectedEof, "at the end of a chunk");
        assert_eq!(kind(&file[..file.len() - 1]), io::ErrorKind::InvalidData);
        assert_eq!(kind(&[&file[..], b"x"].concat()), io::ErrorKind::InvalidData);
        let whole = ours(&text[..CHUNK], &keys);
        assert_eq!(kind(&[&whole[..], b"x"].concat()), io::ErrorKind::InvalidData, "after a full last chunk");
        for at in [1, last, last + 1, last + CHUNK, file.len() - 200] {
            let mut other = file.clone();
            let at = file.len() - at;
            other[at] ^= 1;
            assert!(opened(&other, &keys).is_err(), "byte {at}");
        }
        // Two chunks that have changed places.
        let mut swapped = file.clone();
        let first = file.len() - last - 2 * (CHUNK + TAG);
        swapped[first..first + 2 * (CHUNK + TAG)].rotate_left(CHUNK + TAG);
        assert_eq!(kind(&swapped), io::ErrorKind::InvalidData);
        assert!(matches!(decrypt(&file[..], &OpeningKeys::generate()), Err(DecryptError::NoMatchingKeys)));
    }
}
