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
scan-half-document = قُرئ جزء من سطور الوثيقة فقط. ابسط الصفحة وامسح السطرين مرة أخرى.
scan-misread-document = قُرئ حرف من سطور الوثيقة خطأ. امسحها مرة أخرى أو اكتب الرقم.
scan-expired = انتهت صلاحية هذه الوثيقة في { $date }.
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
person-on-card = في الوثيقة: { $name }
person-use-card = استعمال هذا
person-card-expired = انتهت صلاحية الوثيقة في { $date }.
person-card-expired-words = اطلب وثيقة سارية، إلا إذا كانت الخدمة لا تشترطها.
