## الإدارة المختصة والموظفون.

page-decisions = القرارات
decisions-words = طلبات تنتظر البتّ فيها، الأقدم موعدًا قانونيًا أولًا. ولا يبتّ في الطلب من شارك في استلامه.
decisions-none = لا طلب ينتظر قرارك
decisions-none-words = يصل الطلب إلى هنا متى اكتملت مستنداته وسُدد رسمه.
decisions-nobody = شخص مقدم الطلب لا يدخل في هذا القرار.
decisions-papers = المستندات · حدد الناقص أو غير المستوفى
decisions-form = بيانات الطلب
decisions-withheld = { $count ->
    [zero] لا بيان محجوب.
    [one] حُجب بيان واحد يدل على الشخص.
    [two] حُجب بيانان يدلان على الشخص.
    [few] حُجبت { $count } بيانات تدل على الشخص.
    [many] حُجب { $count } بيانًا يدل على الشخص.
   *[other] حُجب { $count } بيان يدل على الشخص.
}
decisions-returned-before = سبقت إعادته للاستكمال
decisions-reason-help = لازم عند الرفض، ويطّلع عليه المواطن.
decisions-approve = قبول
decisions-return = إعادة للاستكمال
decisions-refuse = رفض
decisions-done = سُجّل القرار.
page-staff = الموظفون
staff-words = من يعمل هنا وبأي صفة وإلى متى. ولا يغيّر أحد صفاته بنفسه.
staff-name = الاسم
staff-officer = اسم الدخول
staff-officer-help = من ٢ إلى ٣٢ حرفًا لاتينيًا أو رقمًا.
staff-roles = الصفات
staff-until = آخر يوم خدمة
staff-until-help = لازم لمدخل البيانات المؤقت، ويجوز تركه لغيره.
staff-ended = انتهت
staff-new = موظف جديد
staff-change = تعديل
staff-enrol = تسجيل
staff-save = حفظ التعديل
staff-end = إنهاء الخدمة الآن
staff-saved = سُجّل ذلك.
print-again-title = ما سبب طبع نسخة أخرى؟
print-again-words = سبق طبع هذه الورقة. ويُدوَّن السبب باسمك في سجل الطلب.
print-again = طبع نسخة
