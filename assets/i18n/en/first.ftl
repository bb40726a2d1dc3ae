## The first start: setting a counter up.

first-step-begin = Beginning
first-step-centre = The centre
first-step-key = The key
first-step-administrator = The administrator
first-step-review = Overview

first-title = Set up this counter
first-words = Nothing is set up on this computer yet. It takes five short pages, and nothing is made before the last.
first-words-portable = Nothing is set up on this stick yet. It takes five short pages, and nothing is made before the last.
first-language = Language
first-country = Country
first-country-eg = Egypt
first-country-kw = Kuwait
first-country-bh = Bahrain
first-begin = Begin
first-practice = Practice centre
first-practice-words = To learn on: nothing in it is real, and it leads back here.
first-file = Fill in from a file
first-file-words = One for many computers, { $file }.
first-file-choose = Prepared file
first-file-kinds = Settings
first-opening = Opening…

first-centre-words = As it is to stand on receipts and papers.
first-name-ar = Name in Arabic
first-name-en = Name in English
first-site = Code of the centre
first-site-help = Two to six Latin capitals or digits. Headquarters gives it.
first-window = Window
first-window-help = As it is numbered in the hall.
first-station = This counter is { $station }. Its first case is { $case }.
first-station-later = Code and window stand in every number given to a citizen, and no other computer may have both.

first-key-title = Who opens the register?
first-key-words = All cases are kept encrypted. Choose who has the key.
first-keyring = The keyring of this computer
first-keyring-words = Opens by itself for the account that is signed in now, and for no other. For a fixed counter.
first-keyring-away = Not on a stick: a keyring stays in its computer.
first-passphrase = A passphrase
first-passphrase-words = Asked for at every start. For vans, sticks and computers with several accounts.
first-beside = Nobody: it lies open beside the register
first-beside-words = Whoever copies the folder can read it. Only where the whole disk is locked in another way.
first-passphrase-alone = Write it down and keep it locked away: without it nobody opens the register.
first-keyring-trying = Asking the keyring…
first-keyring-none = The keyring of this computer does not answer.
first-keyring-none-next = Sign in to the desktop with a password and try again, or choose a passphrase.

first-administrator-words = Enrols all others afterwards, on the page Staff. Nobody else knows the secret.
first-administrator-appointed = This centre is set up, and nobody is enrolled yet. Whoever is to be its system administrator chooses a secret now.
first-officer-name = Full name
first-officer = Name to sign in with
first-officer-help = Small Latin letters, such as samia.
first-secret = Secret
first-secret-again = The same again
first-supervises = Also in charge of this counter (supervisor)
first-enrol = Enrol

first-review-title = Is it all right?
first-review-words = Country, code and window stay as they are. All else can be changed later.
first-review-administrator = { $name }, as { $id }
first-lies = It will lie in
first-make = Set up { $station }
first-making = Setting up…
first-back = Back
first-next = Next

first-flaw-missing = This is needed.
first-flaw-arabic = Write it in Arabic letters.
first-flaw-latin = Write it in Latin letters.
first-flaw-site = Two to six Latin capitals or digits, a letter first: ZAQ.
first-flaw-window = A number from 1 to 99.
first-flaw-officer = Two to 32 small Latin letters, digits, dots or dashes.
first-flaw-short = { $least ->
    [one] At least 1 character.
   *[other] At least { $least } characters.
}
first-flaw-differs = The two are not alike.

## The way back from practice.

sign-in-leave-practice = Leave practice

## On the command line.

setup-laid = { $station } is prepared in { $path }.
setup-laid-next = At the first start the register is made; then the administrator chooses a secret.
setup-whole = { $station } is set up in { $path }. { $officer } can sign in.
setup-there = { $station } is set up already in { $path }. Nothing was changed.
