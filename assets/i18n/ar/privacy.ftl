## مدة حفظ ما قدمه المواطنون، ومن اطّلع عليه، وما مُحي منه.

case-erased = مُحيت بياناته
fault-emptied = مُحيت بيانات هذا الطلب لانقضاء مدة حفظها.
fault-emptied-next = بقيت منه الأرقام والمبالغ والتواريخ، ولا يُتخذ فيه إجراء آخر.
fault-held = محو هذا الطلب موقوف، فلا يُمحى منه شيء.
fault-held-next = ارفع الوقف أولًا إن زال سببه.
fault-unconfirmed = مدد الحفظ لم تُعتمد بعد، فلم يُمحَ شيء.
fault-unconfirmed-next = اطلب من الشؤون القانونية اعتمادها، ثم يضع مسؤول النظام الجدول المعتمد في إعدادات المركز.
fault-not-held = محو هذا الطلب غير موقوف.
fault-not-held-next = افتح الطلب لترى موقفه.

trail-held = أُوقف المحو
trail-hold-lifted = رُفع وقف المحو
trail-erased = مُحيت بيانات انقضت مدة حفظها
trail-case-read = اطُّلع على الملف
trail-access-told = اطُّلع على سجل الاطلاع
trail-sent = أُرسل إلى الإدارة
trail-looked-opened = فُتح الطلب
trail-looked-found = عُثر عليه بالبحث
trail-looked-recognised = حضر صاحبه مجددًا
trail-looked-to-decide = للبت فيه
trail-batch = الدفعة { $number }
trail-erased-person = بيانات مقدم الطلب
trail-program = البرنامج

# سجل المواطن.
trail-title = ملفك لدينا
trail-steps = ما تم من إجراءات
trail-looks = من اطّلع عليه
trail-what-erased = ما مُحي
trail-note = تكرار الاطلاع من جهة واحدة في يوم واحد سطر واحد.
trail-right = لك طلب التصحيح أو التظلم عند أي شباك.

# في صفحة الطلب.
case-emptied = مُحيت بيانات مقدم الطلب في { $date } بعد انقضاء مدة حفظها، وبقيت الأرقام والمبالغ والإجراءات.
case-files-erased = { $count ->
    [zero] لم يُمحَ ملف.
    [one] مُحي ملف واحد بعد انقضاء مدة حفظه.
    [two] مُحي ملفان بعد انقضاء مدة حفظهما.
    [few] مُحيت { $count } ملفات بعد انقضاء مدة حفظها.
    [many] مُحي { $count } ملفًا بعد انقضاء مدة حفظها.
   *[other] مُحي { $count } ملف بعد انقضاء مدة حفظها.
}
hold-standing = لا يُمحى شيء من هذا الطلب منذ { $date }
hold-set-deed = إيقاف المحو
hold-lift-deed = رفع الإيقاف
hold-words = لأمر محكمة أو شكوى أو تفتيش: لا يُمحى من الطلب شيء حتى يُرفع الإيقاف. ويبقى في السجل من أوقف ولماذا.
hold-lift-words = يُمحى الطلب بعد الآن متى انقضت مدة حفظه. ويبقى في السجل من رفع الإيقاف ولماذا.
hold-set = أُوقف محو هذا الطلب.
hold-lifted = رُفع الإيقاف.
access-title = الخصوصية
access-words = من اطّلع على طلبات هذا المواطن ومتى ولماذا. ويُسجَّل السؤال أيضًا.
access-show = من اطّلع
trail-print = طباعة للمواطن

# مدة الحفظ.
page-retention = مدة الحفظ
retention-due = { $count ->
    [0] لم تنقضِ مدة حفظ شيء حتى { $date }
    [zero] لم تنقضِ مدة حفظ شيء حتى { $date }
    [one] طلب واحد انقضت مدة حفظه حتى { $date }
    [two] طلبان انقضت مدة حفظهما حتى { $date }
    [few] { $count } طلبات انقضت مدة حفظها حتى { $date }
    [many] { $count } طلبًا انقضت مدة حفظها حتى { $date }
   *[other] { $count } طلب انقضت مدة حفظها حتى { $date }
}
retention-words = يُبقي المحو الأرقام والمبالغ والتواريخ والبصمات دليلًا، وتبقى الإحصاءات صحيحة.
retention-kept-on = تبقى في النسخ الاحتياطية الأقدم والدفعات المرسلة حتى تُستبدل. وإذا استُعيدت نسخة أقدم محاها المحو التالي من جديد.
retention-held = { $count ->
    [zero] لا طلب موقوف محوه.
    [one] طلب واحد موقوف محوه، فيبقى.
    [two] طلبان موقوف محوهما، فيبقيان.
    [few] { $count } طلبات موقوف محوها، فتبقى.
    [many] { $count } طلبًا موقوف محوها، فتبقى.
   *[other] { $count } طلب موقوف محوها، فتبقى.
}
retention-erase = محو ما انقضت مدته
retention-erasing = يجري المحو…
retention-none = لا شيء يُمحى
retention-none-words = لم تنقضِ مدة حفظ شيء.
retention-done = { $cases ->
    [zero] لم يُمحَ طلب
    [one] مُحي طلب واحد
    [two] مُحي طلبان
    [few] مُحيت { $cases } طلبات
    [many] مُحي { $cases } طلبًا
   *[other] مُحي { $cases } طلب
}: { $files ->
    [0] لا ملفات
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}، { $size }
retention-began-anew = بدأ السجل من نسخة في { $date }، وما أُوقف محوه بعد تلك النسخة ليس فيه. يُراجع قبل المحو.
retention-unverified = هذه المدد مقترحة، ولا يُمحى في مركز حقيقي شيء حتى تعتمدها الشؤون القانونية.
retention-since = تُحسب من
retention-what = ما يُمحى
retention-schedule = جدول المدد
retention-confirmed = معتمد
retention-months = { $months ->
    [zero] فور القرار
    [one] شهر واحد بعد القرار
    [two] شهران بعد القرار
    [few] { $months } أشهر بعد القرار
    [many] { $months } شهرًا بعد القرار
   *[other] { $months } شهر بعد القرار
}
retention-months-draft = { $months ->
    [zero] فور ترك الكتابة
    [one] شهر واحد بعد آخر كتابة
    [two] شهران بعد آخر كتابة
    [few] { $months } أشهر بعد آخر كتابة
    [many] { $months } شهرًا بعد آخر كتابة
   *[other] { $months } شهر بعد آخر كتابة
}
retention-months-aside = { $months ->
    [zero] فور التنحية
    [one] شهر واحد بعد التنحية
    [two] شهران بعد التنحية
    [few] { $months } أشهر بعد التنحية
    [many] { $months } شهرًا بعد التنحية
   *[other] { $months } شهر بعد التنحية
}
retention-ask = محو بلا رجعة؟
retention-ask-deed = محو بلا رجعة
retention-ask-goes = { $cases ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
}: { $files ->
    [0] لا ملفات
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
} ({ $size })، وبيانات أصحاب { $people ->
    [0] لا شيء منها
    [zero] لا شيء منها
    [one] طلب واحد
    [two] طلبين
    [few] { $people } طلبات
    [many] { $people } طلبًا
   *[other] { $people } طلب
}.
retention-ask-stays = لا يعيدها أحد. وتبقى أرقام الطلبات والإيصالات والمبالغ والتواريخ وبصمات الملفات.
