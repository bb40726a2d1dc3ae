## إطار النافذة: الأشرطة والشارات والصفحات والمفاتيح والدخول.

window-program = شُبّاك
window-counter-no = شباك { $no }
window-search = رقم طلب، رقم قومي، هاتف، اسم…
window-search-short = رقم أو اسم…
window-search-name = بحث
window-language = English
window-language-why = عرض كل شيء بالإنجليزية
window-theme-light = فاتح
window-theme-dark = داكن
window-theme-contrast = تباين عالٍ
window-lock = قفل الشباك
window-close-note = إخفاء
window-optional = اختياري
window-cancel = رجوع
window-copied = نُسخ
window-copy = نسخ

page-counter = الشباك
page-cases = الطلبات
page-batches = الدفعات
page-settings = الإعدادات

## الإعدادات
settings-words = تُحفظ لهذا الشباك وتعمل فور اختيارها.
settings-screen = الشاشة
settings-theme = الألوان
settings-size = الحجم
settings-size-words = أو Ctrl مع + للتكبير و− للتصغير و0 للحجم المعتاد.
settings-language = اللغة
settings-digits = الأرقام على الشاشة
settings-digits-words = أرقام الطلبات والإيصالات والهويات تبقى 0123456789 لتُكتب وتُمسح كما هي.
settings-touch = أزرار كبيرة للعمل باللمس
settings-still = دون حركة
settings-station = هذا الشباك
settings-centre = المركز
settings-code = رمز المحطة
settings-version = إصدار البرنامج
settings-register = السجل وإعدادات المركز
settings-papers = الأوراق
settings-batches = الدفعات
settings-lies-user = السجل محفوظ لدى مستخدم هذا الجهاز الحالي، ولا يجده غيره من المستخدمين.
settings-lies-machine = السجل محفوظ على هذا الجهاز لجميع مستخدميه.
settings-lies-program = السجل محفوظ بجوار البرنامج على الذاكرة أو القرص، وينتقل معه.
settings-lies-named = السجل في مجلد حُدد عند التشغيل بالخيار --data.
settings-locked = أسماء موقوفة
settings-locked-line = { $minutes ->
    [zero] موقوف بعد محاولات خاطئة.
    [one] موقوف بعد محاولات خاطئة؛ بقيت دقيقة واحدة.
    [two] موقوف بعد محاولات خاطئة؛ بقيت دقيقتان.
    [few] موقوف بعد محاولات خاطئة؛ بقيت { $minutes } دقائق.
    [many] موقوف بعد محاولات خاطئة؛ بقيت { $minutes } دقيقة.
   *[other] موقوف بعد محاولات خاطئة؛ بقيت { $minutes } دقيقة.
}
settings-unlock = فتح اسم { $name }
settings-unlocked = فُتح الاسم، ويمكن لصاحبه المحاولة من جديد.
settings-copy = نسخ «{ $name }»
settings-unreadable = لم تُقرأ إعدادات الشاشة، فعادت إلى المعتاد. تُختار من جديد من صفحة الإعدادات.

## الشارات
chip-practice = تدريب
chip-practice-why = هذا مركز تدريب: لا يُعتد بشيء مما يُعمل هنا.
chip-practice-next = للعمل الفعلي يُفتح البرنامج دون كلمة التدريب.
chip-paper = الأوراق PDF
chip-paper-why = تُكتب الأوراق ملفات PDF وتُعد نسخها.
chip-paper-next = توجد في { $folder }.
chip-outbox = { $count ->
    [zero] لا شيء ينتظر الإرسال
    [one] قيد واحد ينتظر الإرسال
    [two] قيدان ينتظران الإرسال
    [few] { $count } قيود تنتظر الإرسال
    [many] { $count } قيدًا ينتظر الإرسال
   *[other] { $count } قيد ينتظر الإرسال
}
chip-outbox-why = ما تم منذ آخر دفعة ينتظر هنا، ويخرج مع الدفعة التالية.
chip-outbox-next = تُفتح صفحة الدفعات وتُكتب دفعة.
chip-busy = جارٍ العمل…
chip-busy-why = السجل يُكتب أو يُقرأ الآن، والنافذة تعمل أثناء ذلك.
chip-busy-next = لا شيء مطلوب.

## الدخول
sign-in-title = تسجيل الدخول
sign-in-name = اسم الدخول
sign-in-secret = الرقم السري
sign-in-do = دخول
sign-in-waiting = لحظة…
sign-in-name-missing = اكتب اسم الدخول.
sign-in-secret-missing = اكتب الرقم السري.
sign-in-practice = هذا مركز تدريب. اختر من تكون:
sign-in-practice-line = { $name } · الرقم السري { $secret }
sign-in-keeps = ما كان يُكتب محفوظ، ويعود بعد الدخول.

role-counter-clerk = موظف شباك
role-cashier = صراف
role-back-office-officer = موظف الإدارة المختصة
role-supervisor = مشرف
role-van-operator = موظف المركز المتنقل
role-system-administrator = مسؤول النظام
role-inspector = مفتش
role-temporary-entry-clerk = مدخل بيانات مؤقت

## أخطاء النافذة نفسها
clock-behind = أُرجعت ساعة هذا الجهاز، وفي السجل قيود بعد وقتها. يبقى ترتيب القيود كما هو؛ اطلب ضبط الساعة.
clock-ahead = آخر قيد في السجل بتاريخ { $date }، أي منذ مدة طويلة. إن كانت ساعة هذا الجهاز خاطئة فاطلب ضبطها قبل التسجيل، فلا يأخذ قيد لاحق وقتًا أسبق.
window-busy-refused = السجل مشغول ولم يأخذ الطلب.
window-busy-refused-next = انتظر لحظة وأعد المحاولة، ولا يضيع ما كُتب.

## كلمات تستعملها صفحات عدة
identity-kind-eg-national-id = الرقم القومي
identity-kind-kw-civil-id = الرقم المدني
identity-kind-bh-cpr = الرقم الشخصي
identity-kind-passport = جواز سفر
identity-kind-residence-permit = إقامة
identity-kind-commercial-register = سجل تجاري
identity-kind-tax-number = رقم ضريبي
sex-male = ذكر
sex-female = أنثى
stage-gathering = مستندات ناقصة
stage-awaiting-payment = الرسم لم يُسدد
stage-received = مستلم
stage-returned = مُعاد للاستكمال
stage-approved = مقبول
stage-refused = مرفوض

refusal-title = لا يمكن فتح البرنامج هنا
window-close = إغلاق
