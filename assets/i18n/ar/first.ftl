## أول تشغيل: إعداد الشباك.

first-step-begin = البداية
first-step-centre = المركز
first-step-key = المفتاح
first-step-administrator = مسؤول النظام
first-step-review = المراجعة

first-title = إعداد هذا الشباك
first-words = لم يُعَدّ شيء على هذا الجهاز بعد. خمس صفحات قصيرة، ولا يُنشأ شيء قبل آخرها.
first-words-portable = لم يُعَدّ شيء على هذه الذاكرة بعد. خمس صفحات قصيرة، ولا يُنشأ شيء قبل آخرها.
first-language = اللغة
first-country = الدولة
first-country-eg = مصر
first-country-kw = الكويت
first-country-bh = البحرين
first-begin = ابدأ
first-practice = مركز تدريب
first-practice-words = للتعلّم: لا شيء فيه حقيقي، ومنه تعود إلى هنا.
first-file = الإعداد من ملف
first-file-words = ملف جُهّز لأجهزة كثيرة، { $file }.
first-file-choose = ملف الإعداد
first-file-kinds = إعدادات
first-opening = جارٍ الفتح…

first-centre-words = كما يُكتب على الإيصالات والأوراق.
first-name-ar = الاسم بالعربية
first-name-en = الاسم بالإنجليزية
first-site = رمز المركز
first-site-help = حرفان إلى ستة، لاتينية كبيرة أو أرقام، تحددها الإدارة العامة.
first-window = الشباك
first-window-help = برقمه في الصالة.
first-station = هذا الشباك هو { $station }، وأول طلب فيه { $case }.
first-station-later = يظهر الرمز ورقم الشباك في كل رقم يُعطى للمواطن، ولا يحملهما معًا جهاز آخر.

first-key-title = من يفتح السجل؟
first-key-words = تُحفظ كل الطلبات مشفّرة. اختر من يكون المفتاح عنده.
first-keyring = حافظة مفاتيح هذا الجهاز
first-keyring-words = تفتحه تلقائيًا للحساب المستخدم الآن دون غيره. للشباك الثابت.
first-keyring-away = لا تصلح للذاكرة المتنقلة: الحافظة تبقى في جهازها.
first-passphrase = عبارة مرور
first-passphrase-words = تُطلب عند كل تشغيل. للمركبات والذاكرة المتنقلة والأجهزة متعددة الحسابات.
first-beside = لا أحد: يبقى مكشوفًا بجوار السجل
first-beside-words = من ينسخ المجلد يقرؤه. فقط إن كان القرص كله مقفلًا بطريقة أخرى.
first-passphrase-alone = اكتبها واحفظها في مكان مغلق: من دونها لا يفتح السجلَّ أحد.
first-keyring-trying = جارٍ سؤال الحافظة…
first-keyring-none = حافظة مفاتيح هذا الجهاز لا تستجيب.
first-keyring-none-next = سجّل الدخول إلى سطح المكتب بكلمة مرور ثم أعد المحاولة، أو اختر عبارة مرور.

first-administrator-words = يسجّل بقية العاملين بعد ذلك من صفحة العاملين. ولا يعرف رقمه السري غيره.
first-administrator-appointed = هذا المركز مُعَدّ، ولم يُسجَّل فيه أحد بعد. يختار مسؤول النظام رقمه السري الآن.
first-officer-name = الاسم كاملًا
first-officer = اسم الدخول
first-officer-help = حروف لاتينية صغيرة، مثل samia.
first-secret = الرقم السري
first-secret-again = أعد كتابته
first-supervises = يشرف أيضًا على هذا الشباك
first-enrol = تسجيل

first-review-title = هل كل شيء صحيح؟
first-review-words = الدولة والرمز ورقم الشباك لا تتغير. وما عداها يمكن تغييره لاحقًا.
first-review-administrator = { $name }، واسم الدخول { $id }
first-lies = سيُحفظ في
first-make = إعداد { $station }
first-making = جارٍ الإعداد…
first-back = السابق
first-next = التالي

first-flaw-missing = هذا البيان لازم.
first-flaw-arabic = اكتبه بحروف عربية.
first-flaw-latin = اكتبه بحروف لاتينية.
first-flaw-site = حرفان إلى ستة، لاتينية كبيرة أو أرقام، أولها حرف: ZAQ.
first-flaw-window = رقم من 1 إلى 99.
first-flaw-officer = من حرفين إلى 32: حروف لاتينية صغيرة أو أرقام أو نقط أو شُرَط.
first-flaw-short = { $least ->
    [zero] أي طول.
    [one] خانة واحدة على الأقل.
    [two] خانتان على الأقل.
    [few] { $least } خانات على الأقل.
    [many] { $least } خانة على الأقل.
   *[other] { $least } خانة على الأقل.
}
first-flaw-differs = الكتابتان مختلفتان.

## العودة من التدريب.

sign-in-leave-practice = الخروج من التدريب

## من نافذة الأوامر.

setup-laid = جُهّز { $station } في { $path }.
setup-laid-next = عند أول تشغيل يُنشأ السجل، ثم يختار مسؤول النظام رقمه السري.
setup-whole = أُعدّ { $station } في { $path }. ويمكن الدخول باسم { $officer }.
setup-there = { $station } مُعَدّ من قبل في { $path }. ولم يتغير شيء.
