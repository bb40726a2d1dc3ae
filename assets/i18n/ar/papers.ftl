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
