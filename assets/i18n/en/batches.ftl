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
batches-sealed-words = { $actions ->
    [one] 1 entry
   *[other] { $actions } entries
} · { $cases ->
    [0] no cases
    [one] 1 case
   *[other] { $cases } cases
}
batches-nothing = There was nothing to send
batches-none = No batch has left yet
batches-none-words = Write the first one when the day’s work is done.
batch-number = No.
batch-when = Written
batch-file = File
batch-hash = SHA-256
batch-state = Where
batch-present = In its place
batch-taken = Moved
batches-not-allowed = Your role does not write batches; a supervisor does.
