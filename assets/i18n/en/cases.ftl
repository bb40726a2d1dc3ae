## Finding cases and reading their trail.

cases-title = Cases
cases-find = Find a case
cases-empty = Cases are found here
cases-empty-words = Type a case number, an ID number, a phone or part of a name. Hamza, dots and vowels do not matter.
cases-none = Nothing found for “{ $text }”
cases-none-words = Check the number, or try a shorter part of the name.
cases-count = { $count ->
    [one] 1 case
   *[other] { $count } cases
}

case-no = Number
case-name = Name
case-identity = Identity
case-service = Service
case-stage = Stage
case-opened = Opened
case-due = Due
case-phone = Phone
case-no-limit = No limit

case-papers = Documents
case-payments = Payments
case-no-payments = Nothing was paid yet.
case-trail = Trail
case-person = Applicant
case-agent = Agent
case-authority = Power of attorney
case-opened-by = Opened by { $name }, { $when }
case-complete = Complete it
case-complete-why = Opens the sheet with what is here already
case-show-identity = Show the full number
case-show-identity-words = Who looked and why stays in the trail.
case-reason = Reason
case-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
case-clock-waits = The clock has not started: { $count ->
    [one] 1 document is missing
   *[other] { $count } documents are missing
}
case-clock-waits-fee = The clock has not started: the fee is not paid
case-clock-none = The clock has run since { $date }; no time limit is published
case-clock-due = { $left } · due { $date }
case-clock-estimated = A holiday on the way is not confirmed yet; the day may move.
case-print = Print { $paper }
case-paper-both = Original and copy
case-unsettled = Some entries of this case could not be put in order. Tell the system administrator.

trail-case-opened = Case opened
trail-documents-recorded = Documents recorded
trail-answers-recorded = Details recorded
trail-case-corrected = Case corrected
trail-fee-paid = Fee paid
trail-clock-started = The office’s clock started
trail-approved = Approved
trail-refused = Refused
trail-returned = Returned for completion
trail-papers = { $count ->
    [one] 1 paper missing
   *[other] { $count } papers missing
}
trail-ticket-issued = Ticket issued
trail-paper-printed = Paper printed
trail-paper-cancelled = Paper taken out of the queue
trail-identity-shown = Full number shown
trail-attachment-added = File attached
trail-decision-came-approved = Headquarters’ decision came: approved
trail-decision-came-refused = Headquarters’ decision came: refused
trail-decision-came-returned = Headquarters’ decision came: returned for completion
trail-citizen-told = The citizen was told of the decision
trail-trail-taken = What another unit did came in
trail-conflict-settled = What two units did differently was settled
trail-by = { $when } · { $officer } · { $station }
trail-reason = Reason: { $reason }

trail-due = Answer due by { $date }
trail-printed = { $paper } { $no }, { $copy ->
    [1] first print
   *[other] copy { $copy }
}
trail-documents = { $count ->
    [one] 1 document
   *[other] { $count } documents
}
