## الدفعات المختومة: ما ينتظر الخروج وما خرج.

batches-title = الدفعات
batches-waiting = { $count ->
    [zero] لا شيء ينتظر الخروج
    [one] قيد واحد ينتظر الخروج
    [two] قيدان ينتظران الخروج
    [few] { $count } قيود تنتظر الخروج
    [many] { $count } قيدًا ينتظر الخروج
   *[other] { $count } قيد ينتظر الخروج
}
batches-words = الدفعة ملف واحد مختوم فيه كل ما تم منذ الدفعة السابقة ومرفقاته، ولا تفتحه إلا الإدارة العامة.
batches-write = كتابة دفعة
batches-write-to = كتابتها في مجلد آخر…
batches-choose = اختيار مجلد
batches-folder = المجلد
batches-writing = جارٍ الختم والمراجعة…
batches-sealed = خُتمت الدفعة { $number } وروجعت
batches-sealed-words = { $actions ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $actions } قيود
    [many] { $actions } قيدًا
   *[other] { $actions } قيد
} · { $cases ->
    [zero] بلا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { $cases } طلبات
    [many] { $cases } طلبًا
   *[other] { $cases } طلب
}
batches-nothing = لم يكن هناك ما يُرسل
batches-none = لم تخرج دفعة بعد
batches-none-words = تُكتب أول دفعة عند انتهاء عمل اليوم.
batch-number = الرقم
batch-when = كُتبت
batch-file = الملف
batch-hash = SHA-256
batch-state = مكانه
batch-present = في مكانه
batch-taken = نُقل
batches-not-allowed = دورك لا يكتب الدفعات، يكتبها المشرف.
