## The frame of the window: bars, chips, pages, keys, and the way in.

window-program = Shubbak
window-counter-no = Window { $no }
window-search = Case number, ID number, phone, name…
window-search-short = Number or name…
window-search-name = Find
window-language = العربية
window-language-why = Show everything in Arabic
window-theme-light = Light
window-theme-dark = Dark
window-theme-contrast = High contrast
window-lock = Lock the window
window-close-note = Put away
window-optional = optional
window-cancel = Go back
window-copied = Copied
window-copy = Copy

page-counter = Counter
page-cases = Cases
page-batches = Batches
page-settings = Settings

## Settings
settings-words = Kept for this window of the centre; they work as soon as they are chosen.
settings-screen = Screen
settings-theme = Colours
settings-size = Size
settings-size-words = Or Ctrl with + for larger, − for smaller and 0 for the usual size.
settings-language = Language
settings-digits = Digits on the screen
settings-digits-words = Case, receipt and identity numbers stay in 0123456789, so that they can be typed and scanned.
settings-touch = Large buttons for touch
settings-still = No motion
settings-station = This station
settings-centre = Centre
settings-code = Station
settings-version = Version of the program
settings-register = Register and the centre’s settings
settings-papers = Papers
settings-batches = Batches
settings-lies-user = The register lies with the user of this computer who is signed in to it, and other users do not find it.
settings-lies-machine = The register lies on this computer for all its users.
settings-lies-program = The register lies beside the program, on a stick or a disk, and goes with it wherever that goes.
settings-lies-named = The register lies in a folder that was named at the start (--data).
settings-locked = Locked names
settings-locked-line = { $minutes ->
    [one] Locked after wrong tries; 1 minute left.
   *[other] Locked after wrong tries; { $minutes } minutes left.
}
settings-unlock = Unlock { $name }
settings-unlocked = The name is unlocked: they can try again.
settings-copy = Copy “{ $name }”
settings-unreadable = The screen settings could not be read and are the usual ones again. Choose them anew on the settings page.

## Chips
chip-practice = Practice
chip-practice-why = This is a practice centre: nothing done here is real.
chip-practice-next = To work for real, open the program without the word practice.
chip-paper = Papers as PDF
chip-paper-why = Papers are written as PDF files and counted.
chip-paper-next = They lie in { $folder }.
chip-outbox = { $count ->
    [0] Nothing to send
    [one] 1 entry to send
   *[other] { $count } entries to send
}
chip-outbox-why = What was done since the last batch waits here and goes out with the next one.
chip-outbox-next = Open the batches page and write a batch.
chip-busy = Working…
chip-busy-why = The register is being written or read. The window goes on meanwhile.
chip-busy-next = There is nothing to do.

## Signing in
sign-in-title = Sign in
sign-in-name = Name
sign-in-secret = Secret
sign-in-do = Sign in
sign-in-waiting = One moment…
sign-in-name-missing = Type your sign-in name.
sign-in-secret-missing = Type your secret.
sign-in-practice = This is a practice centre. Choose who you want to be:
sign-in-practice-line = { $name } · secret { $secret }
sign-in-keeps = What was being typed is kept and comes back after signing in.

role-counter-clerk = Counter clerk
role-cashier = Cashier
role-back-office-officer = Back office
role-supervisor = Supervisor
role-van-operator = Van operator
role-system-administrator = System administrator
role-inspector = Inspector
role-temporary-entry-clerk = Temporary entry clerk

## Faults of the window itself
clock-behind = The clock of this computer was set back: the register has later entries. Entries keep their order; have the clock put right.
clock-ahead = The last entry is of { $date }, long ago. If the clock of this computer is wrong, have it put right before you register: no later entry can bear an earlier time.
window-busy-refused = The register is busy and did not take the request.
window-busy-refused-next = Wait a moment and do it again; nothing typed is lost.

## Words that several pages use
identity-kind-eg-national-id = National ID
identity-kind-kw-civil-id = Civil ID
identity-kind-bh-cpr = CPR number
identity-kind-passport = Passport
identity-kind-residence-permit = Residence permit
identity-kind-commercial-register = Commercial register
identity-kind-tax-number = Tax number
sex-male = Male
sex-female = Female
stage-gathering = Documents missing
stage-awaiting-payment = Fee not paid
stage-received = Received
stage-returned = Returned
stage-approved = Approved
stage-refused = Refused

refusal-title = The program cannot open here
window-close = Close
