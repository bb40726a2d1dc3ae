## النسخ الاحتياطية: أين هي، وحتى متى تحفظ، واستعادتها.

page-backups = النسخ
backups-title = النسخ الاحتياطية
backups-words = نسخة من السجل ومرفقاته على قرص آخر أو ذاكرة متنقلة، مقفلة بمفتاح السجل. تُؤخذ من تلقاء نفسها أثناء العمل، والأوراق المطبوعة لا تُنسخ لأن السجل يطبعها من جديد.
backups-every = { $minutes ->
    [zero] تُؤخذ كلما تغيّر السجل
    [one] تُؤخذ كل دقيقة ما دام السجل يتغيّر
    [two] تُؤخذ كل دقيقتين ما دام السجل يتغيّر
    [few] تُؤخذ كل { $minutes } دقائق ما دام السجل يتغيّر
    [many] تُؤخذ كل { $minutes } دقيقة ما دام السجل يتغيّر
   *[other] تُؤخذ كل { $minutes } دقيقة ما دام السجل يتغيّر
}
backups-make = أخذ نسخة الآن
backups-making = جارٍ النسخ والمراجعة…
backups-made = أُخذت نسخة من السجل وروجعت
backups-not-made = لم تُؤخذ نسخة على { $place }
backups-none = لا توجد نسخ بعد
backups-none-words = تُؤخذ أول نسخة بعد أول قيد، أو بالزر أعلاه.
backups-no-place = لم يُحدَّد مكان للنسخ الاحتياطية
backups-no-place-words = يضيفه مسؤول النظام إلى الإعدادات: مجلد على قرص آخر أو ذاكرة متنقلة.
backup-place-gone = غير موصول
backup-place-same-disk = على قرص السجل نفسه: تنفع عند الخطأ، لا عند تلف القرص
backup-place-good = موصول
backup-holds = حتى { $when } · القيد { $seq } · { $cases ->
    [zero] بلا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
}
backup-when = أُخذت
backup-up-to = محفوظ حتى
backup-seq = آخر قيد
backup-cases = الطلبات
backup-receipts = الإيصالات
backup-attachments = المرفقات
backup-size = الحجم
backup-mib = { $size } م.ب
backup-restore = استعادة
backup-restore-title = استعادة نسخة { $when }
backup-restore-deed = استعادة النسخة
backup-restoring = جارٍ فحص النسخة واستعادتها…
backup-another = نسخة أخرى…
backup-another-choose = اختيار نسخة احتياطية
backup-file = نسخ السجل الاحتياطية
backup-plan-saved = محفوظ فيها كل ما تم حتى { $when }: { $cases ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
} و{ $receipts ->
    [zero] لا إيصالات
    [one] إيصال واحد
    [two] إيصالان
    [few] { $receipts } إيصالات
    [many] { $receipts } إيصالًا
   *[other] { $receipts } إيصال
}.
backup-plan-last-case = آخر رقم طلب فيها { $no }.
backup-plan-last-receipt = آخر رقم إيصال فيها { $no }.
backup-plan-missing = لا سجل في مكانه الآن. ما تم بعد ذلك الوقت ليس في النسخة.
backup-plan-unreadable = السجل الحالي لا يُقرأ، فلا يُعرف ما تم فيه بعد ذلك الوقت. ما تم بعده ليس في النسخة.
backup-plan-same = السجل الحالي مطابق لها تمامًا: لا يُفقد شيء.
backup-plan-behind = السجل الحالي أقدم منها: لا يُفقد شيء.
backup-plan-ahead = في السجل الحالي ما ليس في النسخة ولن يظهر بعد الاستعادة: { $actions ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $actions } قيود
    [many] { $actions } قيدًا
   *[other] { $actions } قيد
}، منها { $cases ->
    [zero] لا طلبات جديدة
    [one] طلب جديد واحد
    [two] طلبان جديدان
    [few] { $cases } طلبات جديدة
    [many] { $cases } طلبًا جديدًا
   *[other] { $cases } طلب جديد
} و{ $receipts ->
    [zero] لا إيصالات جديدة
    [one] إيصال جديد واحد
    [two] إيصالان جديدان
    [few] { $receipts } إيصالات جديدة
    [many] { $receipts } إيصالًا جديدًا
   *[other] { $receipts } إيصال جديد
}، آخرها { $when }.
backup-plan-other = السجل الحالي والنسخة يختلفان فيما سُجّل فيهما.
backup-plan-on = تستمر الأرقام بعد الاستعادة حيث توقفت.
backup-plan-anew = قد تكون أُعطيت للمواطنين أرقام ليست في النسخة؛ ولئلا يتكرر رقم تبدأ سلسلة جديدة { $series } من الرقم ١، وتبقى الأرقام القديمة صحيحة. أبلغ الإدارة العامة بالسلسلة الجديدة.
backup-plan-aside = لا يُحذف السجل الحالي، بل يُنحّى جانبًا في مجلد المركز.
backup-restored = استُعيدت النسخة، ويستمر العمل في السلسلة { $series }. السجل السابق محفوظ في { $aside }
backup-say-yes = لم يتغيّر شيء. أضف { $option } للاستعادة.
backup-verified = { $count ->
    [zero] النسخة سليمة، ولا مرفقات معها
    [one] النسخة سليمة ومعها مرفق واحد سليم
    [two] النسخة سليمة ومعها مرفقان سليمان
    [few] النسخة سليمة ومعها { $count } مرفقات سليمة
    [many] النسخة سليمة ومعها { $count } مرفقًا سليمًا
   *[other] النسخة سليمة ومعها { $count } مرفق سليم
}

## إنقاذ سجل تالف.

salvage-found = نُقل إلى سجل جديد { $actions ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $actions } قيود
    [many] { $actions } قيدًا
   *[other] { $actions } قيد
} و{ $cases ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
} و{ $attachments ->
    [zero] لا مرفقات
    [one] مرفق واحد
    [two] مرفقان
    [few] { $attachments } مرفقات
    [many] { $attachments } مرفقًا
   *[other] { $attachments } مرفق
}.
salvage-whole = لم يُفقد شيء.
salvage-lost = لم يُقرأ: القيود { $numbers }
salvage-changed = تُرك لأنه يخالف السلسلة: القيد { $number }
salvage-unproved = نُقل ولا يُثبته ما قبله: القيد { $number }
salvage-headless = طلب فُقد قيد فتحه: { $uid }
salvage-table = لم تُقرأ كل صفوف الجدول { $table }
salvage-staff = فُقد الرقم السري لـ { $name } ({ $officer }): يُقيَّد من جديد بالأمر { $command }
salvage-attachments = { $count ->
    [zero] لم يُفقد مرفق
    [one] مرفق واحد لم يُقرأ
    [two] مرفقان لم يُقرآ
    [few] { $count } مرفقات لم تُقرأ
    [many] { $count } مرفقًا لم يُقرأ
   *[other] { $count } مرفق لم يُقرأ
}
salvage-series = يستمر العمل في السلسلة { $series } لئلا يتكرر رقم، والملف التالف محفوظ في { $aside }
salvage-list = هذه القائمة محفوظة في { $file }
salvage-say-yes = الإنقاذ ينقل ما يمكن قراءته من السجل التالف إلى سجل جديد، ويُنحّي التالف جانبًا. إن كانت لديك نسخة احتياطية حديثة فاستعدها أولى. لم يتغيّر شيء؛ أضف { $option } للإنقاذ.

## حين لا يفتح السجل: استعادة نسخة من نافذة التنبيه.

rescue-who = يكتب المشرف أو مسؤول النظام اسمه ورقمه السري كما كانا عند أخذ النسخة.
rescue-salvage = إنقاذ ما يمكن قراءته
rescue-busy = جارٍ العمل، لا تغلق النافذة…
rescue-done = تم. أغلق هذه النافذة ثم افتح البرنامج من جديد.
rescue-none = لا توجد نسخة احتياطية في متناول البرنامج
rescue-none-words = وصّل القرص أو الذاكرة التي عليها النسخ واختر نسخة.
rescue-none-salvage = فإن لم توجد نسخة ينقل مسؤول النظام ما يمكن قراءته إلى سجل جديد بالأمر { $command }.
rescue-look = البحث عن نسخة…

## الشريط أعلى كل صفحة ما دام السجل تالفًا.

mend-title = السجل تالف: يمكن قراءته، ولا يمكن تسجيل شيء فيه.
mend-signed-out = سجّل الدخول للاطلاع. المسؤول عن النسخ الاحتياطية يستعيد السجل أو يُنقذه من هنا.
mend-others = ما كان جاريًا لم يُسجَّل؛ دوّنه على الورق واستدعِ المشرف ليستعيد السجل أو يُنقذه من هنا.
mend-no-backup = لا توجد نسخة احتياطية في المتناول. اختر نسخة من صفحة النسخ، أو أنقذ ما يمكن قراءته.
mend-newest = أحدث نسخة احتياطية فيها ما تم حتى { $when }.
mend-restore = استعادة أحدث نسخة
mend-busy = جارٍ العمل في السجل، لا تغلق النافذة…
salvage-title = إنقاذ ما يمكن قراءته
salvage-words = يُنقل ما يمكن قراءته من السجل التالف إلى سجل جديد، ويستمر العمل فيه بسلسلة جديدة. لا يُحذف الملف التالف، بل يُنحّى جانبًا في مجلد المركز ومعه قائمة بما لم يُقرأ. وبعد ذلك يُسجّل كل موظف دخوله من جديد.
salvage-deed = بدء الإنقاذ
salvaged-title = نتيجة الإنقاذ
salvaged-copy = نسخ القائمة
