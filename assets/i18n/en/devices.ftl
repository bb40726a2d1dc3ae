## Printers and what becomes of papers. Titles stand by themselves, sentences end with a full stop.

page-devices = Devices
devices-papers = Papers
devices-printers = Printers

# The list of papers.
papers-none = No papers today
papers-none-words = What the counter prints is listed here until the end of the day.
papers-time = Time
papers-paper = Paper
papers-printer = Printer
papers-state = State
papers-as-file = PDF
papers-copy = { $paper } { $no }, copy { $copy }
papers-first = { $paper } { $no }
papers-test-page = Test page
papers-choose = Choose a paper to see what can be done about it.
paper-queued = Waits
paper-printing = Printing
paper-printed = Printed
paper-sent = Sent
paper-saved = Saved as PDF
paper-unsure = Did it come out?
paper-failed = Not printed
paper-cancelled = Cancelled
paper-sent-why = The printer took it and cannot say more.
paper-confirmed-why = The printer says that it came out.
paper-seen-why = Somebody looked: it came out.
paper-saved-why = It lies with the PDF files of its day.
paper-waits-why = It goes to the printer as soon as its turn comes.
paper-old-why = It is from an earlier day and goes only if you send it.
paper-printing-why = The printer has it.
paper-cancelled-why = Somebody took it out of the queue.
paper-send = Print now
paper-send-again = Print again
paper-send-by = Print with
paper-save = Save as PDF
paper-cancel = Cancel this paper
paper-cancel-reason = Why it is cancelled
paper-came = It came out
paper-did-not-come = It did not, print it again

# The question after a crash.
paper-question = Did this paper come out?
paper-question-words = { $paper } { $no }, sent to { $printer }. The program ended, or the printer failed, in the middle. Look at the printer. If it did not come out, it is printed again with the same number.
paper-later = Ask me later

# What is wrong, and what to do next.
trouble-paper-out = The paper has run out
trouble-paper-out-short = No paper
trouble-paper-out-next = Put in a new roll or new sheets. Printing goes on by itself.
trouble-cover-open = The cover is open
trouble-cover-open-short = Cover open
trouble-cover-open-next = Close it. Printing goes on by itself.
trouble-offline = The printer is offline
trouble-offline-short = Offline
trouble-offline-next = Press its online or feed button, or start its queue.
trouble-fault = The printer reports a fault
trouble-fault-short = Fault
trouble-fault-next = Look for jammed paper, then switch it off and on.
trouble-not-there = The printer is not there
trouble-not-there-short = Gone
trouble-not-there-next = Check its power and its cable. Printing goes on by itself.
trouble-not-allowed = This user may not use the printer
trouble-not-allowed-next = Ask the administrator to add this user to the printer’s group (lp or dialout).
trouble-in-use = Another program holds the printer
trouble-in-use-short = In use
trouble-in-use-next = Close the other program. Printing goes on by itself.
trouble-stuck = The printer takes nothing
trouble-stuck-short = Stuck
trouble-stuck-next = Switch it off and on, or print elsewhere.
trouble-interrupted = The program ended while it was being printed
trouble-interrupted-next = Look at the printer and say whether it came out.
trouble-no-printer = The settings no longer name this printer
trouble-no-printer-next = Print it with another printer, or save it as PDF.
trouble-did-not-come = It did not come out and waits again
trouble-other = The system says: { $words }
trouble-other-next = Try again, print elsewhere, or save it as PDF.

# The sign in the top bar.
chip-printer-ready = Printers
chip-printer-ready-why = Papers go to the printers of this station.
chip-printer-waiting = { $count ->
    [one] One paper waits
   *[other] { $count } papers wait
}
chip-printer-waiting-why = They come out one after the other. Go on working.
chip-printer-next = { $key } lists them.
chip-printer-trouble = { $printer }: { $what }
chip-printer-unsure = Did a paper come out?
chip-printer-unsure-why = Something went wrong while a paper was being printed.
chip-printer-failed = { $count ->
    [one] One paper was not printed
   *[other] { $count } papers were not printed
}
chip-printer-failed-why = They are not tried again by themselves.

# Printers of the station.
printers-words = A kind of paper without a printer is saved as PDF.
printers-none = No printers yet
printers-none-words = Papers are saved as PDF until a printer is added.
printers-add = Add a printer
printers-change = Change
printers-save = Save the printer
printers-remove = Remove
printers-new = New printer
printers-test = Test page
printers-tested = The test page was sent to { $printer }.
printers-saved = The printers are saved.
printers-name = Name
printers-name-help = As the office calls it.
printers-way = Connection
printers-way-system = System printer
printers-way-network = Network
printers-way-usb = USB
# Where the system has no files for its USB printers.
printers-way-port = Printer port
printers-way-port-help = For example LPT1
printers-way-serial = Serial port
printers-queue = Printer of the system
printers-address = Address
printers-device = Device
printers-port = Port
printers-baud = Speed
printers-handshake = The printer says when it is full (RTS/CTS)
printers-nothing-found = The machine has none; type where it is.
printers-media = Paper in it
media-a4 = A4
media-a5 = A5
media-roll80 = Roll 80 mm
media-roll58 = Roll 58 mm
printers-cuts = It cuts the paper
printers-drawer = Opens the cash drawer with a receipt of cash
printers-for = Which paper goes where
printers-as-pdf = PDF
printers-ready = Ready
printers-unknown-state = Cannot say
printers-busy = Printing
printers-unreadable = The printers’ settings cannot be read
printers-only = Only a supervisor or an administrator changes the printers.

# Why printers cannot be chosen so.
printers-nameless = A printer has no name.
printers-name-twice = Two printers are called «{ $name }».
printers-placeless = Where «{ $name }» is reached is not said.
printers-address-wrong = The address of «{ $name }» is not a host and a port, as in { $example }.
printers-sheets = «{ $name }» prints sheets: these go through the system’s printers.
printers-unknown-paper = There is no kind of paper called «{ $paper }».
printers-unknown = There is no printer called «{ $name }».
fault-printers-next = Change it and save again.
fault-no-printer = No printer is chosen for this paper.
fault-no-printer-next = Choose one on the page Devices, or save it as PDF.
fault-paper-under-way = This paper is being printed, or somebody has to say first whether it came out.
fault-paper-under-way-next = Look at the printer, then answer on the page Devices.

# The paper that tries a printer.
test-page-title = Test page
test-page-printer = Printer
test-page-place = Reached at
test-page-made = Printed
test-page-letters = Quick letters and digits 0123456789, C-ZAQ-03-26-000123-4, 150.00
test-page-note = Both thick lines reach from edge to edge, and the code can be scanned. Nothing was registered.
