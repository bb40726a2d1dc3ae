## Headquarters, on its command line.

hq-founded = Headquarters is set up.
hq-recipient = Stations seal for { $recipient } and for an escrow key.
hq-key = They believe what is signed by the key in { $file }; its id is { $id }.
hq-enrolled = { $station } is enrolled; give it its certificate: { $file }
hq-revoked = From now on nothing of { $station } is taken.
hq-released = Batches of { $station } are taken again; what stands here stays.
hq-no-stations = No counter is enrolled.
hq-station-key = key { $id }
hq-station-series = { $series } up to { $seq }
hq-station-revoked = revoked on { $date }
hq-station-held = held: { $why }
hq-station-last = last batch on { $date }
hq-nothing = There is nothing to take.
hq-file-taken = { $file }: taken, { $added ->
    [0] no new entries
    [one] 1 new entry
   *[other] { $added } new entries
}
hq-file-questions = { $count ->
    [one] 1 record is not agreed to; the receipt says why
   *[other] { $count } records are not agreed to; the receipt says why
}
hq-file-had = { $file }: nothing new in it
hq-file-waits = { $file }: waits: { $why }
hq-file-refused = { $file }: refused: { $why }
hq-reading = { $file }: reading, { $percent } %
hq-actions = { $file }: entries { $done } of { $of }
hq-cases = { $file }: cases { $done } of { $of }

## Reports.

hq-report = cases and money
hq-days = { $from } to { $until }
hq-governorate = Governorate
hq-centre = Centre
hq-service = Service
hq-day = Day
hq-kind = Kind of centre
hq-fixed = Fixed
hq-mobile = Mobile
hq-unsaid = Not stated
hq-opened = Opened
hq-received = Received complete
hq-finished = Finished
hq-late = Late
hq-waiting = Waiting (hours)
hq-money = Taken
hq-all = All
hq-nothing-to-report = There is nothing to report.
hq-written = Written: { $file }
hq-conflicts = What two counters have to settle
hq-case = Case
hq-matter = Matter
hq-deeds = Entries
hq-settler = Settled by
hq-where = Where
hq-settled = Settled with
hq-by-back-office = Back office
hq-by-supervisor = Supervisor
hq-matter-paid = Fee paid twice
hq-matter-decided = Decided twice
hq-matter-handed-over = Licence handed over twice
hq-matter-answered = Field “{ $key }” has two answers
hq-matter-paper = Paper { $place } recorded in two ways
hq-questions = Records that are not agreed to
hq-record = Entry
hq-why = Why
hq-detail = Detail
hq-answered = Put right by
