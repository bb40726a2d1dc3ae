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
hq-proved = قيود ثبتت صحتها: { $actions }، وطلبات أعيد بناؤها: { $cases }
hq-published = { $count ->
    [zero] لم يوضع ملف لأي شباك
    [one] وُضع ملف واحد لشباكه
    [two] وُضع ملفان لشباكيهما
    [few] وُضعت { $count } ملفات لشبابيكها
    [many] وُضع { $count } ملفًا لشبابيكها
   *[other] وُضع { $count } ملف لشبابيكها
}

## التقارير.

hq-report = الطلبات والتحصيل
hq-days = من { $from } إلى { $until }
hq-governorate = المحافظة
hq-centre = المركز
hq-service = الخدمة
hq-day = اليوم
hq-kind = نوع المركز
hq-fixed = ثابت
hq-mobile = متنقل
hq-unsaid = غير مبيّن
hq-opened = فُتح
hq-received = استُلم كاملًا
hq-finished = أُنجز
hq-late = تأخر
hq-waiting = مدة الانتظار (ساعة)
hq-money = المحصّل
hq-all = الإجمالي
hq-nothing-to-report = لا شيء للعرض.
hq-written = كُتب الملف: { $file }
hq-conflicts = ما على شباكين تسويته
hq-case = الطلب
hq-matter = الأمر
hq-deeds = القيود
hq-settler = تسويته على
hq-where = المكان
hq-settled = سُوّي بالقيد
hq-by-back-office = المكتب الخلفي
hq-by-supervisor = المشرف
hq-matter-paid = تحصيل الرسم مرتين
hq-matter-decided = البت مرتين
hq-matter-handed-over = تسليم الرخصة مرتين
hq-matter-answered = للخانة «{ $key }» إجابتان
hq-matter-paper = المستند { $place } مسجّل بصورتين
hq-questions = قيود لم تُقبل
hq-record = القيد
hq-why = السبب
hq-detail = البيان
hq-answered = صحّحه القيد
