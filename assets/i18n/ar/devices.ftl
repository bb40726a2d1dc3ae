## الطابعات وما يصير إليه الورق. العناوين قائمة بذاتها، والجمل تنتهي بنقطة.

page-devices = الأجهزة
devices-papers = الأوراق
devices-printers = الطابعات

# قائمة الأوراق.
papers-none = لا أوراق اليوم
papers-none-words = ما يطبعه الشباك يظهر هنا حتى نهاية اليوم.
papers-time = الوقت
papers-paper = الورقة
papers-printer = الطابعة
papers-state = الحالة
papers-as-file = PDF
papers-copy = { $paper } { $no }، صورة { $copy }
papers-first = { $paper } { $no }
papers-test-page = صفحة تجربة
papers-choose = اختر ورقة لترى ما يمكن عمله بها.
paper-queued = تنتظر
paper-printing = تُطبع الآن
paper-printed = طُبعت
paper-sent = أُرسلت
paper-saved = حُفظت PDF
paper-unsure = هل خرجت؟
paper-failed = لم تُطبع
paper-cancelled = أُلغيت
paper-sent-why = تسلّمتها الطابعة، ولا تستطيع أن تخبر بأكثر من ذلك.
paper-confirmed-why = أكدت الطابعة أنها خرجت.
paper-seen-why = نظر فيها موظف، وقد خرجت.
paper-saved-why = محفوظة مع ملفات PDF ليومها.
paper-waits-why = تذهب إلى الطابعة حين يأتي دورها.
paper-old-why = من يوم سابق، ولا تُطبع إلا إذا أرسلتها.
paper-printing-why = هي الآن في الطابعة.
paper-cancelled-why = أُخرجت من الانتظار.
paper-send = طباعة الآن
paper-send-again = طباعة من جديد
paper-send-by = الطباعة على
paper-save = حفظ PDF
paper-cancel = إلغاء هذه الورقة
paper-cancel-reason = سبب الإلغاء
paper-came = خرجت
paper-did-not-come = لم تخرج، اطبعها من جديد

# السؤال بعد التوقف.
paper-question = هل خرجت هذه الورقة؟
paper-question-words = { $paper } { $no }، أُرسلت إلى { $printer }. توقف البرنامج أو تعطلت الطابعة في أثناء الطباعة. انظر في الطابعة. فإن لم تكن قد خرجت طُبعت من جديد بالرقم نفسه.
paper-later = اسألني لاحقًا

# ما حدث، وما العمل.
trouble-paper-out = انتهى الورق
trouble-paper-out-short = بلا ورق
trouble-paper-out-next = ضع لفة أو أوراقًا جديدة، وتستمر الطباعة وحدها.
trouble-cover-open = الغطاء مفتوح
trouble-cover-open-short = الغطاء
trouble-cover-open-next = أغلقه، وتستمر الطباعة وحدها.
trouble-offline = الطابعة متوقفة
trouble-offline-short = متوقفة
trouble-offline-next = اضغط زر التشغيل أو التغذية فيها، أو شغّل قائمة انتظارها.
trouble-fault = في الطابعة عطل
trouble-fault-short = عطل
trouble-fault-next = ابحث عن ورق محشور، ثم أطفئها وشغّلها.
trouble-not-there = الطابعة غير موصولة
trouble-not-there-short = مفصولة
trouble-not-there-next = تأكد من الكهرباء والسلك، وتستمر الطباعة وحدها.
trouble-not-allowed = لا يحق لهذا المستخدم استعمال الطابعة
trouble-not-allowed-next = اطلب من مسؤول النظام إضافة المستخدم إلى مجموعة الطابعة (lp أو dialout).
trouble-in-use = برنامج آخر يستعمل الطابعة
trouble-in-use-short = مشغولة
trouble-in-use-next = أغلق البرنامج الآخر، وتستمر الطباعة وحدها.
trouble-stuck = الطابعة لا تستجيب
trouble-stuck-short = لا تستجيب
trouble-stuck-next = أطفئها وشغّلها، أو اطبع على غيرها.
trouble-interrupted = توقف البرنامج في أثناء طباعتها
trouble-interrupted-next = انظر في الطابعة، ثم قل هل خرجت.
trouble-no-printer = لم تعد هذه الطابعة في الإعدادات
trouble-no-printer-next = اطبعها على طابعة أخرى، أو احفظها PDF.
trouble-did-not-come = لم تخرج، وتنتظر من جديد
trouble-other = يقول النظام: { $words }
trouble-other-next = حاول من جديد، أو اطبعها على غيرها، أو احفظها PDF.

# العلامة في الشريط العلوي.
chip-printer-ready = الطابعات
chip-printer-ready-why = تذهب الأوراق إلى طابعات هذا الشباك.
chip-printer-waiting = { $count ->
    [zero] لا ورق ينتظر
    [one] ورقة واحدة تنتظر
    [two] ورقتان تنتظران
    [few] { $count } ورقات تنتظر
    [many] { $count } ورقة تنتظر
   *[other] { $count } ورقة تنتظر
}
chip-printer-waiting-why = تخرج واحدة بعد الأخرى. واصل عملك.
chip-printer-next = تجدها في القائمة بالمفتاح { $key }.
chip-printer-trouble = { $printer }: { $what }
chip-printer-unsure = هل خرجت ورقة؟
chip-printer-unsure-why = حدث خلل في أثناء طباعة ورقة.
chip-printer-failed = { $count ->
    [zero] لا ورق تعذر طبعه
    [one] ورقة واحدة لم تُطبع
    [two] ورقتان لم تُطبعا
    [few] { $count } ورقات لم تُطبع
    [many] { $count } ورقة لم تُطبع
   *[other] { $count } ورقة لم تُطبع
}
chip-printer-failed-why = لا تُعاد محاولتها وحدها.

# طابعات الشباك.
printers-words = ما ليس له طابعة من الأوراق يُحفظ PDF.
printers-none = لا طابعات بعد
printers-none-words = تُحفظ الأوراق PDF إلى أن تضاف طابعة.
printers-add = إضافة طابعة
printers-change = تغيير
printers-save = حفظ الطابعة
printers-remove = حذف
printers-new = طابعة جديدة
printers-test = صفحة تجربة
printers-tested = أُرسلت صفحة التجربة إلى { $printer }.
printers-saved = حُفظت الطابعات.
printers-name = الاسم
printers-name-help = كما يسميها المكتب.
printers-way = التوصيل
printers-way-system = طابعة النظام
printers-way-network = الشبكة
printers-way-usb = USB
printers-way-port = منفذ الطابعة
printers-way-port-help = مثل LPT1
printers-way-serial = منفذ تسلسلي
printers-queue = طابعة النظام
printers-address = العنوان
printers-device = الجهاز
printers-port = المنفذ
printers-baud = السرعة
printers-handshake = تخبر الطابعة حين تمتلئ (RTS/CTS)
printers-nothing-found = لا شيء موصول بالجهاز الآن. اكتب مكانها.
printers-media = الورق الذي فيها
media-a4 = A4
media-a5 = A5
media-roll80 = لفة ٨٠ مم
media-roll58 = لفة ٥٨ مم
printers-cuts = تقص الورق
printers-drawer = تفتح درج النقود مع إيصال النقد
printers-for = أين تُطبع كل ورقة
printers-as-pdf = PDF
printers-ready = جاهزة
printers-unknown-state = لا تُخبر عن حالها
printers-busy = تطبع الآن
printers-unreadable = تعذرت قراءة إعدادات الطابعات
printers-only = لا يغيّر الطابعات إلا المشرف أو مسؤول النظام.

# لماذا لا يصح هذا الاختيار.
printers-nameless = إحدى الطابعات بلا اسم.
printers-name-twice = طابعتان باسم «{ $name }».
printers-placeless = لم يُذكر مكان الطابعة «{ $name }».
printers-address-wrong = عنوان الطابعة «{ $name }» يُكتب مضيفًا ومنفذًا، مثل { $example }.
printers-sheets = الطابعة «{ $name }» على أوراق مفردة، وهذه تُطبع من طابعات النظام.
printers-unknown-paper = لا يوجد نوع ورق باسم «{ $paper }».
printers-unknown = لا توجد طابعة باسم «{ $name }».
fault-printers-next = عدّلها ثم احفظ من جديد.
fault-no-printer = لم تُختر طابعة لهذه الورقة.
fault-no-printer-next = اختر طابعة من صفحة الأجهزة، أو احفظها PDF.
fault-paper-under-way = هذه الورقة تُطبع الآن، أو ينتظر السؤال عنها جوابًا.
fault-paper-under-way-next = انظر في الطابعة، ثم أجب من صفحة الأجهزة.

# الورقة التي تُجرَّب بها الطابعة.
test-page-title = صفحة تجربة
test-page-printer = الطابعة
test-page-place = مكانها
test-page-made = طُبعت
test-page-letters = حروف متصلة: سلام، محمد، الشباك رقم ٣، C-ZAQ-03-26-000123-4، ١٥٠٫٠٠ ج.م
test-page-note = الخطان العريضان يصلان من الحافة إلى الحافة، والرمز يُقرأ بالماسح. ولم يُسجل شيء.
