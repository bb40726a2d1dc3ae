## ما يخص خانات الكتابة: قائمة النص والأرقام السرية والتقويم ولوحة الأرقام.

field-menu = ما يمكن عمله بالنص
field-undo = تراجع
field-redo = إعادة
field-cut = قص
field-copy = نسخ
field-paste = لصق
field-delete = حذف
field-select-all = تحديد الكل
field-show-secret = إظهار ما كُتب
field-hide-secret = إخفاء ما كُتب

date-placeholder = يوم/شهر/سنة
calendar-open = اختيار اليوم
calendar-month-before = الشهر السابق
calendar-month-after = الشهر التالي
calendar-year-before = السنة السابقة
calendar-year-after = السنة التالية
calendar-month = { $month } { $year }
calendar-today = اليوم
weekday-short = { $day ->
    [1] اثنين
    [2] ثلاثاء
    [3] أربعاء
    [4] خميس
    [5] جمعة
    [6] سبت
   *[7] أحد
}

pad-name = لوحة الأرقام
pad-backspace = مسح رقم
pad-clear = مسح الكل
pad-point = الفاصلة
