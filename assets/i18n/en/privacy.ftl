## How long what citizens gave is kept, who looked at it, and what was erased.

case-erased = Erased
fault-emptied = The content of this case was erased when its time ended.
fault-emptied-next = Numbers, sums and dates are left of it; nothing more can be done with it.
fault-held = Erasing this case is suspended: nothing of it goes.
fault-held-next = Lift the hold first, if its reason is over.
fault-unconfirmed = The periods are not confirmed yet, so nothing was erased.
fault-unconfirmed-next = Have the legal department confirm them; the administrator then puts the confirmed schedule into the centre’s settings.
fault-not-held = Erasing this case is not suspended.
fault-not-held-next = Open the case to see where it stands.

trail-held = Erasure suspended
trail-hold-lifted = Suspension lifted
trail-erased = Content erased, its time ended
trail-case-read = Looked at
trail-access-told = Access log read
trail-sent = Sent to headquarters
trail-looked-opened = opened
trail-looked-found = found by searching
trail-looked-recognised = came again
trail-looked-to-decide = to decide it
trail-batch = batch { $number }
trail-erased-person = the applicant’s data
trail-program = the program

# The citizen's own trail.
trail-title = Your file with us
trail-steps = What was done
trail-looks = Who looked at it
trail-what-erased = What was erased
trail-note = Repeated looks of one office on one day are one line.
trail-right = You may ask for a correction, or complain, at any window.

# On the page of a case.
case-emptied = The applicant’s data was erased on { $date }, when its time had ended. Numbers, sums and steps are left.
case-files-erased = { $count ->
    [one] 1 file was erased when its time had ended.
   *[other] { $count } files were erased when their time had ended.
}
hold-standing = Nothing of this case is erased since { $date }
hold-set-deed = Suspend erasure
hold-lift-deed = Lift the suspension
hold-words = For a court, a complaint or an inspection: nothing of the case goes until this is lifted. Who did so and why stays in the trail.
hold-lift-words = From now on the case goes when its time has ended. Who did so and why stays in the trail.
hold-set = Erasure of this case is suspended.
hold-lifted = The suspension is lifted.
access-title = Privacy
access-words = Who looked at this citizen’s cases, when and why. Asking is written down too.
access-show = Who looked
trail-print = Print for the citizen

# Retention.
page-retention = Retention
retention-due = { $count ->
    [0] Nothing has come to the end of its time by { $date }
    [one] 1 case has come to the end of its time by { $date }
   *[other] { $count } cases have come to the end of their time by { $date }
}
retention-words = Erasing leaves numbers, sums, dates and hashes as proof; statistics stay right.
retention-kept-on = Older backups and batches already sent keep what is erased here until they are thinned out. After an older backup is restored, the next run erases it again.
retention-held = { $count ->
    [one] 1 case is held and stays.
   *[other] { $count } cases are held and stay.
}
retention-erase = Erase what has ended
retention-erasing = Erasing…
retention-none = Nothing to erase
retention-none-words = No content has come to the end of its time.
retention-done = { $cases ->
    [one] 1 case was erased
   *[other] { $cases } cases were erased
}: { $files ->
    [0] no files
    [one] 1 file
   *[other] { $files } files
}, { $size }
retention-began-anew = The register began anew from a copy on { $date }. Suspensions set after that copy are not in it: check them before erasing.
retention-unverified = These periods are proposals. A real centre erases nothing until the legal department has confirmed them.
retention-since = Counts from
retention-what = What goes
retention-schedule = Schedule
retention-confirmed = confirmed
retention-months = { $months ->
    [one] 1 month after the decision
   *[other] { $months } months after the decision
}
retention-months-draft = { $months ->
    [one] 1 month after the last keystroke
   *[other] { $months } months after the last keystroke
}
retention-months-aside = { $months ->
    [one] 1 month after it was set aside
   *[other] { $months } months after it was set aside
}
retention-ask = Erase for good?
retention-ask-deed = Erase for good
retention-ask-goes = { $cases ->
    [one] 1 case
   *[other] { $cases } cases
}: { $files ->
    [0] no files
    [one] 1 file
   *[other] { $files } files
} ({ $size }), and the applicant’s data of { $people ->
    [0] none
    [one] 1 case
   *[other] { $people } cases
}.
retention-ask-stays = Nobody can bring it back. Case numbers, receipts, sums, dates and the hashes of the files stay.
