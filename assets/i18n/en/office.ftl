## The back office, and the staff.

page-decisions = Decisions
decisions-words = Cases that await a decision, the oldest legal deadline first. Whoever received a case cannot decide it.
decisions-none = Nothing awaits your decision
decisions-none-words = A case comes here when its papers and its fee are there.
decisions-nobody = Whose case it is has no part in this decision.
decisions-papers = Papers · mark what is missing or does not do
decisions-form = The form
decisions-withheld = { $count ->
    [one] 1 answer that tells of the person is not shown.
   *[other] { $count } answers that tell of the person are not shown.
}
decisions-returned-before = It was sent back before
decisions-reason-help = Owed for a refusal; the citizen reads it.
decisions-approve = Approve
decisions-return = Return for completion
decisions-refuse = Refuse
decisions-done = The decision is written down.
page-staff = Staff
staff-words = Who works here, as what and until when. Nobody changes their own roles.
staff-name = Name
staff-officer = Name of sign-in
staff-officer-help = 2 to 32 Latin letters or digits.
staff-roles = Roles
staff-until = Last day of service
staff-until-help = Needed for a temporary entry clerk; else it may stay empty.
staff-ended = Ended
staff-new = Somebody new
staff-change = Change
staff-enrol = Enrol
staff-save = Save the change
staff-end = End the service now
staff-saved = It is written down.
print-again-title = Why another copy?
print-again-words = This paper came out before. The reason is written in the case’s trail with your name.
print-again = Print a copy
