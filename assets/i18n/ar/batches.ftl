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
batches-nothing = لم يكن هناك ما يُرسل
batches-none = لم تخرج دفعة بعد
batches-none-words = تُكتب أول دفعة عند انتهاء عمل اليوم.
batch-number = الرقم
batch-when = كُتبت
batch-file = الملف
batch-hash = SHA-256
batch-state = مكانه
batch-taken = نُقل
batches-not-allowed = دورك لا يكتب الدفعات، يكتبها المشرف.

## إيصالات الإدارة العامة عن الدفعات.

receipt-taken = حُفظ إيصال الإدارة العامة عن الدفعة { $batch }، والسجل مطابق له
receipt-take = إدخال إيصال الإدارة العامة…
receipt-choose = اختيار ملف الإيصال
receipt-none = الملف ليس إيصالًا من الإدارة العامة.
receipt-none-next = اختر الملف الذي أرسلته الإدارة العامة عن دفعة هذا الشباك.
receipt-forged = الإيصال غير موقّع بتوقيع الإدارة العامة أو تغيّر بعد توقيعه.
receipt-forged-next = لا تعتمد عليه، واطلب الإيصال من الإدارة العامة من جديد.
receipt-key-expired = مفتاح التوقيع لم يكن ساريًا يوم { $day }.
receipt-key-expired-next = اطلب من الإدارة العامة إيصالًا بمفتاح سارٍ.
receipt-other-station = الإيصال يخص شباكًا آخر: { $station }
receipt-differs = السجل يخالف ما وقّعت عليه الإدارة العامة، ابتداءً من القيد { $at }.
receipt-ends = وقّعت الإدارة العامة على قيود حتى { $at }، والسجل ينتهي قبلها.
receipt-differs-next = أوقف العمل على هذا السجل، واتصل بالإدارة العامة: لا يُقبل أي تغيير في قيد سبق إرساله.
batch-received = استلمتها الإدارة العامة
receipt-file = إيصالات الإدارة العامة
