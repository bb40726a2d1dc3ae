## Days, months, times of day and the time that is left.

month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
weekday-name = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
half-of-day = { $half ->
    [am] am
   *[pm] pm
}

working-days = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
calendar-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
weeks-long = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
}
months-long = { $months ->
    [one] 1 month
   *[other] { $months } months
}
due-today = Due today
working-days-left = { $days ->
    [one] 1 working day left
   *[other] { $days } working days left
}
calendar-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
working-days-late = { $days ->
    [one] 1 working day late
   *[other] { $days } working days late
}
calendar-days-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
