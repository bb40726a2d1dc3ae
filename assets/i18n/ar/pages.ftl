# صفحات من الماسح في طريقها إلى الطلب.
pages-title = الصفحات الممسوحة
pages-count = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
pages-scan = مسح صفحات
pages-stop = إيقاف
pages-from-file = من ملف
pages-choose = اختر صورًا أو ملف PDF
pages-name = الصفحة { $no }
pages-turn-back = تدوير لليسار
pages-turn = تدوير لليمين
pages-earlier = تقديم
pages-later = تأخير
pages-remove = حذف الصفحة
pages-attach-to = إرفاق بالمستند
pages-attach = إرفاق بالمستند { $no }
pages-attach-all = الكل للمستند { $no }
pages-under-way = جارٍ المسح؛ { $count ->
    [zero] لا صفحة بعد
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}
pages-under-way-percent = جارٍ المسح؛ { $count ->
    [zero] الصفحة الأولى
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحة
   *[other] { $count } صفحة
}، { $percent }٪
pages-ended = { $count ->
    [zero] لم تصل أي صفحة
    [one] وصلت صفحة واحدة
    [two] وصلت صفحتان
    [few] وصلت { $count } صفحات
    [many] وصلت { $count } صفحة
   *[other] وصلت { $count } صفحة
}
pages-ended-kept = { $count ->
    [zero] لم تُحفظ أي صفحة.
    [one] الصفحة التي وصلت محفوظة.
    [two] الصفحتان اللتان وصلتا محفوظتان.
    [few] الصفحات التي وصلت محفوظة، وعددها { $count }.
    [many] الصفحات التي وصلت محفوظة، وعددها { $count }.
   *[other] الصفحات التي وصلت محفوظة، وعددها { $count }.
}
pages-blank = { $count ->
    [zero] لم تُستبعد صفحات فارغة
    [one] استُبعدت صفحة فارغة واحدة
    [two] استُبعدت صفحتان فارغتان
    [few] استُبعدت { $count } صفحات فارغة
    [many] استُبعدت { $count } صفحة فارغة
   *[other] استُبعدت { $count } صفحة فارغة
}
page-blank = فارغة
page-dark = داكنة جدًا
page-pale = باهتة جدًا
page-skewed = مائلة
page-blank-next = لا شيء عليها. احذفها، أو امسح الوجه الآخر.
page-dark-next = قد لا تُقرأ. امسحها مرة أخرى والغطاء مغلق.
page-pale-next = قد لا تُقرأ. امسحها مرة أخرى، وبالألوان إن كان الحبر باهتًا.
page-skewed-next = ضعها مستقيمة وامسحها مرة أخرى.
scan-later = مسح لاحقًا
scan-later-of = مسح المستند { $no } لاحقًا
to-scan = للمسح
to-scan-title = طلبات لها صفحات تنتظر المسح
to-scan-none = لا طلبات تنتظر المسح
to-scan-owed = { $count ->
    [zero] لا مستندات تنتظر المسح
    [one] مستند واحد ينتظر المسح
    [two] مستندان ينتظران المسح
    [few] { $count } مستندات تنتظر المسح
    [many] { $count } مستندًا ينتظر المسح
   *[other] { $count } مستند ينتظر المسح
}
to-scan-attached = أُرفقت بالطلب

# الماسح في صفحة الأجهزة.
scanner-title = ماسح المستندات
scanner-ready = جاهز
scanner-none = لم يُختر ماسح
scanner-none-why = يمكن إدخال الصفحات من ملف أو من كاميرا، أو من مجلد مراقَب.
scanner-none-next = ابحث عن الماسحات، أو اكتب عنوان ماسح على الشبكة.
scanner-failed = لا يعمل
scanner-untried = لم يُجرَّب بعد
scanner-untried-next = ضع عليه صفحة وجرّبه.
scanner-working = يعمل الآن
scanner-found = الماسحات الموجودة
scanner-found-none = لم يُعثر على ماسح. تأكد أنه يعمل وأنه على هذه الشبكة، أو اكتب عنوانه.
scanner-find = بحث عن الماسحات
scanner-finding = جارٍ البحث…
scanner-try = تجربة
scanner-trying = جارٍ التجربة…
scanner-address = العنوان على الشبكة
scanner-address-help = كما يظهر على شاشة الماسح، مثل { $example }
scanner-use = استخدام
scanner-in-use = مستخدم
scanner-forget = بدون ماسح
scanner-source = المصدر
scanner-flatbed = الزجاج
scanner-feeder = وحدة التغذية
scanner-duplex = التغذية، الوجهان
scanner-colour = الألوان
scanner-grey = رمادي
scanner-colours = ملوّن
scanner-dots = نقطة لكل بوصة
scanner-drop-blank = استبعاد الصفحات الفارغة
scanner-folder = مجلد مراقَب
scanner-folder-none = لا مجلد مراقَب.
scanner-folder-words = ما يضعه جهاز آخر من صفحات في { $folder } يدخل وحده ثم يُحذف من هناك.
scanner-folder-choose = اختيار مجلد
scanner-folder-forget = إيقاف المراقبة
scanner-folder-refused = بقي «{ $name }» في المجلد: { $why }

# لماذا انتهى المسح، وما العمل.
scan-page = الصفحة
scan-not-there = الماسح لا يجيب ({ $at }).
scan-not-there-next = تأكد أنه يعمل وأنه موصول، ثم امسح مرة أخرى.
scan-address = «{ $text }» ليس عنوان ماسح.
scan-address-next = اكتبه كما يظهر على شاشة الماسح، مثل { $example }.
scan-not-allowed = لا يسمح هذا الجهاز لك باستخدام الماسح.
scan-not-allowed-next = اطلب من مسؤول الأجهزة السماح به.
scan-busy = شخص آخر يستخدم الماسح.
scan-busy-next = انتظر قليلًا ثم امسح مرة أخرى.
scan-empty = لا ورق في وحدة التغذية.
scan-empty-next = ضع الورق ثم امسح مرة أخرى.
scan-jam = انحشرت ورقة.
scan-jam-next = افتح الماسح وأخرج الورقة، ثم امسحها وما بعدها مرة أخرى.
scan-cover = غطاء الماسح مفتوح.
scan-cover-next = أغلقه ثم امسح مرة أخرى.
scan-silent = لم يُبدِ الماسح أي استجابة لمدة { $seconds } ثانية فأُوقف انتظاره.
scan-silent-next = أطفئه وشغّله، ثم امسح مرة أخرى.
scan-program = البرنامج { $program } غير موجود.
scan-program-next = اطلب تثبيت { $package }، أو استخدم ماسحًا على الشبكة.
scan-refused = رفض الماسح: { $cause }
scan-refused-next = اختر مصدرًا آخر أو دقة أقل في صفحة الأجهزة.
scan-no-room = لا مكان باقيًا على القرص.
scan-no-room-next = أرفق الصفحات التي وصلت، وأفسح مكانًا، ثم امسح الباقي.
scan-not-kept = تعذّر حفظ الصفحة: { $cause }
scan-not-kept-next = امسحها مرة أخرى؛ فإن تكرر ذلك فاسأل مسؤول الأجهزة.
scan-stopped = أُوقف المسح.
scan-stopped-next = امسح الباقي مرة أخرى.
scan-other = فشل المسح: { $cause }
scan-other-next = امسح مرة أخرى؛ فإن تكرر ذلك فجرّب الماسح في صفحة الأجهزة.

fault-page-damaged = «{ $name }» تالف ولا يُفتح.
fault-page-damaged-next = امسح الورقة مرة أخرى.
fault-page-huge = في «{ $name }» { $megapixels } مليون نقطة؛ والحد الأقصى { $most }.
fault-page-huge-next = امسحه بدقة أقل.
fault-page-locked = ملف PDF «{ $name }» مقفل بكلمة مرور.
fault-page-locked-next = اطلبه بدون كلمة مرور، أو اطبعه وامسحه.
fault-page-gone = لم تعد هذه الصفحة موجودة.
fault-page-gone-next = أُرفقت أو حُذفت في أثناء ذلك؛ راجع الصفحات مرة أخرى.
fault-scan-under-way = الماسح يعمل الآن.
fault-scan-under-way-next = انتظر حتى ينتهي، أو أوقفه.
fault-no-scanner = لم يُختر ماسح لهذا الشباك.
fault-no-scanner-next = اختر ماسحًا في صفحة الأجهزة، أو أدخل الصفحة من ملف.
fault-folder-not-empty = في المجلد { $path } ملفات من قبل.
fault-folder-not-empty-next = اختر مجلدًا فارغًا: ما يوضع فيه يؤخذ ويُحذف منه.
