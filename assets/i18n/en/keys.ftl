## The sheet of keys (F1). Grouped as it is shown.

keys-title = Keys
keys-words = Known by their place on the keyboard, so they work in every layout. Esc or F1 puts this away.
keys-search = Find a key
keys-none = No key does that.
keys-none-next = Tab goes to everything on the page; Enter or the space bar presses it.

keys-at-the-counter = At the counter
keys-registered = After registering
keys-everywhere = Everywhere
keys-in-lists = In lists
keys-in-fields = In fields

key-enter = To the next field that needs something
key-do-it = Do what the main button says
key-next-citizen = Next citizen
key-paper-state = State of the document in hand
key-mark-all = All other documents seen and copied
key-attach = Attach a file to the document in hand
key-person = The person
key-section = Open “{ $section }”
key-agent = Someone else is here for them
key-print-shown = Print the paper that is shown
key-other-paper = Look at the other papers
key-open-case = Open the case

key-complete-case = Complete the open case
key-print-case = Print the paper of the open case
key-show-identity = Show the full number, for a reason
key-scroll = Read on in what is open
key-copy-number = Copy the number of the selected case
key-write-batch = Write a batch
key-copy-hash = Copy the selected batch’s SHA-256
key-choose = Choose

key-help = These keys
key-new-case = A new case
key-find = Find a case
key-chips = The chips at the top: what they tell
key-language = Change the language
key-colours = Change the colours
key-larger = Everything larger
key-smaller = Everything smaller
key-usual-size = The usual size
key-lock = Lock the window
key-tab = To the next thing, and back
key-press = Press what has the ring
key-back = One step back; nothing typed is lost

key-arrows = Up and down
key-leaf = A page on, a page back
key-first-last = To the first, to the last
key-open = Open what is selected
key-type = Only what has these letters

key-copy = Copy, cut, paste
key-all = Select all
key-undo = Take back, and do it again
key-word = Word by word
key-select = Select
key-ends = To the start, to the end
key-move-page = Move the marked page
