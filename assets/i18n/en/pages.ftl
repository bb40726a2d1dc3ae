# Pages from the scanner, on their way into a case.
pages-title = Scanned pages
pages-count = { $count ->
    [0] No pages
    [one] 1 page
   *[other] { $count } pages
}
pages-scan = Scan pages
pages-stop = Stop
pages-from-file = From a file
pages-choose = Choose pictures or a PDF
pages-name = Page { $no }
pages-turn-back = Turn left
pages-turn = Turn right
pages-earlier = Earlier
pages-later = Later
pages-remove = Remove page
pages-attach-to = Attach to document
pages-attach = Attach to document { $no }
pages-attach-all = All to document { $no }
pages-under-way = Scanning; { $count ->
    [0] no page yet
    [one] 1 page
   *[other] { $count } pages
}
pages-under-way-percent = Scanning; { $count ->
    [0] the first page
    [one] 1 page
   *[other] { $count } pages
}, { $percent } %
pages-ended = { $count ->
    [0] No page came
    [one] 1 page came
   *[other] { $count } pages came
}
pages-ended-kept = { $count ->
    [0] No page was kept.
    [one] The page that came is kept.
   *[other] The { $count } pages that came are kept.
}
pages-blank = { $count ->
    [0] no blank page left out
    [one] 1 blank page left out
   *[other] { $count } blank pages left out
}
page-blank = Blank
page-dark = Too dark
page-pale = Too pale
page-skewed = Skewed
page-blank-next = There is nothing on it. Remove it, or scan the other side.
page-dark-next = It may be unreadable. Scan it again with the lid closed.
page-pale-next = It may be unreadable. Scan it again, in colour if the ink is faint.
page-skewed-next = Lay it straight and scan it again.
scan-later = Scan later
scan-later-of = Scan document { $no } later
to-scan = To scan
to-scan-title = Cases with pages to scan
to-scan-none = No case has pages to scan
to-scan-owed = { $count ->
    [0] No document waits to be scanned
    [one] 1 document waits to be scanned
   *[other] { $count } documents wait to be scanned
}
to-scan-attached = Attached to the case

# The scanner on the devices page.
scanner-title = Document scanner
scanner-ready = Ready
scanner-none = No scanner chosen
scanner-none-why = Pages can be brought in from a file or a camera, or from a watched folder.
scanner-none-next = Look for scanners, or type the address of one on the network.
scanner-failed = Does not work
scanner-untried = Not tried yet
scanner-untried-next = Lay a page on it and try it.
scanner-working = At work
scanner-found = Scanners found
scanner-found-none = No scanner was found. Check that it is switched on and on this network, or type its address.
scanner-find = Look for scanners
scanner-finding = Looking…
scanner-try = Try it
scanner-trying = Trying…
scanner-address = Address on the network
scanner-address-help = As on the scanner’s own screen, such as { $example }
scanner-use = Use
scanner-in-use = In use
scanner-forget = Use none
scanner-source = Source
scanner-flatbed = Glass
scanner-feeder = Feeder
scanner-duplex = Feeder, both sides
scanner-colour = Colour
scanner-grey = Grey
scanner-colours = Colour
scanner-dots = Dots per inch
scanner-drop-blank = Leave out blank pages
scanner-folder = Watched folder
scanner-folder-none = No folder is watched.
scanner-folder-words = Scans that another device puts into { $folder } come in by themselves and are removed there.
scanner-folder-choose = Choose a folder
scanner-folder-forget = Watch no folder
scanner-folder-refused = “{ $name }” stays in the folder: { $why }

# Why a scan ended, and what to do.
scan-page = the page
scan-not-there = The scanner does not answer ({ $at }).
scan-not-there-next = Check that it is switched on and connected, then scan again.
scan-address = “{ $text }” is no address of a scanner.
scan-address-next = Type it as on the scanner’s own screen, such as { $example }.
scan-not-allowed = This computer does not let you use the scanner.
scan-not-allowed-next = Ask whoever looks after the computers to allow it.
scan-busy = Somebody else is using the scanner.
scan-busy-next = Wait a moment and scan again.
scan-empty = There is no page in the feeder.
scan-empty-next = Put the pages in and scan again.
scan-jam = A page is jammed.
scan-jam-next = Open the scanner, take the page out, and scan it and those after it again.
scan-cover = A cover of the scanner is open.
scan-cover-next = Close it and scan again.
scan-silent = The scanner gave no sign for { $seconds } seconds and was given up.
scan-silent-next = Switch it off and on again, then scan again.
scan-program = The program { $program } is missing.
scan-program-next = Ask for { $package } to be installed, or use a network scanner.
scan-refused = The scanner refused: { $cause }
scan-refused-next = Choose another source or fewer dots on the devices page.
scan-no-room = There is no room left on the disk.
scan-no-room-next = Attach the pages that came, make room, and scan the rest.
scan-not-kept = The page could not be kept: { $cause }
scan-not-kept-next = Scan it again; if it happens again, ask whoever looks after the computers.
scan-stopped = Scanning was stopped.
scan-stopped-next = Scan again for the rest.
scan-other = Scanning failed: { $cause }
scan-other-next = Scan again; if it happens again, try the scanner on the devices page.

fault-page-damaged = “{ $name }” is damaged and cannot be opened.
fault-page-damaged-next = Scan the paper again.
fault-page-huge = “{ $name }” has { $megapixels } million dots; at most { $most } are taken.
fault-page-huge-next = Scan it with fewer dots per inch.
fault-page-locked = The PDF “{ $name }” is locked with a password.
fault-page-locked-next = Ask for it without a password, or print and scan it.
fault-page-gone = This page is no longer there.
fault-page-gone-next = It was attached or removed meanwhile; look at the pages again.
fault-scan-under-way = The scanner is at work.
fault-scan-under-way-next = Wait until it has finished, or stop it.
fault-no-scanner = No scanner is chosen for this window.
fault-no-scanner-next = Choose one on the devices page, or bring the page in from a file.
fault-folder-not-empty = There is something in the folder { $path } already.
fault-folder-not-empty-next = Choose an empty folder: what is put there is taken and removed.
