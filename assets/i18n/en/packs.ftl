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
