## Tills, trays and late cases: the page, and what is refused on it.

page-till = Till
tills-title = Till and lists
tills-own = My till
tills-all = All tills
trays-tab = Trays
late-tab = Late cases

tills-nothing = Nothing was taken since the till was last closed
tills-nothing-words = The first receipt opens it again.
tills-since = Open since { $when }
tills-left-open = This till has been open since { $day }. It should have been closed that day.
tills-left-open-next = Count the cash and close it now; one report tells of all its receipts.
tills-count = Count and close
tills-count-words = Count the notes and coins before you type.
tills-at-opening = Cash at the opening
tills-counted = Cash counted now
tills-expected = Cash expected
tills-reason = Why it differs
tills-reason-help = Owed where the cash differs; it stands on the report.
tills-close = Close the till and print
tills-done = The till is closed: { $no }.
tills-closed-before = Closed before
tills-closed-none = No till was closed yet.
tills-open-now = Open now
tills-open-none = Every till is closed.
tills-total = Total
tills-difference = Difference
tills-agrees = Agrees
tills-short = Short by { $sum }
tills-over = Over by { $sum }
tills-copies = { $count ->
    [0] Not printed
    [one] Printed once
   *[other] Printed { $count } times
}
tills-print = Print the report
tills-print-again = Print a copy
tills-choose = Choose a till to see its report.
tills-when = Closed

trays-words = Files that were received here and not handed to the back office yet.
trays-none = No file waits at this window
trays-none-words = A file comes here when its case is complete and paid.
trays-hand = { $count ->
    [one] Hand over 1 file and print the list
   *[other] Hand over { $count } files and print the list
}
trays-done = Handed over: { $no }.
trays-before = Trays handed over
trays-files = Files
trays-before-none = No tray was handed over yet.
trays-print = Print the list
trays-choose = Choose a tray to see what went with it.

late-words = Cases past the day that the citizen was told, by who holds them.
late-none = No case is late
late-none-words = Every case is decided, or still within its time.
late-print = Print the list
late-holder = Held by

card-print = Print the service card
key-print-card = Print the service card
key-close-till = Close the till, or hand the tray over
key-other-part = Another part of the page
key-print-list = Print what is shown

fault-nothing-taken = Nothing was taken since your till was last closed.
fault-nothing-taken-next = There is nothing to close; the last report can be printed again.
fault-till-short = The cash is { $sum } short.
fault-till-over = The cash is { $sum } over.
fault-till-differs-next = Count again; if it stays so, type why.
fault-handed-over = The file of { $case } went to the back office in tray { $tray }.
fault-handed-over-next = Take it off the list.
fault-not-to-hand = The file of { $case } is not at this window.
fault-not-to-hand-next = Only files that were received here and are not decided go to the back office.
fault-nothing-to-hand = No file is chosen.
fault-nothing-to-hand-next = Choose at least one file.
