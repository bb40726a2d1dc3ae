## الشباك: ورقة واحدة من صاحب الطلب إلى الأوراق المطبوعة.

counter-new = طلب جديد
counter-completing = استكمال { $case }
counter-kept = يُحفظ ما تكتبه أولًا بأول
counter-day = { $opened ->
    [zero] لا طلبات اليوم بعد
    [one] طلب واحد اليوم
    [two] طلبان اليوم
    [few] { $opened } طلبات اليوم
    [many] { $opened } طلبًا اليوم
   *[other] { $opened } طلب اليوم
}
counter-day-incomplete = { $count ->
    [zero] كلها مكتملة
    [one] منها واحد غير مكتمل
    [two] منها اثنان غير مكتملين
    [few] منها { $count } غير مكتملة
    [many] منها { $count } غير مكتملة
   *[other] منها { $count } غير مكتملة
}
counter-restored = عادت المسودة إلى حيث توقفت.
counter-clear = البدء من جديد
counter-clear-title = البدء من جديد
counter-clear-words = يُمحى ما كُتب باسم { $name }.
counter-clear-do = مسح الورقة

## صاحب الطلب
person-title = صاحب الطلب
person-kind = نوع الهوية
person-number = الرقم
person-name = الاسم كما في البطاقة
person-name-company = الاسم كما في السجل
person-phone = الهاتف
person-address = العنوان
person-birth = تاريخ الميلاد
person-birth-help = يوم/شهر/سنة
person-sex = النوع
person-born = مواليد { $date }
person-doubt = الرقم الأخير يبدو غير صحيح
person-doubt-words = لم يثبت خطؤه. تُعاد قراءة البطاقة، فإن كان الرقم كذلك يُكتب سبب المتابعة.
person-doubt-reason = سبب المتابعة
person-doubt-usual = مطابق للبطاقة
person-known = { $count ->
    [zero] مسجل هنا من قبل
    [one] له هنا طلب سابق
    [two] له هنا طلبان سابقان
    [few] له هنا { $count } طلبات سابقة
    [many] له هنا { $count } طلبًا سابقًا
   *[other] له هنا { $count } طلب سابق
}
person-known-as = مسجل باسم { $name }
person-use-known = استخدامه
person-new = لم يُسجل هنا من قبل
person-agent = حضر وكيل عنه
person-agent-title = الوكيل
person-authority = التوكيل
person-authority-help = رقمه وسنته ومكتب التوثيق
person-search = جارٍ البحث…

## الورقة
section-service = الخدمة
section-documents = المستندات
section-answers = البيانات
section-fee = الرسوم

service-find = اسم الخدمة
service-find-help = اكتب جزءًا من الاسم بالعربية أو الإنجليزية
service-none = لا خدمة باسم «{ $text }».
service-none-next = جرّب كلمة واحدة من الاسم، أو كلمة أخرى.
service-count = { $count ->
    [zero] لا خدمات
    [one] خدمة واحدة
    [two] خدمتان
    [few] { $count } خدمات
    [many] { $count } خدمة
   *[other] { $count } خدمة
}
service-change = اختيار غيرها
service-limit = الرد خلال { $time }
service-no-limit = لا مدة منشورة
service-unverified = غير مؤكد
service-unverified-why = لم تُراجع هذه القيمة على سندها القانوني.

documents-progress = { $there } من { $of }
documents-none = لا تطلب هذه الخدمة مستندات.
documents-all = مكتملة
documents-mark-all = الكل: أصل وصورة
documents-optional = اختياري
documents-seen = أصل
documents-copy = صورة
documents-both = كلاهما
documents-promised = لاحقًا
documents-missing = ناقص
documents-state-of = حالة المستند { $no }
documents-attach = إرفاق
documents-attach-to = إرفاق ملف بالمستند { $no }
documents-remove = إزالة { $name }
documents-attaching = جارٍ الإرفاق…
documents-choose = اختيار صورة أو ملف PDF
documents-files = صور وملفات PDF

answers-none = ليس لهذه الخدمة نموذج خاص.
answers-done = مكتملة
answers-left = { $count ->
    [zero] لا شيء ناقص
    [one] خانة ناقصة
    [two] خانتان ناقصتان
    [few] { $count } خانات ناقصة
    [many] { $count } خانة ناقصة
   *[other] { $count } خانة ناقصة
}
answers-from-person = من بيانات صاحب الطلب: { $fields }
answers-choose = اختر أو اكتب

fee-free = بلا رسوم
fee-assumed-free = لا يُعرف لهذه الخدمة رسم
fee-verified = مراجع على سنده
fee-quantity = الكمية
fee-quantity-of = الكمية ({ $unit })
fee-tier = الفئة
fee-assessed = المبلغ المقدر
fee-assessed-help = كما حددته الإدارة المختصة
fee-between = من { $least } إلى { $most }
fee-up-to = لا يزيد على { $most }
fee-from = لا يقل عن { $least }
fee-total = المطلوب سداده
fee-deposit-open = يُستحق تأمين أيضًا: { $rule }
fee-method = طريقة السداد
fee-reference = المرجع
fee-reference-help = رقم إيصال الماكينة أو التحويل
fee-after-papers = يُحصَّل الرسم عند اكتمال المستندات.
fee-surcharged = يضاف بحكم القانون: { $rule }
fee-refused = غير مسموح: { $rule }
fee-later = السداد لاحقًا
pay-cash = نقدًا
pay-card = بطاقة
pay-bank-transfer = تحويل بنكي
pay-other-electronic = دفع إلكتروني
unit-m2 = م²
unit-month = شهر
unit-trip = درب
unit-day = يوم

## ما ينقص، كلٌّ في مكانه
lack-number = اكتب الرقم.
lack-doubt = اكتب سبب المتابعة.
lack-name = اكتب الاسم.
lack-service = اختر الخدمة.
lack-authority = اكتب بيانات التوكيل.
lack-answer = املأ «{ $label }».
lack-paper = المستند { $no } غير موجود.
lack-quantity = اكتب الكمية.
lack-tier = اختر الفئة.
lack-assessed = اكتب المبلغ المقدر.
lack-method = اختر طريقة السداد.
lack-reference = اكتب مرجع السداد.
lack-title = ما زال مطلوبًا
lack-more = { $count ->
    [zero] ولا غيره
    [one] وواحد غيره
    [two] واثنان غيره
    [few] و{ $count } غيره
    [many] و{ $count } غيره
   *[other] و{ $count } غيره
}

## الورقة والزر الرئيسي
paper-column = الورقة
paper-column-empty = تُرسم الورقة أثناء ملء البيانات.
paper-drawing = جارٍ الرسم…
do-register-paid = تسجيل وتحصيل { $amount } وطباعة
do-register-free = تسجيل وطباعة
do-keep-incomplete = حفظ الطلب غير مكتمل
do-keep-unpaid = حفظ الطلب دون سداد
do-complete-paid = استكمال وتحصيل { $amount } وطباعة
do-complete-free = استكمال وطباعة
do-complete-incomplete = حفظ ما وصل
do-next-field = الذهاب إلى الناقص
do-working = جارٍ الحفظ…
do-incomplete-why = تبدأ مدة الرد يوم تقديم آخر مستند.

## بعد التسجيل
done-registered = تم التسجيل
done-incomplete = حُفظ غير مكتمل
done-unpaid = حُفظ دون سداد
done-case = رقم الطلب
done-receipt = رقم الإيصال
done-ticket = الدور
done-due = موعد الرد
done-no-due = لا مدة منشورة
done-clock-waits = { $count ->
    [zero] تبدأ المدة عند الاكتمال
    [one] تبدأ المدة عند تقديم مستند واحد
    [two] تبدأ المدة عند تقديم مستندين
    [few] تبدأ المدة عند تقديم { $count } مستندات
    [many] تبدأ المدة عند تقديم { $count } مستندًا
   *[other] تبدأ المدة عند تقديم { $count } مستند
}
done-clock-waits-fee = تبدأ المدة عند سداد الرسم
done-papers = أوراق تُسلَّم
done-printed = طُبعت، نسخة { $copy }: { $file }
done-next = المواطن التالي
done-open-case = فتح الطلب
done-came-out = { $count ->
    [zero] لم تصدر ورقة.
    [one] صدرت ورقة واحدة.
    [two] صدرت ورقتان.
    [few] صدرت { $count } أوراق.
    [many] صدرت { $count } ورقة.
   *[other] صدرت { $count } ورقة.
}
done-print-again = طباعة نسخة أخرى من { $paper }
