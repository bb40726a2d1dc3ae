## ما يرد من الإدارة المركزية: الرسائل والقرارات والسجلات المرجعية.

pack-none = هذا الملف ليس من الإدارة المركزية.
pack-none-next = اختر ملفًا ينتهي اسمه بـ .pack.tar أو .pack.tar.age.
pack-newer = صيغة الملف أحدث من هذا البرنامج.
pack-newer-next = حدّث البرنامج ثم خذ الملف مرة أخرى.
pack-damaged = تغيّر الملف أو انقطع في الطريق، ولم يؤخذ منه شيء.
pack-damaged-next = انسخه من الإدارة المركزية مرة أخرى.
pack-forged = الملف غير موقّع من الإدارة المركزية، ولم يؤخذ منه شيء.
pack-forged-next = أبلغ الإدارة المركزية واحفظ الملف لها.
pack-key-expired = لم يكن مفتاح الإدارة المركزية ساريًا في { $date }، ولم يؤخذ شيء.
pack-key-expired-next = اطلب من الإدارة المركزية الملف بمفتاحها الحالي.
pack-other-centre = الملف موجّه إلى { $centre } لا إلى هذا الشباك.
pack-other-key = الملف مختوم لشباك آخر.
pack-other-centre-next = اختر ملف هذا الشباك.
pack-other-country = الملف لدولة أخرى ({ $country }).
pack-older = { $pack } أقدم من { $held } الذي أُخذ من قبل.
pack-older-next = لم يؤخذ شيء، والساري يبقى ساريًا.
pack-same-number = أُخذ من قبل ملف آخر بالرقم { $pack }.
pack-same-number-next = أبلغ الإدارة المركزية واحفظ الملف لها، ولم يؤخذ منه شيء.
pack-trail = ما جرى في وحدة أخرى عن هذا الطلب غير متماسك.
fault-referred = لا يُستكمل الطلب بسبب { $register }.
fault-referred-next = يُسوّى أولًا، أو تحذفه الإدارة المركزية من السجل.

pack-catalogue = دليل الخدمات رقم { $number }
pack-decisions = قرارات رقم { $number }
pack-register = سجل مرجعي رقم { $number }
pack-case = ما جرى في طلب، رقم { $number }
pack-taken = أُخذ: { $pack }
pack-taken-before = سبق أخذه ولم يتغير شيء: { $pack }
pack-not-taken = وصل { $file } من الإدارة المركزية ولم يؤخذ
pack-approved = اعتمده { $who } في { $date }: { $basis }
pack-effective = تسري على الطلبات الجديدة من { $date }، وتبقى الطلبات الأقدم على دليلها
pack-decided = { $count ->
    [0] لم يُبت به في أي طلب
    [zero] لم يُبت به في أي طلب
    [one] بُتّ في طلب واحد
    [two] بُتّ في طلبين
    [few] بُتّ في { $count } طلبات
    [many] بُتّ في { $count } طلبًا
   *[other] بُتّ في { $count } طلب
}
pack-left = { $count ->
    [zero] لم يُستبعد شيء
    [one] استُبعد قرار واحد
    [two] استُبعد قراران
    [few] استُبعدت { $count } قرارات
    [many] استُبعد { $count } قرارًا
   *[other] استُبعد { $count } قرار
}
pack-steps = { $count ->
    [0] لا جديد من وحدة أخرى
    [zero] لا جديد من وحدة أخرى
    [one] وردت خطوة واحدة من وحدة أخرى
    [two] وردت خطوتان من وحدة أخرى
    [few] وردت { $count } خطوات من وحدة أخرى
    [many] وردت { $count } خطوة من وحدة أخرى
   *[other] وردت { $count } خطوة من وحدة أخرى
}
pack-rows = { $count ->
    [0] السجل فارغ الآن
    [zero] السجل فارغ الآن
    [one] قيد واحد في السجل
    [two] قيدان في السجل
    [few] { $count } قيود في السجل
    [many] { $count } قيدًا في السجل
   *[other] { $count } قيد في السجل
}
pack-left-unknown = لا يوجد هذا الطلب لدى هذا الشباك
pack-left-not-received = المستندات أو الرسم غير مستوفاة هنا
pack-left-alike = سبق البت فيه هنا بالقرار نفسه
pack-left-otherwise = سبق البت فيه هنا بقرار مختلف: أبلغ الإدارة المركزية
pack-left-erased = مُحي محتواه
pack-left-paper = يذكر مستندًا ليس في الطلب

page-headquarters = الوارد
headquarters-title = الوارد من الإدارة المركزية
headquarters-words = يرد دليل الخدمات والقرارات والسجلات المرجعية في ملفات موقّعة، على ذاكرة أو عبر الخط. ويؤخذ الملف كله أو لا يؤخذ منه شيء.
headquarters-take = خذ ملفات الإدارة المركزية…
headquarters-taking = جارٍ الفحص والأخذ…
headquarters-not-allowed = صلاحيتك لا تشمل أخذ الملفات؛ يأخذها المشرف.
headquarters-to-come = دليل الخدمات رقم { $number } يسري من { $date }.
pack-choose = اختر ملفات الإدارة المركزية
pack-files = ملفات الإدارة المركزية
came-title = قرارات وردت: من يُتصل به
came-none = لا أحد ينتظر إبلاغه بقرار.
came-case = الطلب
came-name = مقدم الطلب
came-phone = الهاتف
came-decision = القرار
came-approved = قُبل
came-refused = رُفض
came-returned = أُعيد للاستكمال
came-on = ورد في { $date }
came-by = قرره { $decider } في { $date } · { $basis }
came-tell = أُبلغ
came-open = افتح الطلب
packs-title = ما أُخذ
packs-none = لم يؤخذ شيء بعد
packs-none-words = تنتهي أسماء ملفات الإدارة المركزية بـ .pack.tar أو .pack.tar.age.
pack-what = الملف
pack-approved-by = اعتمده
pack-basis = السند القانوني
pack-when = أُخذ في
pack-change = ما تغيّر
referred-as-of = حتى { $date }
referred-total = { $register }: { $amount }
referred-found = { $register }: { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
referred-blocks = لا يُسجل الطلب قبل تسوية ذلك.
conflict-title = جرى هذا في وحدتين، كل منهما لا تعلم بالأخرى
conflict-paid = حُصّل الرسم مرتين
conflict-decided = قراران مختلفان
conflict-handed-over = سُلّم الترخيص مرتين
conflict-answered = للسؤال الواحد إجابتان: { $question }
conflict-paper = سُجل المستند الواحد على وجهين: { $document }
conflict-settler-supervisor = يحسمه المشرف في { $station }
conflict-settler-back-office = تحسمه الإدارة المختصة في { $station }
conflict-stands = هذا يبقى
conflict-reason = سبب بقائه
conflict-settled = حُسم الأمر

# A file that was opened from outside, or dropped on the window.
brought-unknown = ليس { $file } دفعةً ولا إيصالًا ولا ملفًّا من الإدارة المركزية.
brought-not-allowed = لا يتيح دورك فتح { $file }؛ يفتحه المشرف.
brought-other-batch = لم تُختم { $file } على هذا الشباك. تفتحها الإدارة المركزية.
