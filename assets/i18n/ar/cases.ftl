## البحث عن الطلبات وقراءة سجل ما تم عليها.

cases-title = الطلبات
cases-find = البحث عن طلب
cases-empty = هنا يُبحث عن الطلبات
cases-empty-words = اكتب رقم طلب أو رقمًا قوميًا أو هاتفًا أو جزءًا من اسم. لا فرق في الهمزات والنقط والتشكيل.
cases-none = لا نتيجة لـ«{ $text }»
cases-none-words = راجع الرقم، أو اكتب جزءًا أقصر من الاسم.
cases-count = { $count ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $count } طلبات
    [many] { $count } طلبًا
   *[other] { $count } طلب
}

case-no = الرقم
case-name = الاسم
case-identity = الهوية
case-service = الخدمة
case-stage = الحالة
case-opened = التقديم
case-due = الموعد
case-phone = الهاتف
case-no-limit = بلا مدة

case-papers = المستندات
case-payments = المدفوعات
case-no-payments = لم يُسدد شيء بعد.
case-trail = سجل الطلب
case-person = صاحب الطلب
case-agent = الوكيل
case-authority = التوكيل
case-opened-by = قدّمه { $name }، { $when }
case-complete = استكمال
case-complete-why = تُفتح الورقة بما هو موجود
case-show-identity = إظهار الرقم كاملًا
case-show-identity-words = يبقى في السجل من اطّلع ولماذا.
case-reason = السبب
case-files = { $count ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}
case-clock-waits = لم تبدأ المدة: { $count ->
    [zero] لا ينقص شيء
    [one] ينقص مستند واحد
    [two] ينقص مستندان
    [few] تنقص { $count } مستندات
    [many] ينقص { $count } مستندًا
   *[other] ينقص { $count } مستند
}
case-clock-waits-fee = لم تبدأ المدة: الرسم لم يُسدد
case-clock-none = بدأت المدة في { $date }، ولا مدة منشورة
case-clock-due = { $left } · الموعد { $date }
case-clock-estimated = في الطريق إجازة لم تتأكد بعد، وقد يتحرك الموعد.
case-print = طباعة { $paper }
case-paper-both = أصل وصورة
case-unsettled = قيود من هذا الطلب لم تنتظم. يُبلَّغ مسؤول النظام.

trail-case-opened = فُتح الطلب
trail-documents-recorded = سُجلت المستندات
trail-answers-recorded = سُجلت البيانات
trail-case-corrected = صُححت بيانات الطلب
trail-fee-paid = سُدد الرسم
trail-clock-started = بدأت مدة الرد
trail-approved = قُبل الطلب
trail-refused = رُفض الطلب
trail-returned = أُعيد للاستكمال
trail-papers = { $count ->
    [zero] لا مستندات ناقصة
    [one] مستند واحد ناقص
    [two] مستندان ناقصان
    [few] { $count } مستندات ناقصة
    [many] { $count } مستندًا ناقصًا
   *[other] { $count } مستند ناقص
}
trail-ticket-issued = صدر رقم الدور
trail-paper-printed = طُبعت ورقة
trail-paper-cancelled = أُلغيت طباعة ورقة
trail-identity-shown = أُظهر الرقم كاملًا
trail-attachment-added = أُرفق ملف
trail-decision-came-approved = ورد قرار الإدارة: قُبل الطلب
trail-decision-came-refused = ورد قرار الإدارة: رُفض الطلب
trail-decision-came-returned = ورد قرار الإدارة: أُعيد للاستكمال
trail-citizen-told = أُبلغ المواطن بالقرار
trail-trail-taken = ورد ما جرى في وحدة أخرى
trail-conflict-settled = حُسم تعارض بين وحدتين
trail-by = { $when } · { $officer } · { $station }
trail-reason = السبب: { $reason }

trail-due = موعد الرد { $date }
trail-printed = { $paper } { $no }، { $copy ->
    [1] الطبعة الأولى
   *[other] نسخة { $copy }
}
trail-documents = { $count ->
    [zero] لا مستندات
    [one] مستند واحد
    [two] مستندان
    [few] { $count } مستندات
    [many] { $count } مستندًا
   *[other] { $count } مستند
}
