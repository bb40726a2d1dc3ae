## ما قد يحدث من خطأ، وما العمل بعده. جملة واحدة لكل منهما.

fault-not-signed-in = لم يسجّل أحد الدخول.
fault-not-signed-in-next = سجّل الدخول أولًا.
fault-not-allowed = صلاحياتك لا تسمح بهذا.
fault-not-allowed-next = اطلب من المشرف القيام به.
fault-wrong-secret = الاسم أو الرقم السري غير صحيح.
fault-wrong-secret-next = { $left ->
    [zero] لم تبق محاولات، ويُوقف الاسم.
    [one] حاول مرة أخرى: بقيت محاولة واحدة قبل إيقاف الاسم.
    [two] حاول مرة أخرى: بقيت محاولتان قبل إيقاف الاسم.
    [few] حاول مرة أخرى: بقيت { $left } محاولات قبل إيقاف الاسم.
    [many] حاول مرة أخرى: بقيت { $left } محاولة قبل إيقاف الاسم.
   *[other] حاول مرة أخرى: بقيت { $left } محاولة قبل إيقاف الاسم.
}
fault-locked = { $minutes ->
    [zero] هذا الاسم موقوف لأقل من دقيقة بعد محاولات خاطئة كثيرة.
    [one] هذا الاسم موقوف لدقيقة واحدة بعد محاولات خاطئة كثيرة.
    [two] هذا الاسم موقوف لدقيقتين بعد محاولات خاطئة كثيرة.
    [few] هذا الاسم موقوف { $minutes } دقائق بعد محاولات خاطئة كثيرة.
    [many] هذا الاسم موقوف { $minutes } دقيقة بعد محاولات خاطئة كثيرة.
   *[other] هذا الاسم موقوف { $minutes } دقيقة بعد محاولات خاطئة كثيرة.
}
fault-locked-next = انتظر، أو اطلب من المشرف فتح الاسم.
fault-wait-next = { $seconds ->
    [zero] حاول مرة أخرى.
    [one] انتظر ثانية واحدة ثم حاول مرة أخرى.
    [two] انتظر ثانيتين ثم حاول مرة أخرى.
    [few] انتظر { $seconds } ثوانٍ ثم حاول مرة أخرى.
    [many] انتظر { $seconds } ثانية ثم حاول مرة أخرى.
   *[other] انتظر { $seconds } ثانية ثم حاول مرة أخرى.
}
fault-secret-short = { $least ->
    [zero] الرقم السري لا يكون فارغًا.
    [one] الرقم السري لا يقل عن خانة واحدة.
    [two] الرقم السري لا يقل عن خانتين.
    [few] الرقم السري لا يقل عن { $least } خانات.
    [many] الرقم السري لا يقل عن { $least } خانة.
   *[other] الرقم السري لا يقل عن { $least } خانة.
}
fault-secret-short-next = اختر رقمًا أطول.
fault-secrets-differ = الرقمان السريان مختلفان.
fault-secrets-differ-next = اكتب الرقم نفسه مرتين.
fault-secret-needed = لا يمكن طلب الرقم السري هنا.
fault-secret-needed-next = شغّله من نافذة أوامر، أو باستعمال { $option }.
fault-centre-there = يوجد مركز في هذا المكان: { $path }
fault-centre-there-next = افتحه، أو اختر مجلدًا آخر بالخيار --data.
fault-nobody-enrolled = لم يُسجَّل أحد من العاملين في هذا السجل بعد.
fault-nobody-enrolled-next = ينفّذ مسؤول النظام على هذا الجهاز الأمر { $command }.
fault-administrator-first = أول من يُسجَّل هو مسؤول النظام.
fault-administrator-first-next = أضف { $option }.
fault-administrator-enrols = لهذا السجل مسؤول نظام، وهو من يسجّل غيره.
fault-administrator-enrols-next = اذكر اسم دخول مسؤول النظام باستعمال { $option }.
fault-service = لا توجد خدمة رمزها { $code }.
fault-service-next = ابحث عن الخدمة باسمها.
fault-identity-next = اقرأ الرقم من البطاقة مرة أخرى.
fault-phone-next = اسأل عن الرقم مرة أخرى.
fault-money-next = اكتب المبلغ مرة أخرى.
fault-payment-refused = طريقة السداد هذه غير مسموح بها: { $rule }
fault-payment-refused-next = اختر طريقة سداد أخرى.
fault-reference = رقم مرجع السداد ناقص.
fault-reference-next = اكتب الرقم المطبوع على إيصال الماكينة.
fault-name = الاسم أقصر من اللازم.
fault-name-next = اكتب الاسم كما في البطاقة.
fault-blank = «{ $label }» فارغ.
fault-blank-next = أكمله.
fault-field = «{ $label }»: { $cause }
fault-field-next = صحّحه.
fault-unknown-field = ليست في نموذج الخدمة خانة «{ $key }».
fault-unknown-field-next = راجع خانات الخدمة وأرسلها وحدها.
fault-document = الخدمة لا تطلب مستندًا رقمه { $no }.
fault-document-next = عدّ المستندات كما ترد في الخدمة، بدءًا من { 1 }.
fault-attachment-unknown = الملف «{ $name }» غير موجود في السجل.
fault-attachment-unknown-next = أرفقه أولًا.
fault-attachment-kind = «{ $name }» ليس صورة (JPEG أو PNG) ولا ملف PDF.
fault-attachment-kind-next = امسح الورقة ضوئيًا مرة أخرى بصيغة PDF أو صورة.
fault-attachment-size = «{ $name }» أكبر من { $limit } ميجابايت.
fault-attachment-size-next = امسحه بدقة أقل، أو قسّمه.
fault-attachment-unreadable = تعذّرت قراءة «{ $name }»: { $cause }
fault-attachment-unreadable-next = تأكد أن الملف ما زال موجودًا ويُفتح.
fault-not-payable = لا يُحصَّل الرسم إلا بعد اكتمال المستندات.
fault-not-payable-next = حدّد المستندات الناقصة، أو احفظ الطلب بلا سداد.
fault-no-paper = ليست للطلب هذه الورقة بعد.
fault-no-paper-next = الإيصال يصدر مع السداد، والدور مع اكتمال الملف.
fault-number = { $text } ليس رقم طلب.
fault-number-next = اكتبه كما طُبع، مع خانته الأخيرة.
fault-line = لم يُفهم السطر: { $expected }
fault-line-next = صحّح السطر وأرسله مرة أخرى؛ لم يتغير شيء.
fault-reason = السبب مطلوب.
fault-reason-next = اكتب السبب في كلمات قليلة.
fault-file = تعطّل القرص عند { $path }؛ لم يتم شيء.
fault-file-next = أعد المحاولة أو اختر مكانًا آخر؛ فإن تكرر ذلك فاتصل بمسؤول النظام.
fault-place-gone = لا وجود للمكان { $path }.
fault-place-gone-next = أعد توصيل القرص أو الذاكرة، أو اختر مكانًا آخر، ثم أعد المحاولة.
fault-place-full = لا تكفي المساحة لكتابة { $path }؛ لم يُكتب شيء.
fault-place-full-next = أخلِ مساحة أو اختر مكانًا آخر، ثم أعد المحاولة.
fault-place-read-only = لا يمكن الكتابة في { $path }: القرص للقراءة فقط، أو لا صلاحية لك للكتابة هناك.
fault-place-read-only-next = اختر مكانًا آخر، أو اتصل بمسؤول النظام.
fault-batch = الدفعة غير سليمة: { $cause }
fault-batch-next = لم يُرسل شيء ولم يُستلم. أعد عمل الدفعة.
fault-config = { $line ->
    [0] { $file }: { $expected }
   *[other] { $file }، سطر { $line }: { $expected }
}
fault-config-next = صحّح ملف الإعدادات وأعد التشغيل.
fault-catalogue = لا يمكن استعمال دليل الخدمات { $file }: { $cause }
fault-catalogue-next = أعد الدليل السابق.
fault-in-use = نسخة أخرى من البرنامج تفتح هذا السجل.
fault-in-use-next = استعمل النافذة المفتوحة بالفعل.
fault-newer = السجل مكتوب بإصدار أحدث من البرنامج.
fault-newer-next = ثبّت الإصدار الأحدث؛ لم يُمسّ شيء.
fault-key = المفتاح لا يفتح السجل.
fault-key-next = أعد ملف المفتاح الخاص به؛ لم يُمسّ شيء.
fault-other-station = السجل يخص الشباك { $found } وليس { $expected }.
fault-other-station-next = صحّح الشباك في ملف الإعدادات.
fault-disk-full = القرص ممتلئ؛ لم يُحفظ شيء.
fault-disk-full-next = أخلِ مساحة ثم أعد المحاولة: ما كتبته ما زال هنا.
fault-read-only = لا يمكن الكتابة في السجل: القرص أو الملف للقراءة فقط.
fault-read-only-next = اتصل بمسؤول النظام؛ ما كتبته ما زال هنا.
fault-disk-fails = تعطّل القرص أثناء الحفظ؛ لم يُحفظ شيء.
fault-disk-fails-next = أعد المحاولة: ما كتبته ما زال هنا. فإن تكرر ذلك فاتصل بمسؤول النظام: قد يكون القرص في طريقه إلى التلف.
fault-replaced = نُقل ملف السجل أو استُبدل أو حُذف أثناء عمل البرنامج؛ لم يُحفظ شيء.
fault-replaced-next = أغلق البرنامج، وأعد الملف إلى مكانه، ثم افتح البرنامج من جديد.
fault-no-backup-place = لم يُحدَّد مكان للنسخ الاحتياطية.
fault-no-backup-place-next = أضف إلى الإعدادات { $table } ثم { $line }: مجلدًا على قرص آخر أو ذاكرة متنقلة.
fault-no-backup = لا توجد نسخة احتياطية { $path }.
fault-no-backup-next = وصّل القرص أو الذاكرة التي عليها النسخ، ثم أعد المحاولة.
fault-backup-changed = النسخة الاحتياطية تغيّرت بعد حفظها: { $path }
fault-backup-changed-next = اختر نسخة أخرى، واستبدل القرص أو الذاكرة.
fault-missing = ملف السجل ليس في مكانه؛ لن يبدأ البرنامج سجلًا جديدًا حتى لا تتكرر الأرقام.
fault-missing-next = اتصل بالمشرف أو بمسؤول النظام: يُعاد الملف إلى مكانه، أو تُستعاد آخر نسخة احتياطية.
fault-damaged = السجل تالف: { $cause }
fault-damaged-next = توقف، واتصل بمسؤول النظام لاستعادة آخر نسخة احتياطية.
fault-reading-only = السجل تالف ومفتوح للقراءة فقط.
fault-reading-only-next = استدعِ المسؤول عن النسخ الاحتياطية ليستعيد آخر نسخة أو يُنقذ ما يمكن قراءته ({ $restore }، { $salvage }).
fault-unreadable = هذا الجزء من السجل تالف ولا يمكن قراءته.
fault-unreadable-next = ما سواه يُقرأ، وما فُقد يُسرد عند إنقاذ السجل.
fault-nothing-to-salvage = لا يُعرف في السجل أي تلف.
fault-nothing-to-salvage-next = واصل العمل؛ وللرجوع إلى حالة سابقة استعد نسخة احتياطية.
fault-not-found = لم يُعثر على { $id }.
fault-not-found-next = راجع الرقم.
fault-reused = رقم الأمر { $id } استُعمل لشيء آخر.
fault-reused-next = اجعل لكل أمر رقمه الخاص.
fault-papers-missing = { $count ->
    [zero] لا مستندات ناقصة.
    [one] مستند واحد ناقص.
    [two] مستندان ناقصان.
    [few] { $count } مستندات ناقصة.
    [many] { $count } مستندًا ناقصًا.
   *[other] { $count } مستند ناقص.
}
fault-papers-missing-next = حدّدها، أو احفظ الطلب بلا سداد.
fault-stage = الطلب مكتمل بالفعل.
fault-stage-next = افتح الطلب لترى موقفه.
fault-not-paid = لم يُسدَّد الرسم.
fault-not-paid-next = حصّل الرسم أولًا.
fault-officer-exists = الاسم { $id } مسجّل من قبل.
fault-officer-exists-next = اختر اسم دخول آخر.
fault-storage = تعذّرت القراءة من السجل أو الكتابة فيه: { $cause }
fault-storage-next = أعد المحاولة؛ فإن استمر فاتصل بمسؤول النظام.
fault-assessment = الإدارة المختصة هي التي تحدد المبلغ: { $rule }
fault-assessment-next = اكتب المبلغ الذي حُدِّد.
fault-tier = لهذا الرسم أكثر من فئة.
fault-tier-next = اختر الفئة.
fault-tier-unknown = لا توجد هذه الفئة.
fault-quantity = يُحسب هذا الرسم بوحدة { $unit }.
fault-quantity-next = اكتب العدد.
fault-above-cap = المبلغ أكبر من الحد { $cap }: { $rule }
fault-out-of-range = المبلغ خارج ما بين { $least } و{ $most }: { $rule }

identity-empty = لم يُكتب رقم.
identity-not-a-digit = «{ $found }» في الخانة { $place } ليس رقمًا.
identity-not-a-letter = «{ $found }» في الخانة { $place } ليس حرفًا لاتينيًا ولا رقمًا.
identity-length = { $found ->
    [zero] لم يُكتب رقم
    [one] كُتب رقم واحد
    [two] كُتب رقمان
    [few] كُتبت { $found } أرقام
    [many] كُتب { $found } رقمًا
   *[other] كُتب { $found } رقم
}، والمطلوب { $expected }.
identity-length-between = { $found ->
    [zero] لم يُكتب شيء
    [one] كُتبت خانة واحدة
    [two] كُتبت خانتان
    [few] كُتبت { $found } خانات
    [many] كُتبت { $found } خانة
   *[other] كُتبت { $found } خانة
}، والمطلوب من { $least } إلى { $most }.
identity-century = يبدأ الرقم بـ { $found }، ويجب أن يبدأ بأحد { $expected }.
identity-not-a-date = تاريخ الميلاد { $date } غير موجود.
identity-not-a-month = الشهر { $month } غير موجود.
identity-future = تاريخ الميلاد { $date } في المستقبل.
identity-governorate = لا توجد محافظة رمزها { $code }.
identity-check-digit = الخانة الأخيرة { $found }، والصحيح { $expected }.
identity-no-check-digit = لا يبدأ رقم بهذه الخانات.
identity-unknown = { $typed } لا يشبه رقم إثبات شخصية.

phone-empty = لم يُكتب رقم.
phone-not-a-digit = «{ $found }» ليس رقمًا.
phone-length = { $found ->
    [zero] لم يُكتب رقم
    [one] كُتب رقم واحد
    [two] كُتب رقمان
    [few] كُتبت { $found } أرقام
    [many] كُتب { $found } رقمًا
   *[other] كُتب { $found } رقم
}، والمطلوب { $expected }.
phone-beginning = لا توجد شبكة تبدأ بـ { $beginning }.
phone-abroad = الرقم من خارج البلاد من { 8 } إلى { 15 } رقمًا، والمكتوب { $found }.

money-empty = لم يُكتب مبلغ.
money-not-a-number = «{ $typed }» ليس مبلغًا.
money-negative = لا يكون المبلغ أقل من صفر.
money-decimals = { $unit }: { $allowed ->
    [zero] بلا كسور
    [one] الكسور خانة واحدة على الأكثر
    [two] الكسور خانتان على الأكثر
    [few] الكسور { $allowed } خانات على الأكثر
    [many] الكسور { $allowed } خانة على الأكثر
   *[other] الكسور { $allowed } خانة على الأكثر
}، والمكتوب { $found }.
money-too-large = المبلغ أكبر من اللازم.
money-mixed = لا يُجمع { $left } مع { $right }.
quantity-decimals = الكسور { 3 } خانات على الأكثر، والمكتوب { $found }.

field-empty = فارغ
field-too-long = { $most ->
    [zero] أطول من { $most } حرف
    [one] أطول من حرف واحد
    [two] أطول من حرفين
    [few] أطول من { $most } أحرف
    [many] أطول من { $most } حرفًا
   *[other] أطول من { $most } حرف
}
field-not-a-date = ليس تاريخًا (يوم/شهر/سنة)
field-not-whole = ليس عددًا صحيحًا
field-email = ليس عنوان بريد إلكتروني
field-iban = ليس رقم حساب بنكي (IBAN)
field-place = ليس موقعًا (خط عرض، خط طول)
fault-below-least = المبلغ أقل من { $least }: { $rule }
fault-set-by-rule = القاعدة نفسها تحدد المبلغ: { $rule }
fault-set-by-rule-next = اترك المبلغ المقدَّر فارغًا.
field-no-such-day = { $date } غير موجود
fee-unit = { $unit ->
    [m2] المتر المربع
    [month] الشهر
    [trip] الدرب
   *[other] الوحدة
}
fault-missing-unnamed = لم يُذكر ما ينقص الطلب.
fault-missing-unnamed-next = حدد المستندات الناقصة أو اكتب ما ينقص.
fault-service-ended = انتهت خدمتك في هذا المركز في { $day }.
fault-service-ended-next = راجع المشرف إن كانت مستمرة.
fault-end-date = لا بد من آخر يوم خدمة لمدخل البيانات المؤقت.
fault-end-date-next = اكتب آخر يوم.
fault-end-date-past = آخر يوم خدمة قد مضى.
fault-end-date-past-next = اكتب يومًا من اليوم فصاعدًا، أو أنهِ الخدمة فورًا.
fault-roles = لم تُختر صفة.
fault-roles-next = اختر صفة واحدة على الأقل.
fault-own-roles = لا يغيّر أحد صفاته ولا ينهي خدمته بنفسه.
fault-own-roles-next = اطلب ذلك من زميل مخوَّل.
fault-no-decision = هذا الطلب لا ينتظر قرارًا.
fault-no-decision-next = افتح قائمة القرارات من جديد.
fault-took-part = شاركت في استلام هذا الطلب، فلا يجوز أن تبتّ فيه.
fault-took-part-next = اتركه لزميل في الإدارة المختصة.

fault-headquarters = تعذر عمل الإدارة العامة: { $cause }
fault-headquarters-next = راجع قاعدة البيانات والإعدادات في headquarters.toml. ما استُلم حتى الآن باقٍ.
fault-station-unknown = الشباك { $station } غير مقيّد، أو ليس له شيء موقوف
fault-station-unknown-next = الأمر «{ $command }» يعرض الشبابيك.
