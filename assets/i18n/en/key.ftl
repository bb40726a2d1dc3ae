## The register's key: who keeps it, how it is asked for, and what can go wrong.

key-ask = Passphrase of the station:
key-ask-new = { $least ->
    [one] New passphrase, 1 character or more:
   *[other] New passphrase, { $least } characters or more:
}
key-ask-again = The same again:
key-none = There is no key yet; the first start makes it.
key-in-keyring = The key is in this machine’s keyring, as “{ $name }”.
key-behind-passphrase = The key stands behind the station’s passphrase.
key-lies-open = The key lies open beside the register: { $path }
key-no-escrow = Nobody keeps a copy of the key: the settings name no escrow.
key-no-escrow-next = Write headquarters’ age key in the settings: { $setting }
key-escrow-lies = The copy for headquarters is ready: { $path }
key-escrow-none = There is no copy for headquarters yet: { $command } makes it.

key-needs-passphrase = The register is locked by the station’s passphrase.
key-needs-passphrase-next = Start it from a terminal, or with { $option }.
key-wrong-passphrase = The passphrase is wrong.
key-wrong-passphrase-next = Type it again.
key-short = { $least ->
    [one] A passphrase has at least 1 character.
   *[other] A passphrase has at least { $least } characters.
}
key-short-next = Choose four or five words that only the crew knows.
key-differ = The two passphrases differ.
key-differ-next = Type the same one twice.
key-no-keyring = This machine’s keyring does not answer: { $cause }
key-no-keyring-next = Sign in to the desktop, or choose { $setting } in the settings.
key-not-in-keyring = This machine’s keyring has no key named “{ $name }”.
key-recover-next = Sign in as the user who set it up, or put the key back from headquarters’ copy: { $command }.
key-open-refused = The key lies open beside the register, and the settings do not allow that.
key-open-refused-next = Move it with { $command }, or write { $setting } in the settings.
key-bad-escrow = Escrow key { $place } in the settings is not an age key.
key-bad-escrow-next = Correct it: it begins with age1.
key-not-a-copy = The file holds no key.
key-not-a-copy-next = Ask headquarters for the copy again.
key-copy-closed = The copy is still sealed for headquarters.
key-copy-closed-next = Ask headquarters to open it, or give the opening key with { $option }.
key-of-another = This key opens another register, not this one.
key-of-another-next = Ask headquarters for the copy of this station; nothing was changed.

## The page before signing in, where a passphrase opens the register.

unlock-title = Open the register
unlock-words = This station’s register is encrypted. Type the station’s passphrase.
unlock-passphrase = Passphrase
unlock-do = Open
unlock-waiting = Opening…
unlock-missing = Type the passphrase.
unlock-forgotten = Forgotten? Headquarters keeps a copy of the key.
unlock-alone = Nobody keeps a copy of the key: without the passphrase the register stays closed.
unlock-new-title = Choose the passphrase
unlock-new-words = It is asked for at every start. Without it only headquarters’ copy opens the register.
unlock-new-words-alone = It is asked for at every start. Without it nobody opens the register: the settings name nobody who keeps a copy of the key.
unlock-new-hint = { $least ->
    [one] Four or five words, 1 character or more.
   *[other] Four or five words, { $least } characters or more.
}
unlock-again = The same again
unlock-new-do = Lock and open
