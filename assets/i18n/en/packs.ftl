## What comes down from headquarters: packs, decisions, reference registers.

pack-none = This is not a file from headquarters.
pack-none-next = Choose a file whose name ends in .pack.tar or .pack.tar.age.
pack-newer = The file is of a newer form.
pack-newer-next = Update the program, then take it again.
pack-damaged = The file was changed or cut off on its way. Nothing of it was taken.
pack-damaged-next = Copy it from headquarters again.
pack-forged = The file is not signed by headquarters. Nothing of it was taken.
pack-forged-next = Tell headquarters, and keep the file for them.
pack-key-expired = Headquarters’ key was not valid on { $date }. Nothing was taken.
pack-key-expired-next = Ask headquarters for the file under its key of today.
pack-other-centre = The file is for { $centre }, not for this counter.
pack-other-key = The file is sealed for another counter.
pack-other-centre-next = Choose the file of this counter.
pack-other-country = The file is of another country ({ $country }).
pack-older = { $pack } is older than { $held }, which was taken before.
pack-older-next = Nothing was taken: what is in force stays in force.
pack-same-number = Another file was taken before under the number { $pack }.
pack-same-number-next = Tell headquarters, and keep the file for them. Nothing of it was taken.
pack-trail = What another unit did about the case does not hold together.
fault-referred = { $register } keeps the case from going on.
fault-referred-next = It is settled first, or headquarters takes it out of the register.

pack-catalogue = Catalogue { $number }
pack-decisions = Decisions { $number }
pack-register = Reference register { $number }
pack-case = Trail of a case { $number }
pack-taken = { $pack } was taken
pack-taken-before = { $pack } had been taken before; nothing changed
pack-not-taken = { $file } came from headquarters and was not taken
pack-approved = Approved by { $who } on { $date }: { $basis }
pack-effective = New cases go by it from { $date }; older cases stay on theirs
pack-decided = { $count ->
    [0] No case was decided by it
    [one] 1 case decided
   *[other] { $count } cases decided
}
pack-left = { $count ->
    [one] 1 left out
   *[other] { $count } left out
}
pack-steps = { $count ->
    [0] No step of another unit was new here
    [one] 1 step of another unit came in
   *[other] { $count } steps of other units came in
}
pack-rows = { $count ->
    [0] The register is empty now
    [one] 1 row in the register
   *[other] { $count } rows in the register
}
pack-left-unknown = this counter has no such case
pack-left-not-received = papers or fee are not complete here
pack-left-alike = was decided the same way here before
pack-left-otherwise = was decided otherwise here: tell headquarters
pack-left-erased = its content was erased
pack-left-paper = names a paper that the case does not have

page-headquarters = Incoming
headquarters-title = From headquarters
headquarters-words = Catalogues, decisions and reference registers come as signed files, on a stick or over the line. Each is taken whole or not at all.
headquarters-take = Take what headquarters sent…
headquarters-taking = Checking and taking…
headquarters-not-allowed = Your role takes no files; a supervisor does.
headquarters-to-come = Catalogue { $number } comes into force on { $date }.
pack-choose = Choose the files from headquarters
pack-files = Files from headquarters
came-title = Decisions that came: whom to call
came-none = Nobody is waiting to be told of a decision.
came-case = Case
came-name = Applicant
came-phone = Telephone
came-decision = Decision
came-approved = Approved
came-refused = Refused
came-returned = Returned
came-on = Came on { $date }
came-by = Decided by { $decider } on { $date } · { $basis }
came-tell = Was told
came-open = Open the case
packs-title = What was taken
packs-none = Nothing was taken yet
packs-none-words = Files from headquarters end in .pack.tar or .pack.tar.age.
pack-what = What
pack-approved-by = Approved by
pack-basis = Legal basis
pack-when = Taken
pack-change = What changed
referred-as-of = As of { $date }
referred-total = { $register }: { $amount }
referred-found = { $register }: { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
referred-blocks = The case cannot be registered until this is settled.
conflict-title = Two units did this, each without knowing of the other
conflict-paid = The fee was taken twice
conflict-decided = Two decisions that differ
conflict-handed-over = The licence was handed over twice
conflict-answered = The same question has two answers: { $question }
conflict-paper = The same document was recorded in two ways: { $document }
conflict-settler-supervisor = To be settled by the supervisor at { $station }
conflict-settler-back-office = To be settled by the back office at { $station }
conflict-stands = This one stands
conflict-reason = Why it stands
conflict-settled = It is settled

# A file that was opened from outside, or dropped on the window.
brought-unknown = { $file } is no batch, receipt or pack of Shubbak.
brought-not-allowed = Your role does not take { $file }; a supervisor does.
brought-other-batch = { $file } was not sealed at this counter. Headquarters opens it.
