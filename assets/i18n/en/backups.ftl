## Backups: where they lie, up to when they tell, and restoring them.

page-backups = Backups
backups-title = Backups
backups-words = A copy of the register and its attachments on another disk or a stick, locked with the register’s key. It is made by itself while you work; printed papers are not copied, because the register prints them again.
backups-every = { $minutes ->
    [one] Made every minute while the register changes
   *[other] Made every { $minutes } minutes while the register changes
}
backups-make = Make a backup now
backups-making = Copying and reading back…
backups-made = A backup was made and read back
backups-not-made = No backup was made at { $place }
backups-none = No backup yet
backups-none-words = The first is made after the first entry, or with the button above.
backups-no-place = No place is named for backups
backups-no-place-words = The system administrator adds it to the settings: a folder on another disk or on a stick.
backup-place-gone = Not plugged in
backup-place-same-disk = On the register’s own disk: it helps after a mistake, not when the disk fails
backup-place-good = Plugged in
backup-holds = up to { $when } · entry { $seq } · { $cases ->
    [0] no cases
    [one] 1 case
   *[other] { $cases } cases
}
backup-when = Made
backup-up-to = Saved up to
backup-seq = Last entry
backup-cases = Cases
backup-receipts = Receipts
backup-attachments = Attachments
backup-size = Size
backup-mib = { $size } MB
backup-restore = Restore
backup-restore-title = Restore the backup of { $when }
backup-restore-deed = Restore this backup
backup-restoring = Checking the backup and restoring it…
backup-another = Another backup…
backup-another-choose = Choose a backup
backup-file = Backups of the register
backup-plan-saved = It holds all that was done up to { $when }: { $cases ->
    [0] no cases
    [one] 1 case
   *[other] { $cases } cases
} and { $receipts ->
    [0] no receipts
    [one] 1 receipt
   *[other] { $receipts } receipts
}.
backup-plan-last-case = The last case number in it is { $no }.
backup-plan-last-receipt = The last receipt number in it is { $no }.
backup-plan-missing = There is no register in its place now. What was done after that time is not in the backup.
backup-plan-unreadable = The present register cannot be read, so what was done in it after that time is not known. It is not in the backup.
backup-plan-same = The present register tells exactly the same: nothing is lost.
backup-plan-behind = The present register is older than the backup: nothing is lost.
backup-plan-ahead = The present register has what the backup lacks, and it will not be seen after restoring: { $actions ->
    [one] 1 entry
   *[other] { $actions } entries
}, with { $cases ->
    [0] no new cases
    [one] 1 new case
   *[other] { $cases } new cases
} and { $receipts ->
    [0] no new receipts
    [one] 1 new receipt
   *[other] { $receipts } new receipts
}, the last at { $when }.
backup-plan-other = The present register and the backup tell different things.
backup-plan-on = Numbers go on where they were.
backup-plan-anew = Citizens may hold numbers that the backup lacks. So that no number is given twice, a new series { $series } begins at 1; old numbers stay good. Tell headquarters of the new series.
backup-plan-aside = The present register is not deleted; it is set aside in the centre’s folder.
backup-restored = The backup is restored, and work goes on in series { $series }. The register of before lies in { $aside }
backup-say-yes = Nothing was changed. Add { $option } to restore.
backup-verified = { $count ->
    [0] The backup is sound; it has no attachments
    [one] The backup is sound, with 1 attachment
   *[other] The backup is sound, with { $count } attachments
}

## Salvaging a damaged register.

salvage-found = Brought into a new register: { $actions ->
    [0] no entries
    [one] 1 entry
   *[other] { $actions } entries
}, { $cases ->
    [0] no cases
    [one] 1 case
   *[other] { $cases } cases
}, { $attachments ->
    [0] no attachments
    [one] 1 attachment
   *[other] { $attachments } attachments
}.
salvage-whole = Nothing is lost.
salvage-lost = Could not be read: entries { $numbers }
salvage-changed = Left out, because it is not what the chain says: entry { $number }
salvage-unproved = Brought over, but the entry before it is lost and does not prove it: entry { $number }
salvage-headless = A case whose opening is lost: { $uid }
salvage-table = Not every row could be read of table { $table }
salvage-staff = The secret of { $name } ({ $officer }) is lost: enrol them again with { $command }
salvage-attachments = { $count ->
    [0] No attachment is lost
    [one] 1 attachment could not be read
   *[other] { $count } attachments could not be read
}
salvage-series = Work goes on in series { $series }, so that no number is given twice; the damaged file lies in { $aside }
salvage-list = This list is kept in { $file }
salvage-say-yes = Salvaging brings what can be read of the damaged register into a new one and sets the damaged one aside. If there is a recent backup, restore that instead. Nothing was changed; add { $option } to salvage.

## When the register does not open: restoring from the window that says so.

rescue-who = A supervisor or the system administrator signs with the name and secret that held when the backup was made.
rescue-salvage = Salvage what can be read
rescue-busy = At work; do not close the window…
rescue-done = Done. Close this window and open the program again.
rescue-none = No backup is at hand
rescue-none-words = Plug in the disk or the stick that the backups lie on and choose one.
rescue-none-salvage = Without any, the system administrator brings what can be read into a new register with { $command }.
rescue-look = Look for a backup…

## The bar over every page while the register is damaged.

mend-title = The register is damaged: it can be read, and nothing can be registered.
mend-signed-out = Sign in to read. Whoever keeps the backups restores or salvages it here.
mend-others = What was being done is not registered; note it on paper and call the supervisor, who restores or salvages the register here.
mend-no-backup = No backup is at hand. Choose one on the page of backups, or salvage what can be read.
mend-newest = The newest backup tells up to { $when }.
mend-restore = Restore the newest backup
mend-busy = At work on the register; do not close the window…
salvage-title = Salvage what can be read
salvage-words = What can be read of the damaged register goes into a new one, and work goes on there in a new series. The damaged file is not deleted; it is set aside in the centre’s folder, with a list of what could not be read. Nobody is signed in afterwards.
salvage-deed = Salvage now
salvaged-title = What came of salvaging
salvaged-copy = Copy the list
