# قارئات الرموز، وإلى أين يؤدي المسح

## القارئ في الشريط العلوي
reader-ready = { $name } جاهز
reader-ready-why = ما يُقرأ يصل إلى حيث يُحتاج إليه.
reader-not-there = { $name } مفصول
reader-not-there-why = القارئ لا يجيب، ويمكن كتابة كل شيء باليد.
reader-not-there-next = يُعاد توصيل الكابل، ويتعرف عليه البرنامج وحده.
reader-in-use = { $name } مشغول
reader-in-use-why = برنامج آخر يحجز منفذ القارئ.
reader-in-use-next = أغلق البرنامج الآخر أو اختر منفذًا آخر للقارئ، والبرنامج يعيد المحاولة وحده.
reader-not-allowed = { $name } غير مسموح
reader-not-allowed-why = ليس لمستخدم هذا الجهاز إذن بفتح منفذ القارئ.
reader-not-allowed-next = اطلب من مسؤول النظام إضافة المستخدم إلى مجموعة المنافذ التسلسلية (dialout)، ثم ادخل إلى الجهاز من جديد.
reader-other = { $name } معطل
reader-other-why = يقول النظام: { $said }
reader-other-next = افصل الكابل وأعد توصيله، فإن بقي الحال فاختر منفذًا أو كابلًا آخر.

## نتيجة المسح
scan-unknown = الرمز { $text } ليس من رموزنا. ابحث بالاسم أو بالرقم.
scan-damaged = لم يُقرأ الرمز { $text } كاملًا. امسحه مرة أخرى أو اكتب الرقم.
scan-sealed = هذا الرمز مشفر من الدولة ولا يفيد الشباك. اكتب الرقم من وجه البطاقة.
scan-half-document = قُرئ جزء من سطور المستند فقط. ابسط الصفحة وامسح السطرين مرة أخرى.
scan-misread-document = قُرئ حرف من سطور المستند خطأ. امسحها مرة أخرى أو اكتب الرقم.
scan-expired = انتهت صلاحية هذا المستند في { $date }.
scan-foreign-card = بطاقة صادرة من { $issuer } ورقمها لا يُعتمد هنا. اطلب جواز السفر أو الإقامة.
scan-asked = أجب عن السؤال المفتوح أولًا، ثم امسح مرة أخرى.
scan-not-yours = ما مُسح يخص صفحة غير متاحة لك.
scan-sheet-taken = في الورقة رقم آخر. أتمها أولًا، ثم امسح مرة أخرى.
scan-no-ticket = لم يُصرف هنا اليوم دور برقم { $no }.
scan-unreadable = تعذرت قراءة اختيار قارئات الرموز. أعد اختيارها من صفحة الأجهزة.

## رخصة قُدمت
shown-licence-title = الرخصة { $no }
shown-licence-valid = أصلية وسارية.
shown-licence-expired = أصلية، وانتهت مدتها.
shown-licence-practice = صادرة من مركز تدريب ولا قيمة لها.
shown-licence-holder = صاحبها
shown-licence-id = آخر رقم الهوية
shown-licence-service = عن
shown-licence-issued = تاريخ الإصدار
shown-licence-until = سارية حتى
shown-licence-no-end = لم تُحدد نهاية
shown-licence-station = صادرة من
shown-licence-renew = تجديد
shown-licence-renew-why = طلب جديد للشخص نفسه وبالبيانات نفسها.

## سطور جواز السفر أو البطاقة
person-on-card = في المستند: { $name }
person-use-card = استعمال هذا
person-card-expired = انتهت صلاحية المستند في { $date }.
person-card-expired-words = اطلب مستندًا ساريًا، إلا إذا كانت الخدمة لا تشترطها.

## ما فُهم من الرمز
meant-document = مستند { $name }
meant-case = طلب
meant-receipt = إيصال
meant-ticket = دور
meant-licence = رخصة
meant-badge = بطاقة موظف
meant-line = سطر من مستند، والتالي منتظر
meant-twice = الرمز نفسه مرة أخرى، ويُحسب مرة واحدة
meant-sealed = مشفر من الدولة ولا يفيد الشباك
meant-misread = سطور مستند قُرئ فيها حرف خطأ
meant-damaged = رقم من أرقامنا لم يُقرأ كاملًا
meant-unknown = ليس من رموزنا

## القارئات في صفحة الأجهزة
readers-tab = قارئات الرموز
readers-ports = قارئات على منفذ
readers-none = لا قارئ على منفذ
readers-none-words = القارئ الذي يكتب كلوحة المفاتيح يعمل دون منفذ. والأضمن ضبطه على USB-COM، فتصل رموزه صحيحة مهما كانت لغة اللوحة.
readers-new = منفذ القارئ الجديد
readers-add = إضافة
readers-no-port = لا منفذ خاليًا. وصّل القارئ ثم ابحث مرة أخرى، وفي دليله طريقة ضبطه على USB-COM.
readers-look-again = البحث عن المنافذ
readers-remove = إزالة { $name }
readers-baud = السرعة (بت في الثانية)
readers-parity = التكافؤ
readers-parity-none = بلا
readers-parity-even = زوجي
readers-parity-odd = فردي
readers-flow = ضبط التدفق
readers-flow-none = بلا
readers-seven-bits = 7 بتات للحرف
readers-two-stop-bits = بتا توقف
readers-typed = قارئات تكتب كلوحة المفاتيح
readers-typed-words = يُعرف ما تكتبه بسرعته وبرقم التحقق، مهما كانت لغة اللوحة.
readers-typed-on = قد يوجد قارئ كهذا
readers-prefix = بادئة كل رمز
readers-prefix-words = مفتاح مثل F13 أو علامات مثل ~# إن كان القارئ مضبوطًا عليها. تُحفظ بالإدخال Enter.
readers-try = تجربة قارئ
readers-try-begin = امسح أي رمز الآن
readers-try-stop = إنهاء التجربة
readers-try-words = يظهر ما يصل بحروفه، وما فُهم منه.
readers-trying = امسح أي رمز، ولا يؤدي إلى صفحة ما دامت التجربة مفتوحة.
readers-samples = ودون قارئ، عينة:
readers-sample-card = رقم قومي
readers-sample-passport = جواز سفر
readers-sample-goods = سلعة
readers-sample-damaged = رقم طلب تالف
readers-from-keys = كُتب كلوحة المفاتيح
readers-from-aim = { $from }، نوعه { $aim }
readers-only = يضبط القارئات المشرف أو موظف المركز المتنقل أو مسؤول النظام.
readers-from-practice = عينة للتدريب

## الرموز في الصور
picture-unreadable = ليس { $name } صورة تمكن قراءتها. صوّر الورقة مرة أخرى مستقيمة وفي ضوء جيد.
picture-too-large = { $name } أكبر من أي صورة أو مسح. صوّر الورقة مرة أخرى.
picture-locked = { $name } مقفل بكلمة سر. اطلب ملفًا بلا كلمة سر أو صوّر الورقة.
picture-no-code = لم يُعثر على رمز في { $name }. صوّره من قرب مستقيمًا ودون لمعان.
picture-holds = في { $name } رمز: { $what }

## بطاقات الموظفين
scan-no-badge = البطاقة { $no } ليست لأحد هنا. ادخل بالاسم واطلب بطاقة جديدة.
staff-badge = إعطاء بطاقة جديدة
staff-badge-no = رقم البطاقة
staff-badge-words = تُمرر على قارئ الرموز فيُعرف القادم، ويُطلب الرقم السري كالمعتاد. وتبطل بها البطاقة السابقة.
staff-badge-given = صارت البطاقة { $no } له. يُطبع رقمها برمز Code 128 على بطاقة.
readers-flow-wires = RTS/CTS
readers-flow-signs = XON/XOFF
