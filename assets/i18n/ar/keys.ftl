## ورقة المفاتيح (F1) بترتيب عرضها.

keys-title = المفاتيح
keys-words = تُعرف بمكانها على اللوحة، فتعمل في كل لغة كتابة. وتُخفى هذه الورقة بمفتاح Esc أو F1.
keys-search = بحث عن مفتاح
keys-none = لا مفتاح لهذا.
keys-none-next = ينتقل Tab إلى كل ما في الصفحة، وينفذه Enter أو مفتاح المسافة.

keys-at-the-counter = على الشباك
keys-registered = بعد التسجيل
keys-everywhere = في كل مكان
keys-in-lists = في القوائم
keys-in-fields = في الخانات

key-enter = إلى الخانة التالية التي تحتاج شيئًا
key-do-it = تنفيذ ما يقوله الزر الرئيسي
key-next-citizen = المواطن التالي
key-paper-state = حالة المستند الحالي
key-mark-all = باقي المستندات: أصل وصورة
key-attach = إرفاق ملف بالمستند الحالي
key-person = صاحب الطلب
key-section = فتح «{ $section }»
key-agent = حضر وكيل عنه
key-print-shown = طباعة الورقة المعروضة
key-other-paper = النظر في الأوراق الأخرى
key-open-case = فتح الطلب

key-complete-case = استكمال الطلب المفتوح
key-print-case = طباعة ورقة الطلب المفتوح
key-show-identity = إظهار الرقم كاملًا لسبب يُذكر
key-scroll = متابعة قراءة المفتوح
key-copy-number = نسخ رقم الطلب المحدد
key-write-batch = كتابة دفعة
key-copy-hash = نسخ SHA-256 للدفعة المحددة
key-choose = الاختيار

key-help = هذه المفاتيح
key-new-case = طلب جديد
key-find = البحث عن طلب
key-chips = الشارات في الأعلى وما تقوله
key-language = تغيير اللغة
key-colours = تغيير الألوان
key-larger = تكبير كل شيء
key-smaller = تصغير كل شيء
key-usual-size = الحجم المعتاد
key-lock = قفل الشباك
key-tab = إلى ما يلي، وإلى ما سبق
key-press = تنفيذ ما حوله الإطار
key-back = خطوة إلى الوراء، ولا يضيع ما كُتب

key-arrows = صعودًا ونزولًا
key-leaf = صفحة إلى الأمام، وإلى الوراء
key-first-last = إلى الأول، وإلى الأخير
key-open = فتح المحدد
key-type = ما فيه هذه الحروف فقط

key-copy = نسخ، قص، لصق
key-all = تحديد الكل
key-undo = تراجع، وإعادة
key-word = كلمة كلمة
key-select = التحديد
key-ends = إلى الأول، وإلى الآخر
key-move-page = نقل الصفحة المحددة
