# Barcode readers, and where a scan leads

## A reader in the top bar
reader-ready = { $name } ready
reader-ready-why = What is scanned arrives wherever it is needed.
reader-not-there = { $name } unplugged
reader-not-there-why = The reader does not answer. Everything can still be typed.
reader-not-there-next = Plug the cable in again; the program finds it by itself.
reader-in-use = { $name } taken
reader-in-use-why = Another program holds the reader’s port.
reader-in-use-next = Close the other program, or choose another port for the reader; it is tried again by itself.
reader-not-allowed = { $name } not allowed
reader-not-allowed-why = This computer’s user may not open the reader’s port.
reader-not-allowed-next = Ask the system administrator to add the user to the group of the serial ports (dialout), then sign in to the computer again.
reader-other = { $name } fails
reader-other-why = The system says: { $said }
reader-other-next = Pull the cable out and plug it in again; if it stays so, choose another port or another cable.

## What came of a scan
scan-unknown = The code { $text } is not one of ours. Find the paper by name or number instead.
scan-damaged = The code { $text } was not read whole. Scan it again, or type the number.
scan-sealed = This code is sealed by the State and holds nothing for the counter. Type the number from the front of the card.
scan-half-document = Only a part of the document’s lines was read. Lay the page flat and scan both lines again.
scan-misread-document = A character of the document’s lines was misread. Scan them again, or type the number.
scan-expired = This document expired on { $date }.
scan-foreign-card = A card of { $issuer }: its number is not one that is taken here. Ask for the passport or the residence permit.
scan-asked = Answer the open question first, then scan again.
scan-not-yours = What was scanned belongs to a page that is not open to you.
scan-sheet-taken = The sheet bears another number already. Finish it first, then scan again.
scan-no-ticket = No ticket { $no } was given here today.
scan-unreadable = The choice of barcode readers could not be read. Choose them again on the devices page.

## A licence that was shown
shown-licence-title = Licence { $no }
shown-licence-valid = Genuine and in force.
shown-licence-expired = Genuine, but its time is over.
shown-licence-practice = Given by a practice centre: it is worth nothing.
shown-licence-holder = Holder
shown-licence-id = Identity number ends in
shown-licence-service = For
shown-licence-issued = Issued
shown-licence-until = Valid until
shown-licence-no-end = No end stated
shown-licence-station = Given by
shown-licence-renew = Renew
shown-licence-renew-why = A new case with the same person and the same answers.

## The lines of a passport or a card
person-on-card = On the document: { $name }
person-use-card = Use this
person-card-expired = The document expired on { $date }.
person-card-expired-words = Ask for a valid one, unless the service does without.

## What a code was taken for
meant-document = Document of { $name }
meant-case = Case
meant-receipt = Receipt
meant-ticket = Queue ticket
meant-licence = Licence
meant-badge = Staff badge
meant-line = One line of a document; the next is awaited
meant-twice = The same again; it counts once
meant-sealed = Sealed by the State; holds nothing for the counter
meant-misread = Lines of a document with a misread character
meant-damaged = One of our numbers, not read whole
meant-unknown = Not one of ours

## The readers on the devices page
readers-tab = Barcode readers
readers-ports = Readers on a port
readers-none = No reader on a port
readers-none-words = A reader that types like a keyboard works without one. One that is set to USB-COM is safest: its codes come right under any layout.
readers-new = Port of the new reader
readers-add = Add
readers-no-port = No free port was found. Plug the reader in, then look again; its manual says how to set it to USB-COM.
readers-look-again = Look for ports
readers-remove = Remove { $name }
readers-baud = Speed (bits a second)
readers-parity = Parity
readers-parity-none = None
readers-parity-even = Even
readers-parity-odd = Odd
readers-flow = Flow control
readers-flow-none = None
readers-seven-bits = 7 data bits
readers-two-stop-bits = 2 stop bits
readers-typed = Readers that type like a keyboard
readers-typed-words = What they type is known by its speed and its check digit, under any keyboard layout.
readers-typed-on = There may be such a reader
readers-prefix = Prefix of every code
readers-prefix-words = A key such as F13, or signs such as ~#, if the reader is set to type one. Enter keeps it.
readers-try = Try a reader
readers-try-begin = Scan anything now
readers-try-stop = End the try
readers-try-words = Shows exactly what comes, and what it is taken for.
readers-trying = Scan anything. It leads nowhere while this is open.
readers-samples = Without a reader, a sample:
readers-sample-card = National ID
readers-sample-passport = Passport
readers-sample-goods = Goods
readers-sample-damaged = Damaged case number
readers-from-keys = Typed like a keyboard
readers-from-aim = { $from }, kind { $aim }
readers-only = Readers are set up by a supervisor, a van operator or the system administrator.
readers-from-practice = A sample, for practice

## Codes in pictures
picture-unreadable = { $name } is no picture that can be read. Photograph the paper again, straight and in good light.
picture-too-large = { $name } is larger than any photograph or scan. Photograph the paper again.
picture-locked = { $name } is locked with a password. Ask for one that is not, or photograph the paper.
picture-no-code = No code was found in { $name }. Photograph it closer, straight and without shine.
picture-holds = { $name } bears a code: { $what }

## Badges
scan-no-badge = Badge { $no } belongs to nobody here. Sign in by name, and ask for a new badge.
staff-badge = Give a new badge
staff-badge-no = the badge’s number
staff-badge-words = Held under the barcode reader it says who comes; the secret is asked as ever. An earlier badge leads nowhere then.
staff-badge-given = Badge { $no } is theirs now. Print its number as Code 128 on a card.
readers-flow-wires = RTS/CTS
readers-flow-signs = XON/XOFF
