## طريق الدفعة: خُتمت ونُسخت ورُفعت واستُلمت، والاتصال بالإدارة العامة.

outbox-gathering = جارٍ جمع ما سيُرسل
outbox-packing = جارٍ ضم المرفقات
outbox-reading = جارٍ مراجعتها بقراءتها
outbox-copying = جارٍ النسخ
outbox-place-away = الفلاشة غير موجودة. يُستكمل النسخ تلقائيًا عند إعادتها.
outbox-far = { $done } من { $all } م.ب
outbox-stop = إيقاف
outbox-stopped = أُوقف. ما اكتمل باقٍ، ولا يبقى ملف ناقص باسم دفعة.

batch-title = الدفعة { $number }
batch-made = كُتبت ولم تُرسل
batch-copied = نُسخت
batch-uploaded = رُفعت
batch-refused = { $count ->
    [zero] استُلمت
    [one] رُفض قيد واحد
    [two] رُفض قيدان
    [few] رُفضت { $count } قيود
    [many] رُفض { $count } قيدًا
   *[other] رُفض { $count } قيد
}
batch-corrected = صُحح، والتصحيح يخرج مع الدفعة التالية
batch-size-mb = { $size } م.ب
batch-contents = المحتوى
batch-contents-words = { $actions ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $actions } قيود
    [many] { $actions } قيدًا
   *[other] { $actions } قيد
} · { $cases ->
    [zero] بلا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
} · { $files ->
    [zero] بلا مرفقات
    [one] مرفق واحد
    [two] مرفقان
    [few] { $files } مرفقات
    [many] { $files } مرفقًا
   *[other] { $files } مرفق
}
batch-sealed-at = خُتمت { $when }
batch-copied-to = نُسخت إلى { $place }، { $when }
batch-uploaded-at = رُفعت إلى الإدارة العامة، { $when }
batch-not-uploaded = لم تُرفع، { $when }: { $why }
batch-received-at = وقّعت الإدارة العامة باستلامها، { $when }
batch-not-received = لم يصل إيصال الإدارة العامة بعد
batch-not-taken = لم تقبلها الإدارة العامة
batch-not-taken-at = لم تقبلها الإدارة العامة، { $when }
batch-not-taken-said = لم تقبل الإدارة العامة الدفعة { $batch }: { $why }
not-taken-gap = لم تصل الدفعة السابقة لها إلى الإدارة العامة بعد.
not-taken-gap-next = أرسل الدفعات الأقدم التي لم تستلمها الإدارة العامة، فتُقبل هذه بعدها.
not-taken-fork = لدى الإدارة العامة قيود أخرى لهذا الشباك بالأرقام نفسها.
not-taken-fork-next = اتصل بالإدارة العامة: لن تُقبل دفعات هذا الشباك حتى يُفحص الأمر هناك. عملك هنا محفوظ.
not-taken-elsewhere = وصلت إلى الإدارة العامة باسم شباك آخر.
not-taken-elsewhere-next = أعد إرسالها من هذا الشباك، أو ضعها في مجلده.
not-taken-faulty = فيها ما لا يستقيم ({ $code }).
not-taken-faulty-next = اتصل بالإدارة العامة واذكر رقم الدفعة، ولا ترسلها كما هي مرة أخرى.
batch-copy-to = نسخ إلى فلاشة…
batch-print = ورقتها
batch-copied-done = الدفعة { $number } موجودة في { $place }، وروجعت بقراءتها
batch-refused-title = رفضته الإدارة العامة
batch-refused-record = القيد { $entry }: { $why }
batch-open-case = فتح الطلب { $case }

refused-cannot-read = لا يمكن قراءة محتواه
refused-does-not-follow = حالة الطلب لم تكن تسمح بهذه الخطوة
refused-state-differs = بيان الطلب يخالف قيوده
refused-identity-number = الرقم القومي لا يجتاز فحص صحته
refused-number-taken = الرقم مستخدم لطلب آخر
refused-total = مجموع الرسوم غير مطابق
refused-future = تاريخه في المستقبل
refused-other = لسبب آخر: { $code }

link-title = الاتصال بالإدارة العامة
link-off = لم يُعد اتصال. تخرج الدفعات على فلاشة.
link-no-password = يحتاج الاتصال إلى كلمة مروره مرة واحدة، وتُحفظ مشفرة في السجل.
link-password = كلمة مرور الاتصال
link-keep = حفظ
link-kept = حُفظت كلمة المرور
link-quiet = رُفع كل ما خُتم
link-sending = جارٍ رفع الدفعة { $number }: { $percent }٪
link-now = المحاولة الآن
link-next = تُعاد المحاولة تلقائيًا، ويمكن إخراج الدفعات على فلاشة.
link-fault-no-link = لا اتصال بالإدارة العامة
link-fault-wrong-password = خادم الإدارة العامة لا يعرف هذا الاسم وكلمة المرور
link-fault-forbidden = خادم الإدارة العامة لا يسمح لهذا الشباك بالدخول
link-fault-certificate = شهادة الخادم غير موثوق بها، وقد يكون خادمًا آخر
link-fault-server-full = خادم الإدارة العامة ممتلئ
link-fault-too-large = الخادم لا يقبل أجزاء بهذا الحجم، وعلى مسؤوله السماح بها
link-fault-busy = خادم الإدارة العامة مشغول
link-fault-unexpected = رد الخادم بما لا معنى له
link-fault-not-kept = الخادم لم يحفظ ما أُرسل
link-fault-file = ملف الدفعة غير موجود هنا أو تغيّر
link-fault-settings = إعدادات الاتصال لا تصلح
link-fault-cancelled = أُوقف

chip-link-why = تُرفع الدفعات المختومة تلقائيًا كلما وُجد اتصال.

batch-paper-title = دفعة مختومة
batch-paper-number = الدفعة
batch-paper-station = الشباك
batch-paper-sealed = خُتمت
batch-paper-file = الملف
batch-paper-entries = القيود
batch-paper-cases = الطلبات
batch-paper-attachments = المرفقات
batch-paper-hash = بصمة الملف SHA-256
batch-paper-copied = نُسخت إلى
batch-paper-handed = سلّمها
batch-paper-taken = استلمها
batch-paper-words = يقارن المستلم بصمة الملف بهذه الورقة: sha256sum FILE.

fault-no-such-batch = لا توجد هنا دفعة برقم { $number }.
fault-no-such-batch-next = اختر دفعة من قائمة الدفعات.
fault-batch-gone = ملف الدفعة غير موجود أو تغيّر: { $path }
fault-batch-gone-next = أعد الملف من نسخته.
fault-export-under-way = هناك دفعة تُختم أو تُنسخ الآن.
fault-export-under-way-next = انتظر حتى تنتهي أو أوقفها.
fault-stopped = أُوقف العمل.
fault-stopped-next = ابدأ من جديد متى شئت، فلم يضع شيء.
fault-no-link-settings = لم يُعد خادم للإدارة العامة.
fault-no-link-settings-next = يضيف مسؤول النظام [headquarters_link] إلى centre.toml، وتخرج الدفعات على فلاشة حتى ذلك.
fault-link-next = تُعاد المحاولة تلقائيًا، ويمكن إخراج الدفعات على فلاشة.

## تصحيح طلب.

correct-open = تصحيح…
correct-title = تصحيح الطلب { $case }
correct-words = يبقى ما كان قبل التصحيح في سجل الطلب باسمك، ويصل التصحيح إلى الإدارة العامة مع الدفعة التالية.
correct-name = الاسم
correct-number = رقم الهوية إن كان خطأ
correct-phone = الهاتف
correct-reason = السبب
correct-deed = تصحيح
correct-done = صُحح الطلب، ويخرج مع الدفعة التالية
correct-refused = لم توافق الإدارة العامة على قيد في هذا الطلب: { $why }
fault-nothing-corrected = لن يتغير شيء في الطلب.
fault-nothing-corrected-next = عدّل الخطأ ثم اضغط تصحيح.
