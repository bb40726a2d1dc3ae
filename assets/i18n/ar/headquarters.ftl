## الإدارة العامة، في سطر الأوامر.

hq-founded = أُعدّت الإدارة العامة.
hq-recipient = تختم الشبابيك دفعاتها للمفتاح { $recipient } ولمفتاح احتياطي.
hq-key = وتثق فيما وُقّع بالمفتاح الذي في { $file }، ورقمه { $id }.
hq-enrolled = قُيّد الشباك { $station }؛ سلّمه شهادته: { $file }
hq-revoked = من الآن لا يُستلم شيء من { $station }.
hq-released = تُستلم دفعات { $station } من جديد، وما هو مقيّد هنا باقٍ.
hq-no-stations = لا شباك مقيّدًا بعد.
hq-station-key = المفتاح { $id }
hq-station-series = { $series } حتى { $seq }
hq-station-revoked = أُلغي في { $date }
hq-station-held = موقوف: { $why }
hq-station-last = آخر دفعة في { $date }
hq-nothing = لا شيء للاستلام.
hq-file-taken = { $file }: استُلمت، { $added ->
    [zero] بلا قيود جديدة
    [one] قيد جديد واحد
    [two] قيدان جديدان
    [few] { $added } قيود جديدة
    [many] { $added } قيدًا جديدًا
   *[other] { $added } قيد جديد
}
hq-file-questions = { $count ->
    [zero] لا قيود مرفوضة
    [one] قيد واحد لم يُقبل، والسبب في الإيصال
    [two] قيدان لم يُقبلا، والسبب في الإيصال
    [few] { $count } قيود لم تُقبل، والسبب في الإيصال
    [many] { $count } قيدًا لم تُقبل، والسبب في الإيصال
   *[other] { $count } قيد لم تُقبل، والسبب في الإيصال
}
hq-file-had = { $file }: لا جديد فيها
hq-file-waits = { $file }: في الانتظار: { $why }
hq-file-refused = { $file }: مرفوضة: { $why }
hq-reading = { $file }: قراءة { $percent }٪
hq-actions = { $file }: القيود { $done } من { $of }
hq-cases = { $file }: الطلبات { $done } من { $of }
