## Words of the papers that a counter hands out. Labels stand alone; sentences end with a full stop.

# The head and the edges of every paper.
paper-window = Window { $window }
paper-page = Page { $page } of { $pages }
paper-copy = Copy { $copy }
paper-practice = Practice
paper-practice-note = Printed by a practice centre. It has no value.
paper-catalogue = Service catalogue { $version }
paper-not-confirmed = not confirmed
paper-not-confirmed-note = “Not confirmed” has yet to be checked against the law.

# Labels that several papers share.
paper-case-no = Case number
paper-date = Date
paper-service = Service
paper-applicant = Applicant
paper-id-number = ID number
paper-officer = Officer
paper-signature = Officer’s signature
paper-stamp = Stamp of the centre
paper-documents = Documents
paper-next = What happens next

# Between the names of a list.
list-separator = { ", " }

# Receipt.
receipt-title = Receipt
receipt-no = Receipt number
receipt-payer = Received from
receipt-item = Item
receipt-amount = Amount ({ $unit })
receipt-total = Total
receipt-method = Paid by
receipt-keep = Keep this receipt. It is needed to collect the paper.
receipt-copy-note = A copy of a receipt already issued under the same number.
fee-kind-fee = Fee
fee-kind-stamp-duty = Stamp duty
fee-kind-surcharge = Surcharge
fee-kind-deposit = Deposit, refundable
method-cash = Cash
method-card = Card
method-transfer = Bank transfer
method-other-electronic = Other electronic means

# Acknowledgement.
ack-title = Acknowledgement
ack-for-citizen = Citizen’s copy
ack-for-office = Office copy
ack-received = Received on
ack-due = Answer due by
ack-due-not-confirmed = Not confirmed: yet to be checked against the law.
ack-no-limit = No published time limit
ack-clock-not-started = Counts from the day the file is complete
ack-quote = Quote the case number when asking or returning.
ack-applicant-signature = Applicant’s signature
ack-receipt = Receipt
document-original-seen = original seen
document-copy-kept = copy kept
document-missing = missing
document-both = original seen, copy kept
document-promised = to be brought

# Ticket.
ticket-title = Your turn
ticket-ahead = { $count ->
    [0] You are next
    [one] 1 person before you
   *[other] { $count } people before you
}
ticket-wait = { $minutes ->
    [one] about 1 minute
   *[other] about { $minutes } minutes
}
ticket-priority = Priority
ticket-watch = Watch the screen and listen for your number.

# List of missing documents.
missing-title = Missing documents
missing-clock = The time for the answer has not begun. It begins on the day the last document is handed in.
missing-bring = To bring
missing-where = Where to bring it
missing-by = Bring by
missing-have = Already in the file
missing-issued-by = Issued by { $issuer }
missing-need-original = original
missing-need-copy = copy
missing-need-both = original and copy
missing-count = { $count ->
    [one] 1 document is missing
   *[other] { $count } documents are missing
}
missing-same-window = No new request is needed: show this paper at any window.

# Service card.
card-title = Service card
card-fee = Fee
card-limit = Time for the answer
card-documents = What to bring
card-if-needed = only where it applies
card-steps = How it goes
card-where = Where to apply
card-note = As the service catalogue has it today; it may change.

# Tray list: files on their way to the back office.
tray-title = Files handed over
tray-no = List number
tray-from = From
tray-to = To
tray-papers = Papers
tray-count = { $count ->
    [one] 1 file
   *[other] { $count } files
}
tray-papers-count = { $count ->
    [one] 1 paper in it
   *[other] { $count } papers in them
}
tray-papers-in = { $count ->
    [one] 1 paper
   *[other] { $count } papers
}
tray-handed = Handed over by
tray-received = Received by
tray-note = Both sides count the files before they sign.

# Till report.
till-title = Till report
till-no = Report number
till-cashier = Cashier
till-opened = Opened
till-closed = Closed
till-first = First receipt
till-last = Last receipt
till-taken = Taken
till-receipts = Receipts
till-receipts-count = { $count ->
    [one] 1 receipt
   *[other] { $count } receipts
}
till-cancelled = Cancelled receipts
till-reason = Reason
till-cash = Cash
till-at-opening = At the opening
till-expected = Expected now
till-counted = Counted
till-even = Agrees
till-short = Short by
till-over = Over by
paper-supervisor = Supervisor’s signature

# Late list.
late-title = Late cases
late-count = { $count ->
    [0] No case is late
    [one] 1 case is late
   *[other] { $count } cases are late
}
late-oldest = The oldest:
late-due = Was due
late-since = Late by

# Licence.
licence-title = Licence
licence-approval = Approval
licence-no = Number
licence-holder = Issued to
licence-issued = Issued on
licence-until = Valid until
licence-conditions = Conditions
licence-signature = Decided by
licence-check = The square carries this paper under the station’s signature: any service centre tells at once, without a network, whether it is genuine.

# What is said of a licence that is shown.
licence-genuine = Genuine: signed by { $station }.
licence-expired = Genuine, signed by { $station }, but its last day is over.
licence-of-practice = Of the practice centre { $station }: it is worth nothing.
licence-none = This is not a licence of this system.
licence-none-next = Show the text of its square, or a sharp picture of the whole square.
licence-forged = Not genuine: what it says is not what was signed.
licence-forged-next = Keep the paper and tell the head of the centre.
licence-unknown = Nobody known here vouches for whoever signed this.
licence-unknown-next = Put headquarters’ public key into the settings, or name its file with --key.
certificate-taken = Headquarters’ certificate for { $station } is kept; licences carry it from now on
certificate-not-valid = Headquarters vouches for { $station } from { $from } to { $until } only.
certificate-none = This is not a station’s certificate.
certificate-other = This certificate is for another station’s key.
certificate-none-next = Ask headquarters for the certificate of this station’s key.
