## مفتاح السجل: عند من هو، وكيف يُطلب، وما قد يحدث.

key-ask = عبارة مرور الشباك:
key-ask-new = { $least ->
    [zero] عبارة المرور الجديدة، أي طول:
    [one] عبارة المرور الجديدة، خانة فأكثر:
    [two] عبارة المرور الجديدة، خانتان فأكثر:
    [few] عبارة المرور الجديدة، { $least } خانات فأكثر:
    [many] عبارة المرور الجديدة، { $least } خانة فأكثر:
   *[other] عبارة المرور الجديدة، { $least } خانة فأكثر:
}
key-ask-again = أعد كتابتها:
key-none = لا يوجد مفتاح بعد؛ يُنشأ مع أول تشغيل.
key-in-keyring = المفتاح في حافظة مفاتيح هذا الجهاز باسم «{ $name }».
key-behind-passphrase = المفتاح محفوظ بعبارة مرور الشباك.
key-lies-open = المفتاح مكشوف بجوار السجل: { $path }
key-no-escrow = لا أحد يحتفظ بنسخة من المفتاح: لم تُذكر في الإعدادات جهة حفظ.
key-no-escrow-next = اكتب مفتاح الإدارة العامة (age) في الإعدادات: escrow = ["age1…"]
key-escrow-lies = نسخة الإدارة العامة جاهزة: { $path }
key-escrow-none = لم تُجهَّز نسخة الإدارة العامة بعد: shubbak key escrow يجهّزها.

key-needs-passphrase = السجل مقفل بعبارة مرور الشباك.
key-needs-passphrase-next = شغّله من نافذة أوامر، أو باستعمال --passphrase-file.
key-wrong-passphrase = عبارة المرور غير صحيحة.
key-wrong-passphrase-next = اكتبها مرة أخرى. فإن نُسيت فلدى الإدارة العامة نسخة من المفتاح.
key-short = { $least ->
    [zero] عبارة المرور لا تكون فارغة.
    [one] عبارة المرور لا تقل عن خانة واحدة.
    [two] عبارة المرور لا تقل عن خانتين.
    [few] عبارة المرور لا تقل عن { $least } خانات.
    [many] عبارة المرور لا تقل عن { $least } خانة.
   *[other] عبارة المرور لا تقل عن { $least } خانة.
}
key-short-next = اختر أربع كلمات أو خمسًا لا يعرفها غير طاقم الشباك.
key-differ = العبارتان مختلفتان.
key-differ-next = اكتب العبارة نفسها مرتين.
key-no-keyring = حافظة مفاتيح هذا الجهاز لا تستجيب: { $cause }
key-no-keyring-next = سجّل الدخول إلى سطح المكتب، أو اختر key = "passphrase" في الإعدادات.
key-not-in-keyring = ليس في حافظة مفاتيح هذا الجهاز مفتاح باسم «{ $name }».
key-recover-next = ادخل بحساب من أعدّ الجهاز، أو أعد المفتاح من نسخة الإدارة العامة: shubbak key recover.
key-open-refused = المفتاح مكشوف بجوار السجل، والإعدادات لا تسمح بذلك.
key-open-refused-next = انقله بالأمر shubbak key change --to keyring، أو اكتب key = "beside" في الإعدادات.
key-bad-escrow = مفتاح الحفظ رقم { $place } في الإعدادات ليس مفتاح age.
key-bad-escrow-next = صحّحه: يبدأ بـ age1.
key-not-a-copy = لا مفتاح في هذا الملف.
key-not-a-copy-next = اطلب النسخة من الإدارة العامة مرة أخرى.
key-copy-closed = النسخة ما زالت مغلقة للإدارة العامة.
key-copy-closed-next = اطلب من الإدارة العامة فتحها، أو قدّم مفتاح الفتح باستعمال --identity.
key-of-another = هذا المفتاح يفتح سجلًا آخر.
key-of-another-next = اطلب من الإدارة العامة نسخة هذا الشباك؛ لم يتغير شيء.

## الصفحة التي تسبق الدخول، حين تفتح عبارةُ المرور السجل.

unlock-title = فتح السجل
unlock-words = سجل هذا الشباك مشفّر. اكتب عبارة مرور الشباك.
unlock-passphrase = عبارة المرور
unlock-show = إظهار ما أكتب
unlock-do = فتح
unlock-waiting = جارٍ الفتح…
unlock-missing = اكتب عبارة المرور.
unlock-forgotten = نسيتها؟ لدى الإدارة العامة نسخة من المفتاح.
unlock-new-title = اختيار عبارة المرور
unlock-new-words = تُطلب عند كل تشغيل. ومن دونها لا تفتح السجلَّ إلا نسخة الإدارة العامة.
unlock-new-hint = { $least ->
    [zero] أربع كلمات أو خمس، أي طول.
    [one] أربع كلمات أو خمس، خانة فأكثر.
    [two] أربع كلمات أو خمس، خانتان فأكثر.
    [few] أربع كلمات أو خمس، { $least } خانات فأكثر.
    [many] أربع كلمات أو خمس، { $least } خانة فأكثر.
   *[other] أربع كلمات أو خمس، { $least } خانة فأكثر.
}
unlock-again = أعد كتابتها
unlock-new-do = قفل السجل وفتحه
