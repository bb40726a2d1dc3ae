//! ChaCha20-Poly1305 (RFC 8439), a chunk at a time: OpenSSL's, which the register's cipher brings along. On Windows, whose own
//! TLS is used, more of OpenSSL would only make the program larger: there it is the one that the `age` crate brings along.

#[cfg(not(windows))]
pub(super) use self::here::Cipher;
#[cfg(windows)]
pub(super) use self::windows::Cipher;

#[cfg(not(windows))]
mod here {
    use std::io;

    use openssl::cipher;
    use openssl::cipher_ctx::CipherCtx;

    /// One for each direction: a file goes in one.
    pub struct Cipher {
        seals: CipherCtx,
        opens: CipherCtx,
    }

    impl Cipher {
        pub fn under(key: &[u8; 32]) -> io::Result<Cipher> {
            let (mut seals, mut opens) = (CipherCtx::new()?, CipherCtx::new()?);
            let kind = cipher::Cipher::chacha20_poly1305();
            seals.encrypt_init(Some(kind), Some(key), None)?;
            opens.decrypt_init(Some(kind), Some(key), None)?;
            Ok(Cipher { seals, opens })
        }

        /// `body` is as long as `clear`, `tag` 16 bytes.
        pub fn seal(&mut self, nonce: &[u8; 12], clear: &[u8], body: &mut [u8], tag: &mut [u8]) -> io::Result<()> {
            self.seals.encrypt_init(None, None, Some(nonce))?;
            self.seals.cipher_update(clear, Some(body))?;
            self.seals.cipher_final(&mut [])?;
            Ok(self.seals.tag(tag)?)
        }

        /// Whether the tag proves it; `clear` is as long as `body`.
        pub fn open(&mut self, nonce: &[u8; 12], body: &[u8], tag: &[u8; 16], clear: &mut [u8]) -> io::Result<bool> {
            self.opens.decrypt_init(None, None, Some(nonce))?;
            self.opens.cipher_update(body, Some(clear))?;
            self.opens.set_tag(tag)?;
            Ok(self.opens.cipher_final(&mut []).is_ok())
        }
    }
}

#[cfg(windows)]
mod windows {
    use std::io;

    use chacha20poly1305::aead::{AeadInPlace, KeyInit};
    use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce, Tag};

    pub struct Cipher(ChaCha20Poly1305);

    impl Cipher {
        pub fn under(key: &[u8; 32]) -> io::Result<Cipher> {
            Ok(Cipher(ChaCha20Poly1305::new(Key::from_slice(key))))
        }

        /// `body` is as long as `clear`, `tag` 16 bytes.
        pub fn seal(&mut self, nonce: &[u8; 12], clear: &[u8], body: &mut [u8], tag: &mut [u8]) -> io::Result<()> {
            body.copy_from_slice(clear);
            let made = self.0.encrypt_in_place_detached(Nonce::from_slice(nonce), &[], body);
            tag.copy_from_slice(&made.map_err(|_| io::Error::other("the chunk is too long"))?);
            Ok(())
        }

        /// Whether the tag proves it; `clear` is as long as `body`.
        pub fn open(&mut self, nonce: &[u8; 12], body: &[u8], tag: &[u8; 16], clear: &mut [u8]) -> io::Result<bool> {
            clear.copy_from_slice(body);
            let (nonce, tag) = (Nonce::from_slice(nonce), Tag::from_slice(tag));
            Ok(self.0.decrypt_in_place_detached(nonce, &[], clear, tag).is_ok())
        }
    }
}
