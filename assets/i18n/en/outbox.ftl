## The way of a batch: sealed, copied, uploaded, received; and the link to headquarters.

outbox-gathering = Gathering what is to go
outbox-packing = Packing attachments
outbox-reading = Reading it back
outbox-copying = Copying
outbox-place-away = The stick is not there. Copying goes on by itself when it is back.
outbox-far = { $done } of { $all } MB
outbox-stop = Stop
outbox-stopped = Stopped. What is complete stays; nothing half is left under a batch’s name.

batch-title = Batch { $number }
batch-made = Made, not sent yet
batch-copied = Copied
batch-uploaded = Uploaded
batch-refused = { $count ->
    [0] Received
    [one] 1 record refused
   *[other] { $count } records refused
}
batch-corrected = Corrected; the correction goes in the next batch
batch-size-mb = { $size } MB
batch-contents = Contents
batch-contents-words = { $actions ->
    [one] 1 entry
   *[other] { $actions } entries
} · { $cases ->
    [0] no cases
    [one] 1 case
   *[other] { $cases } cases
} · { $files ->
    [0] no attachments
    [one] 1 attachment
   *[other] { $files } attachments
}
batch-sealed-at = Sealed { $when }
batch-copied-to = Copied to { $place }, { $when }
batch-uploaded-at = Uploaded to headquarters, { $when }
batch-not-uploaded = Not uploaded, { $when }: { $why }
batch-received-at = Headquarters signed for it, { $when }
batch-not-received = No receipt from headquarters yet
batch-not-taken = Not taken by headquarters
batch-not-taken-at = Headquarters did not take it, { $when }
batch-not-taken-said = Headquarters did not take batch { $batch }: { $why }
not-taken-gap = The batch before it has not reached headquarters yet.
not-taken-gap-next = Send the older batches that headquarters has not received; this one is taken after them.
not-taken-fork = Headquarters holds other entries of this window under the same numbers.
not-taken-fork-next = Call headquarters: nothing of this window is taken until somebody there has looked. Your work here stays.
not-taken-elsewhere = It came to headquarters in another window’s name.
not-taken-elsewhere-next = Send it again from this window, or put it into this window’s own folder.
not-taken-faulty = Something in it is not in order ({ $code }).
not-taken-faulty-next = Call headquarters with the number of the batch; it is not to be sent again as it is.
batch-copy-to = Copy to a stick…
batch-print = Its paper
batch-copied-done = Batch { $number } is at { $place }, read back and right
batch-refused-title = Refused by headquarters
batch-refused-record = Entry { $entry }: { $why }
batch-open-case = Open case { $case }

refused-cannot-read = its content cannot be read
refused-does-not-follow = the case did not allow this step
refused-state-differs = the case is told otherwise than its entries say
refused-identity-number = the identity number fails its own check
refused-number-taken = another case has this number
refused-total = the fee does not add up
refused-future = it is dated in the future
refused-other = for another reason: { $code }

link-title = Link to headquarters
link-off = No link is set up. Batches go by stick.
link-no-password = The link needs its password once. It is kept in the register, encrypted.
link-password = Password of the link
link-keep = Keep
link-kept = The password is kept
link-quiet = Everything that was sealed is up
link-sending = Batch { $number } is going up: { $percent }%
link-now = Try now
link-next = It is tried again by itself. Batches can go by stick meanwhile.
link-fault-no-link = No link to headquarters
link-fault-wrong-password = Headquarters’ server does not know this name and password
link-fault-forbidden = Headquarters’ server does not let this window in
link-fault-certificate = The server’s certificate is not believed: it may be another server
link-fault-server-full = Headquarters’ server is full
link-fault-too-large = The server takes no parts of this size; its administrator is to allow them
link-fault-busy = Headquarters’ server is busy
link-fault-unexpected = The server gave an answer that makes no sense
link-fault-not-kept = The server did not keep what was sent
link-fault-file = The batch’s file is gone or was changed here
link-fault-settings = The settings of the link cannot be used
link-fault-cancelled = Stopped

chip-link-why = Sealed batches go up by themselves whenever there is a link.

batch-paper-title = Sealed batch
batch-paper-number = Batch
batch-paper-station = Window
batch-paper-sealed = Sealed
batch-paper-file = File
batch-paper-entries = Entries
batch-paper-cases = Cases
batch-paper-attachments = Attachments
batch-paper-hash = SHA-256 of the file
batch-paper-copied = Copied to
batch-paper-handed = Handed over by
batch-paper-taken = Received by
batch-paper-words = Whoever receives it compares the hash of the file with this paper: sha256sum FILE.

fault-no-such-batch = There is no batch { $number } here.
fault-no-such-batch-next = Choose one from the list of batches.
fault-batch-gone = The batch’s file is gone or was changed: { $path }
fault-batch-gone-next = Put the file back from its copy.
fault-export-under-way = A batch is being sealed or copied already.
fault-export-under-way-next = Wait until it is done, or stop it.
fault-stopped = It was stopped.
fault-stopped-next = Begin again when you like; nothing is lost.
fault-no-link-settings = No server of headquarters is set up.
fault-no-link-settings-next = An administrator adds [headquarters_link] to centre.toml. Batches go by stick meanwhile.
fault-link-next = It is tried again by itself. Batches can go by stick meanwhile.

## A correction of a case.

correct-open = Correct…
correct-title = Correct case { $case }
correct-words = What stood before stays in the trail with your name. The correction goes to headquarters with the next batch.
correct-name = Name
correct-number = Identity number, if it is wrong
correct-phone = Telephone
correct-reason = Why
correct-deed = Correct
correct-done = The case is corrected; it goes out with the next batch
correct-refused = Headquarters did not agree to an entry of this case: { $why }
fault-nothing-corrected = Nothing of the case would be otherwise.
fault-nothing-corrected-next = Change what is wrong, then correct.
