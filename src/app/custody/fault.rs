//! Why the register's key could not be had, or not be given away.

/// A fault of the key's keeper. The register was not touched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CustodyFault {
    /// `new`: one is to be chosen, for a register that is not there yet.
    #[error("a passphrase is needed")]
    PassphraseNeeded { new: bool },
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    #[error("a passphrase has at least {least} characters")]
    PassphraseShort { least: usize },
    #[error("the two passphrases differ")]
    PassphrasesDiffer,
    #[error("no keyring answers: {0}")]
    NoKeyring(String),
    #[error("the keyring has no entry «{0}»")]
    NotInKeyring(String),
    #[error("the key lies open beside the register, and the settings do not say that it may")]
    LiesOpen,
    #[error("the settings name nobody who keeps a copy")]
    NoEscrow,
    #[error("the settings' escrow recipient {0} is not one")]
    BadEscrow(usize),
    #[error("the file is no copy of a key")]
    NotACopy,
    #[error("the copy is for a key that is not given")]
    CopyClosed,
    #[error("the key does not fit this register")]
    NotThisRegister,
}

impl CustodyFault {
    /// A name for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PassphraseNeeded { .. } => "passphrase_needed",
            Self::WrongPassphrase => "passphrase_wrong",
            Self::PassphraseShort { .. } => "passphrase_short",
            Self::PassphrasesDiffer => "passphrases_differ",
            Self::NoKeyring(_) => "no_keyring",
            Self::NotInKeyring(_) => "not_in_keyring",
            Self::LiesOpen => "key_lies_open",
            Self::NoEscrow => "no_escrow",
            Self::BadEscrow(_) => "escrow_recipient",
            Self::NotACopy => "not_a_key_copy",
            Self::CopyClosed => "key_copy_closed",
            Self::NotThisRegister => "key_of_another",
        }
    }
}
