## The counter: one sheet from the person to the papers.

counter-new = New case
counter-completing = Completing { $case }
counter-kept = Saved as you type
counter-day = { $opened ->
    [0] No cases yet today
    [one] 1 case today
   *[other] { $opened } cases today
}
counter-day-incomplete = { $count ->
    [one] 1 of them incomplete
   *[other] { $count } of them incomplete
}
counter-restored = Your draft is back where you left it.
counter-clear = Start over
counter-clear-title = Start over
counter-clear-words = What was typed for { $name } will be gone.
counter-clear-do = Clear the sheet

## The person
person-title = The person
person-kind = Kind of identity
person-number = Number
person-name = Name as on the card
person-name-company = Name as registered
person-phone = Phone
person-address = Address
person-birth = Date of birth
person-birth-help = Day/month/year
person-sex = Sex
person-born = born { $date }
person-doubt = The last digit does not look right
person-doubt-words = It was not proved wrong. Read the card again; if it says the same, say why you go on.
person-doubt-reason = Why you go on
person-doubt-usual = Same on the card
person-known = { $count ->
    [0] Known here
    [one] Known here, 1 earlier case
   *[other] Known here, { $count } earlier cases
}
person-known-as = Written down as { $name }
person-use-known = Use it
person-new = Not known here before
person-agent = Someone else is here for them
person-agent-title = The agent
person-authority = Power of attorney
person-authority-help = Its number, year and office
person-search = Looking…

## The sheet
section-service = Service
section-documents = Documents
section-answers = Details
section-fee = Fee

service-find = Name of the service
service-find-help = Type part of the name in Arabic or English
service-none = No service found for “{ $text }”.
service-none-next = Try one word of it, or another one.
service-count = { $count ->
    [one] 1 service
   *[other] { $count } services
}
service-change = Choose another
service-limit = Answer within { $time }
service-no-limit = No published time limit
service-unverified = To be confirmed
service-unverified-why = This value was not checked against its legal source.

documents-progress = { $there } of { $of } there
documents-none = This service asks for no documents.
documents-all = All are there
documents-mark-all = All: original seen, copy kept
documents-optional = optional
documents-seen = Original
documents-copy = Copy
documents-both = Both
documents-promised = Later
documents-missing = Missing
documents-state-of = State of document { $no }
documents-attach = Attach
documents-attach-to = Attach a file to document { $no }
documents-remove = Remove { $name }
documents-attaching = Attaching…
documents-choose = Choose a picture or a PDF
documents-files = Pictures and PDF

answers-none = This service has no form of its own.
answers-done = All filled in
answers-left = { $count ->
    [one] 1 to fill in
   *[other] { $count } to fill in
}
answers-from-person = Taken from the person: { $fields }
answers-choose = Choose or type

fee-free = No fee
fee-assumed-free = No fee is known for this service
fee-verified = Checked against its source
fee-quantity = Quantity
fee-quantity-of = Quantity ({ $unit })
fee-tier = Rate
fee-assessed = Assessed amount
fee-assessed-help = As the department set it
fee-between = From { $least } to { $most }
fee-up-to = At most { $most }
fee-from = At least { $least }
fee-total = To be paid
fee-deposit-open = A deposit is also due: { $rule }
fee-method = Paid by
fee-reference = Reference
fee-reference-help = The number on the terminal’s slip or the transfer
fee-after-papers = The fee is taken when all documents are there.
fee-surcharged = Added by law: { $rule }
fee-refused = Not allowed: { $rule }
fee-later = Pay later
pay-cash = Cash
pay-card = Card
pay-bank-transfer = Bank transfer
pay-other-electronic = Electronic
unit-m2 = m²
unit-month = months
unit-trip = trips
unit-day = days

## What is missing, each in its place
lack-number = Type the number.
lack-doubt = Say why you go on.
lack-name = Type the name.
lack-service = Choose a service.
lack-authority = Type the power of attorney.
lack-answer = Fill in “{ $label }”.
lack-paper = Document { $no }: not marked as there.
lack-quantity = Type the quantity.
lack-tier = Choose a rate.
lack-assessed = Type the assessed amount.
lack-method = Choose how it is paid.
lack-reference = Type the payment’s reference.
lack-title = Still needed
lack-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}

## The paper and the main button
paper-column = The paper
paper-column-empty = The paper draws itself as you fill in the sheet.
paper-drawing = Drawing…
do-register-paid = Register, take { $amount } and print
do-register-free = Register and print
do-keep-incomplete = Save as incomplete
do-keep-unpaid = Save without payment
do-complete-paid = Complete, take { $amount } and print
do-complete-free = Complete and print
do-complete-incomplete = Save what came
do-next-field = Go to what is missing
do-working = Saving…
do-incomplete-why = The office’s clock starts when the last document is here.

## After the commit
done-registered = Registered
done-incomplete = Kept, incomplete
done-unpaid = Kept, not paid
done-case = Case
done-receipt = Receipt
done-ticket = Ticket
done-due = Answer by
done-no-due = No published time limit
done-clock-waits = { $count ->
    [one] The clock starts when 1 document is handed in
   *[other] The clock starts when { $count } documents are handed in
}
done-clock-waits-fee = The clock starts when the fee is paid
done-papers = Papers to hand out
done-printed = Printed, copy { $copy }: { $file }
done-next = Next citizen
done-open-case = Open the case
done-came-out = { $count ->
    [one] 1 paper came out.
   *[other] { $count } papers came out.
}
done-print-again = Print { $paper } again, as a copy
