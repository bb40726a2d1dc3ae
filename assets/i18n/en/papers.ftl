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
