## الخزينة وحوافظ الملفات والطلبات المتأخرة: الصفحة، وما يُرفض فيها.

page-till = الخزينة
tills-title = الخزينة والقوائم
tills-own = خزينتي
tills-all = كل الخزائن
trays-tab = تسليم الملفات
late-tab = المتأخرات

tills-nothing = لم يُحصَّل شيء منذ آخر إقفال للخزينة
tills-nothing-words = أول إيصال يفتحها من جديد.
tills-since = مفتوحة منذ { $when }
tills-left-open = هذه الخزينة مفتوحة منذ { $day }، وكان يجب إقفالها في يومها.
tills-left-open-next = عُدّ النقدية وأقفلها الآن؛ ويشمل تقرير واحد كل إيصالاتها.
tills-count = الجرد والإقفال
tills-count-words = عُدّ النقدية قبل أن تكتب.
tills-at-opening = النقدية عند الفتح
tills-counted = النقدية المعدودة الآن
tills-expected = النقدية المفروضة
tills-reason = سبب الفرق
tills-reason-help = لازم عند وجود فرق، ويُطبع في التقرير.
tills-close = إقفال الخزينة وطباعة التقرير
tills-done = أُقفلت الخزينة: { $no }.
tills-closed-before = خزائن أُقفلت
tills-closed-none = لم تُقفل خزينة بعد.
tills-open-now = مفتوحة الآن
tills-open-none = كل الخزائن مقفلة.
tills-total = الإجمالي
tills-difference = الفرق
tills-agrees = مطابقة
tills-short = عجز { $sum }
tills-over = زيادة { $sum }
tills-copies = { $count ->
    [0] لم يُطبع
    [zero] لم يُطبع
    [one] طُبع مرة
    [two] طُبع مرتين
    [few] طُبع { $count } مرات
    [many] طُبع { $count } مرة
   *[other] طُبع { $count } مرة
}
tills-print = طباعة التقرير
tills-print-again = طباعة نسخة
tills-choose = اختر خزينة لترى تقريرها.
tills-when = وقت الإقفال

trays-words = ملفات استُلمت هنا ولم تُسلَّم بعد إلى الإدارة المختصة.
trays-none = لا ملف ينتظر في هذا الشباك
trays-none-words = يصل الملف إلى هنا متى اكتمل الطلب وسُدد رسمه.
trays-hand = { $count ->
    [zero] تسليم الملفات وطباعة الكشف
    [one] تسليم ملف واحد وطباعة الكشف
    [two] تسليم ملفين وطباعة الكشف
    [few] تسليم { $count } ملفات وطباعة الكشف
    [many] تسليم { $count } ملفًا وطباعة الكشف
   *[other] تسليم { $count } ملف وطباعة الكشف
}
trays-done = تم التسليم: { $no }.
trays-before = كشوف سُلّمت
trays-files = الملفات
trays-before-none = لم يُسلَّم كشف بعد.
trays-print = طباعة الكشف
trays-choose = اختر كشفًا لترى ما سُلّم به.

late-words = طلبات فات موعدها المبلَّغ للمواطن، مرتبة حسب من هي لديه.
late-none = لا طلبات متأخرة
late-none-words = كل طلب إما بُتّ فيه أو ما زال في مدته.
late-print = طباعة القائمة
late-holder = لدى

card-print = طباعة بطاقة الخدمة
key-print-card = طباعة بطاقة الخدمة
key-close-till = إقفال الخزينة أو تسليم الكشف
key-other-part = جزء آخر من الصفحة
key-print-list = طباعة المعروض

fault-nothing-taken = لم يُحصَّل شيء منذ آخر إقفال لخزينتك.
fault-nothing-taken-next = لا شيء يُقفل؛ ويمكن طباعة آخر تقرير مرة أخرى.
fault-till-short = في النقدية عجز { $sum }.
fault-till-over = في النقدية زيادة { $sum }.
fault-till-differs-next = أعد العدّ، فإن بقي الفرق فاكتب سببه.
fault-handed-over = سُلّم ملف { $case } إلى الإدارة المختصة بالكشف { $tray }.
fault-handed-over-next = استبعده من الكشف.
fault-not-to-hand = ملف { $case } ليس في هذا الشباك.
fault-not-to-hand-next = لا يُسلَّم إلا ما استُلم هنا ولم يُبتّ فيه.
fault-nothing-to-hand = لم يُختر ملف.
fault-nothing-to-hand-next = اختر ملفًا واحدًا على الأقل.
