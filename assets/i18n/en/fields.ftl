## What belongs to fields: the menu of a text, secrets, the calendar, number keys.

field-menu = What can be done with the text
field-undo = Undo
field-redo = Redo
field-cut = Cut
field-copy = Copy
field-paste = Paste
field-delete = Delete
field-select-all = Select all
field-show-secret = Show what is typed
field-hide-secret = Hide what is typed

date-placeholder = dd/mm/yyyy
calendar-open = Choose a day
calendar-month-before = Previous month
calendar-month-after = Next month
calendar-year-before = Previous year
calendar-year-after = Next year
calendar-month = { $month } { $year }
calendar-today = Today
weekday-short = { $day ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}

pad-name = Number keys
pad-backspace = Erase one
pad-clear = Erase all
pad-point = Point
