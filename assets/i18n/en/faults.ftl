## What can go wrong, and what to do next. One sentence each.

fault-not-signed-in = Nobody is signed in.
fault-not-signed-in-next = Sign in first.
fault-not-allowed = Your role does not allow this.
fault-not-allowed-next = Ask a supervisor to do it.
fault-wrong-secret = The name or the secret is wrong.
fault-wrong-secret-next = { $left ->
    [one] Try again: one more try before the name is locked.
   *[other] Try again: { $left } more tries before the name is locked.
}
fault-locked = { $minutes ->
    [one] This name is locked for 1 minute after too many wrong tries.
   *[other] This name is locked for { $minutes } minutes after too many wrong tries.
}
fault-locked-next = Wait, or ask a supervisor to unlock the name.
fault-wait-next = { $seconds ->
    [one] Wait 1 second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
}
fault-secret-short = { $least ->
    [one] A secret has at least 1 character.
   *[other] A secret has at least { $least } characters.
}
fault-secret-short-next = Choose a longer one.
fault-secrets-differ = The two secrets differ.
fault-secrets-differ-next = Type the same one twice.
fault-secret-needed = The secret cannot be asked for here.
fault-secret-needed-next = Start it from a terminal, or with { $option }.
fault-centre-there = A centre is set up here already: { $path }
fault-centre-there-next = Open it, or choose another folder with --data.
fault-nobody-enrolled = Nobody is enrolled in this register yet.
fault-nobody-enrolled-next = The system administrator runs { $command } on this machine.
fault-administrator-first = The first to be enrolled is the system administrator.
fault-administrator-first-next = Add { $option }.
fault-administrator-enrols = This register has a system administrator, who enrols everybody else.
fault-administrator-enrols-next = Give the name of the system administrator with { $option }.
fault-service = No service has the code { $code }.
fault-service-next = Find the service by its name.
fault-identity-next = Read the number from the card again.
fault-phone-next = Ask for the number again.
fault-money-next = Type the amount again.
fault-payment-refused = This way of paying is not allowed: { $rule }
fault-payment-refused-next = Choose another way of paying.
fault-reference = The payment’s reference is missing.
fault-reference-next = Type the number on the terminal’s slip.
fault-name = The name is too short.
fault-name-next = Type the name as it is on the card.
fault-blank = “{ $label }” is empty.
fault-blank-next = Fill it in.
fault-field = “{ $label }”: { $cause }
fault-field-next = Correct it.
fault-unknown-field = The service’s form has no field “{ $key }”.
fault-unknown-field-next = Look at the service’s fields and send only those.
fault-document = The service asks for no document number { $no }.
fault-document-next = Count the documents as the service lists them, from { 1 }.
fault-attachment-unknown = The file “{ $name }” is not in the register.
fault-attachment-unknown-next = Attach it first.
fault-attachment-kind = “{ $name }” is not a picture (JPEG or PNG) or a PDF.
fault-attachment-kind-next = Scan the paper again as a PDF or a picture.
fault-attachment-size = “{ $name }” is larger than { $limit } MB.
fault-attachment-size-next = Scan it again with fewer dots, or split it.
fault-attachment-unreadable = “{ $name }” cannot be read: { $cause }
fault-attachment-unreadable-next = Check that the file is still there and opens.
fault-not-payable = A fee can be taken only when all documents are there.
fault-not-payable-next = Mark the missing documents, or keep the case without a payment.
fault-no-paper = The case has no such paper yet.
fault-no-paper-next = A receipt comes with a payment, a ticket with a complete file.
fault-number = { $text } is not a case number.
fault-number-next = Type it as printed, with its last digit.
fault-line = The line was not understood: { $expected }
fault-line-next = Correct the line and send it again; nothing was changed.
fault-reason = A reason is needed.
fault-reason-next = Say in a few words why.
fault-file = The disk failed at { $path }; nothing was done.
fault-file-next = Do it again, or choose another place; if it happens again, call the system administrator.
fault-place-gone = { $path } is not there.
fault-place-gone-next = Put the disk or the stick back, or choose another place, then do it again.
fault-place-full = There is no room left to write { $path }; nothing was written.
fault-place-full-next = Free some space or choose another place, then do it again.
fault-place-read-only = { $path } cannot be written: the disk is read-only, or you may not write there.
fault-place-read-only-next = Choose another place, or call the system administrator.
fault-batch = The batch is not good: { $cause }
fault-batch-next = Nothing was sent or taken in. Make the batch again.
fault-config = { $line ->
    [0] { $file }: { $expected }
   *[other] { $file }, line { $line }: { $expected }
}
fault-config-next = Correct the settings file and start again.
fault-catalogue = The catalogue { $file } cannot be used: { $cause }
fault-catalogue-next = Put back the catalogue from before.
fault-in-use = Another copy of the program has this register open.
fault-in-use-next = Use the window that is already open.
fault-newer = The register was written by a newer version of the program.
fault-newer-next = Install the newer version; nothing was touched.
fault-key = The key does not open the register.
fault-key-next = Put back the key file that belongs to it; nothing was touched.
fault-other-station = The register belongs to station { $found }, not { $expected }.
fault-other-station-next = Correct the station in the settings file.
fault-disk-full = The disk is full; nothing was saved.
fault-disk-full-next = Free some space, then do it again: what you typed is still here.
fault-read-only = The register cannot be written: the disk or the file is read-only.
fault-read-only-next = Call the system administrator; what you typed is still here.
fault-disk-fails = The disk failed while saving; nothing was saved.
fault-disk-fails-next = Do it again: what you typed is still here. If it happens again, call the system administrator: the disk may be failing.
fault-replaced = The register’s file was moved, replaced or deleted while the program was using it; nothing was saved.
fault-replaced-next = Close the program, put the file back in its place, and open the program again.
fault-no-backup-place = No place is named for backups.
fault-no-backup-place-next = Add { $table } and { $line } to the settings: a folder on another disk or on a stick.
fault-no-backup = There is no backup { $path }.
fault-no-backup-next = Plug in the disk or stick with the backups, then try again.
fault-backup-changed = The backup is not as it was written: { $path }
fault-backup-changed-next = Choose another one, and replace the disk or stick.
fault-missing = The register’s file is not in its place; no new register is begun, so that no number is given twice.
fault-missing-next = Call the supervisor or the system administrator: put the file back, or restore the last backup.
fault-damaged = The register is damaged: { $cause }
fault-damaged-next = Stop, and call the system administrator to restore the last backup.
fault-reading-only = The register is damaged and opened for reading only.
fault-reading-only-next = Call whoever keeps the backups: they restore the newest one or salvage what can be read ({ $restore }, { $salvage }).
fault-unreadable = This part of the register is damaged and cannot be read.
fault-unreadable-next = The rest can be read; what is lost is listed when the register is salvaged.
fault-nothing-to-salvage = Nothing is known to be wrong with the register.
fault-nothing-to-salvage-next = Go on working; to return to an earlier state, restore a backup.
fault-not-found = { $id } was not found.
fault-not-found-next = Check the number.
fault-reused = The command id { $id } was used for something else.
fault-reused-next = Give each command an id of its own.
fault-papers-missing = { $count ->
    [one] One document is missing.
   *[other] { $count } documents are missing.
}
fault-papers-missing-next = Mark them, or keep the case without a payment.
fault-stage = The case is already complete.
fault-stage-next = Open the case to see where it stands.
fault-not-paid = The fee has not been paid.
fault-not-paid-next = Take the fee first.
fault-officer-exists = Someone named { $id } is already enrolled.
fault-officer-exists-next = Choose another name for signing in.
fault-storage = The register could not be read or written: { $cause }
fault-storage-next = Try again; if it stays, call the system administrator.
fault-assessment = The amount is set by the department: { $rule }
fault-assessment-next = Type the amount that was assessed.
fault-tier = This fee has several rates.
fault-tier-next = Choose the rate.
fault-tier-unknown = There is no such rate.
fault-quantity = This fee is charged by the { $unit }.
fault-quantity-next = Type how many.
fault-above-cap = The amount is above the limit of { $cap }: { $rule }
fault-out-of-range = The amount is outside { $least } to { $most }: { $rule }

identity-empty = No number was typed.
identity-not-a-digit = “{ $found }” at place { $place } is not a digit.
identity-not-a-letter = “{ $found }” at place { $place } is neither a Latin letter nor a digit.
identity-length = { $found ->
    [one] 1 digit typed
   *[other] { $found } digits typed
}, { $expected } expected.
identity-length-between = { $found ->
    [one] 1 character typed
   *[other] { $found } characters typed
}, { $least } to { $most } expected.
identity-century = The number begins with { $found }; it must be one of { $expected }.
identity-not-a-date = The birth date { $date } does not exist.
identity-not-a-month = Month { $month } does not exist.
identity-future = The birth date { $date } is in the future.
identity-governorate = No governorate has the code { $code }.
identity-check-digit = The last digit is { $found }; it should be { $expected }.
identity-no-check-digit = No number begins with these digits.
identity-unknown = { $typed } does not look like an identity number.

phone-empty = No number was typed.
phone-not-a-digit = “{ $found }” is not a digit.
phone-length = { $found ->
    [one] 1 digit typed
   *[other] { $found } digits typed
}, { $expected } expected.
phone-beginning = No network begins with { $beginning }.
phone-abroad = A number from abroad has { 8 } to { 15 } digits; { $found } typed.

money-empty = No amount was typed.
money-not-a-number = “{ $typed }” is not an amount.
money-negative = An amount is not below zero.
money-decimals = { $unit } has { $allowed ->
    [one] 1 decimal
   *[other] { $allowed } decimals
}; { $found } typed.
money-too-large = The amount is too large.
money-mixed = { $left } and { $right } cannot be added.
quantity-decimals = At most { 3 } decimals; { $found } typed.

field-empty = empty
field-too-long = { $most ->
    [one] longer than 1 character
   *[other] longer than { $most } characters
}
field-not-a-date = not a date (day/month/year)
field-not-whole = not a whole number
field-email = not an e-mail address
field-iban = not a bank account number (IBAN)
field-place = not a place (latitude, longitude)
fault-below-least = The amount is below { $least }: { $rule }
fault-set-by-rule = The rule itself sets the amount: { $rule }
fault-set-by-rule-next = Leave the assessed amount empty.
field-no-such-day = { $date } does not exist
fee-unit = { $unit ->
    [m2] square metre
    [month] month
    [trip] trip
   *[other] unit
}
fault-missing-unnamed = Nothing is named that the citizen is to bring.
fault-missing-unnamed-next = Mark the papers that are missing, or say in words what is.
fault-service-ended = Your service at this centre ended on { $day }.
fault-service-ended-next = Ask a supervisor if it goes on.
fault-end-date = A temporary entry clerk needs a last day of service.
fault-end-date-next = Type the last day.
fault-end-date-past = The last day of service is in the past.
fault-end-date-past-next = Type a day from today on, or end the service at once.
fault-roles = No role is chosen.
fault-roles-next = Choose at least one role.
fault-own-roles = Nobody changes their own roles or ends their own service.
fault-own-roles-next = Ask a colleague who may.
fault-no-decision = This case awaits no decision.
fault-no-decision-next = Open the list of decisions again.
fault-took-part = You took part in receiving this case, so you cannot decide it.
fault-took-part-next = Leave it to a colleague in the back office.

fault-headquarters = Headquarters cannot work: { $cause }
fault-headquarters-next = Check the database and the settings in headquarters.toml. What was taken in so far stays.
fault-station-unknown = { $station } is not enrolled, or nothing is held of it
fault-station-unknown-next = “{ $command }” lists the counters.
