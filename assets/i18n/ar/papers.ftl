## كلمات الأوراق التي يسلمها الشباك. العناوين قائمة بذاتها، والجمل تنتهي بنقطة.

# رأس كل ورقة وحواشيها.
paper-window = شباك { $window }
paper-page = صفحة { $page } من { $pages }
paper-copy = صورة رقم { $copy }
paper-practice = نسخة تدريب
paper-practice-note = صادرة عن مركز تدريب، ولا يعتد بها.
paper-catalogue = دليل الخدمات { $version }
paper-not-confirmed = غير مؤكد
paper-not-confirmed-note = «غير مؤكد»: لم يراجع بعد على سنده القانوني.

# عناوين مشتركة.
paper-case-no = رقم الطلب
paper-date = التاريخ
paper-service = الخدمة
paper-applicant = مقدم الطلب
paper-id-number = رقم الهوية
paper-officer = الموظف
paper-signature = توقيع الموظف
paper-stamp = ختم المركز
paper-documents = المستندات
paper-next = الخطوات التالية

# بين أسماء القائمة.
list-separator = { "، " }

# الإيصال.
receipt-title = إيصال سداد
receipt-no = رقم الإيصال
receipt-payer = ورد من
receipt-item = البيان
receipt-amount = المبلغ ({ $unit })
receipt-total = الإجمالي
receipt-method = طريقة السداد
receipt-keep = يحتفظ بهذا الإيصال، ويطلب عند الاستلام.
receipt-copy-note = صورة من إيصال سبق إصداره بالرقم نفسه.
fee-kind-fee = رسم
fee-kind-stamp-duty = دمغة
fee-kind-surcharge = رسم إضافي
fee-kind-deposit = تأمين يرد
method-cash = نقدا
method-card = بطاقة
method-transfer = تحويل بنكي
method-other-electronic = وسيلة إلكترونية أخرى

# إيصال استلام الطلب.
ack-title = إيصال استلام طلب
ack-for-citizen = نسخة المواطن
ack-for-office = نسخة المكتب
ack-received = تاريخ التقديم
ack-due = موعد الرد
ack-due-not-confirmed = مدة غير مؤكدة: لم تراجع بعد على سندها القانوني.
ack-no-limit = لا مدة منشورة
ack-clock-not-started = تحسب من يوم استكمال المستندات
ack-quote = يذكر رقم الطلب عند الاستعلام أو المراجعة.
ack-applicant-signature = توقيع مقدم الطلب
ack-receipt = إيصال السداد
document-original-seen = اطلع على الأصل
document-copy-kept = حفظت صورة
document-missing = ناقص
document-both = اطلع على الأصل وحفظت صورة
document-promised = يقدم لاحقا

# تذكرة الدور.
ticket-title = دورك
ticket-ahead = { $count ->
    [zero] أنت التالي
    [one] قبلك شخص واحد
    [two] قبلك شخصان
    [few] قبلك { $count } أشخاص
    [many] قبلك { $count } شخصا
   *[other] قبلك { $count } شخص
}
ticket-wait = { $minutes ->
    [zero] أقل من دقيقة
    [one] نحو دقيقة
    [two] نحو دقيقتين
    [few] نحو { $minutes } دقائق
    [many] نحو { $minutes } دقيقة
   *[other] نحو { $minutes } دقيقة
}
ticket-priority = أولوية
ticket-watch = تابع الشاشة والنداء على رقمك.

# بيان المستندات الناقصة.
missing-title = مستندات ناقصة
missing-clock = لم تبدأ مدة الرد بعد، وتبدأ من يوم تقديم آخر مستند.
missing-bring = المطلوب إحضاره
missing-where = مكان التقديم
missing-by = يقدم قبل
missing-have = الموجود في الملف
missing-issued-by = يصدر عن { $issuer }
missing-need-original = أصل
missing-need-copy = صورة
missing-need-both = أصل وصورة
missing-count = { $count ->
    [zero] لا مستندات ناقصة
    [one] مستند واحد ناقص
    [two] مستندان ناقصان
    [few] { $count } مستندات ناقصة
    [many] { $count } مستندا ناقصا
   *[other] { $count } مستند ناقص
}
missing-same-window = لا حاجة إلى طلب جديد: تقدم هذه الورقة في أي شباك بالمركز.

# بطاقة الخدمة.
card-title = بطاقة خدمة
card-fee = الرسم
card-limit = مدة الرد
card-documents = المستندات المطلوبة
card-if-needed = عند اللزوم فقط
card-steps = خطوات الخدمة
card-where = مكان التقديم
card-note = وفق دليل الخدمات في تاريخه، وقد يطرأ عليه تعديل.

# كشف تسليم الملفات إلى الإدارة المختصة.
tray-title = كشف تسليم ملفات
tray-no = رقم الكشف
tray-from = من
tray-to = إلى
tray-papers = الأوراق
tray-count = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفا
   *[other] { $count } ملف
}
tray-papers-count = { $count ->
    [zero] لا أوراق بها
    [one] بها ورقة واحدة
    [two] بها ورقتان
    [few] بها { $count } أوراق
    [many] بها { $count } ورقة
   *[other] بها { $count } ورقة
}
tray-papers-in = { $count ->
    [zero] لا أوراق
    [one] ورقة واحدة
    [two] ورقتان
    [few] { $count } أوراق
    [many] { $count } ورقة
   *[other] { $count } ورقة
}
tray-handed = سلمها
tray-received = تسلمها
tray-note = يعد الطرفان الملفات قبل التوقيع.

# تقرير الخزينة.
till-title = تقرير الخزينة
till-no = رقم التقرير
till-cashier = أمين الخزينة
till-opened = فتحت
till-closed = أقفلت
till-first = أول إيصال
till-last = آخر إيصال
till-taken = المحصل
till-receipts = الإيصالات
till-receipts-count = { $count ->
    [zero] لا إيصالات
    [one] إيصال واحد
    [two] إيصالان
    [few] { $count } إيصالات
    [many] { $count } إيصالا
   *[other] { $count } إيصال
}
till-cancelled = إيصالات ملغاة
till-reason = السبب
till-cash = النقدية
till-at-opening = رصيد أول المدة
till-expected = الرصيد الدفتري
till-counted = الرصيد بالجرد
till-even = مطابق
till-short = عجز
till-over = زيادة
paper-supervisor = توقيع المشرف

# كشف المتأخرات.
late-title = طلبات متأخرة
late-count = { $count ->
    [zero] لا طلبات متأخرة
    [one] طلب واحد متأخر
    [two] طلبان متأخران
    [few] { $count } طلبات متأخرة
    [many] { $count } طلبا متأخرا
   *[other] { $count } طلب متأخر
}
late-oldest = أقدمها:
late-due = موعده
late-since = مدة التأخير

# الترخيص.
licence-title = ترخيص
licence-approval = موافقة
licence-no = الرقم
licence-holder = صادر إلى
licence-issued = تاريخ الإصدار
licence-until = صالح حتى
licence-conditions = الشروط
licence-signature = صاحب القرار
licence-check = يحمل المربع بيانات هذه الورقة موقعة من جهة إصدارها، ويتحقق منها أي مركز خدمات في الحال دون شبكة.

# ما يقال عن ترخيص معروض.
licence-genuine = ترخيص صحيح: وقعته المحطة { $station }.
licence-expired = ترخيص صحيح وقعته المحطة { $station }، وانتهت مدته.
licence-of-practice = صادر عن مركز التدريب { $station }، ولا يعتد به.
licence-none = هذا ليس ترخيصا صادرا عن هذا النظام.
licence-none-next = اعرض نص المربع، أو صورة واضحة للمربع كاملا.
licence-forged = ترخيص غير صحيح: بياناته ليست ما وقع عليه.
licence-forged-next = تحفظ الورقة ويبلغ رئيس المركز.
licence-unknown = لا يعرف هنا من يشهد لصاحب هذا التوقيع.
licence-unknown-next = أضف المفتاح العام للإدارة العامة إلى الإعدادات، أو سم ملفه بالخيار --key.
certificate-taken = حُفظت شهادة الإدارة العامة للمحطة { $station }، وتحملها التراخيص من الآن
certificate-not-valid = شهادة الإدارة العامة للمحطة { $station } من { $from } إلى { $until } فقط.
certificate-none = هذا ليس ملف شهادة محطة.
certificate-other = هذه الشهادة لمفتاح محطة أخرى.
certificate-none-next = اطلب من الإدارة العامة شهادة لمفتاح هذه المحطة.
