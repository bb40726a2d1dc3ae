## Sealed batches: what waits to leave, and what has left.

batches-title = Batches
batches-waiting = { $count ->
    [0] Nothing waits to leave
    [one] 1 entry waits to leave
   *[other] { $count } entries wait to leave
}
batches-words = A batch is one sealed file with everything done since the last one, with its attachments. Only headquarters can open it.
batches-write = Write a batch
batches-write-to = Write it to another folder…
batches-choose = Choose a folder
batches-folder = Folder
batches-writing = Sealing and reading back…
batches-sealed = Batch { $number } is sealed and was read back
batches-nothing = There was nothing to send
batches-none = No batch has left yet
batches-none-words = Write the first one when the day’s work is done.
batch-number = No.
batch-when = Written
batch-file = File
batch-hash = SHA-256
batch-state = Where
batch-taken = Moved
batches-not-allowed = Your role does not write batches; a supervisor does.

## Headquarters’ receipts for batches.

receipt-taken = Headquarters’ receipt for batch { $batch } is kept; the register agrees with it
receipt-take = Take in headquarters’ receipt…
receipt-choose = Choose the receipt
receipt-none = The file is not a receipt of headquarters.
receipt-none-next = Choose the file that headquarters sent for a batch of this window.
receipt-forged = The receipt is not signed by headquarters, or was changed after it was signed.
receipt-forged-next = Do not rely on it; ask headquarters for the receipt again.
receipt-key-expired = The key it is signed with was not valid on { $day }.
receipt-key-expired-next = Ask headquarters for a receipt with a valid key.
receipt-other-station = The receipt is for another window: { $station }
receipt-differs = The register differs from what headquarters countersigned, beginning with entry { $at }.
receipt-ends = Headquarters countersigned entries up to { $at }, and the register ends before.
receipt-differs-next = Stop work on this register and call headquarters: an entry that was sent may never change.
batch-received = Received by headquarters
receipt-file = Headquarters’ receipts
