## الأيام والشهور وأوقات اليوم والوقت الباقي

month-name = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
weekday-name = { $day ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
half-of-day = { $half ->
    [am] ص
   *[pm] م
}

working-days = { $days ->
    [zero] { $days } يوم عمل
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $days } أيام عمل
    [many] { $days } يوم عمل
   *[other] { $days } يوم عمل
}
calendar-days = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
weeks-long = { $weeks ->
    [zero] { $weeks } أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $weeks } أسابيع
    [many] { $weeks } أسبوعًا
   *[other] { $weeks } أسبوع
}
months-long = { $months ->
    [zero] { $months } شهر
    [one] شهر واحد
    [two] شهران
    [few] { $months } أشهر
    [many] { $months } شهرًا
   *[other] { $months } شهر
}
due-today = موعده اليوم
working-days-left = { $days ->
    [zero] باقي { $days } يوم عمل
    [one] باقي يوم عمل واحد
    [two] باقي يوما عمل
    [few] باقي { $days } أيام عمل
    [many] باقي { $days } يوم عمل
   *[other] باقي { $days } يوم عمل
}
calendar-days-left = { $days ->
    [zero] باقي { $days } يوم
    [one] باقي يوم واحد
    [two] باقي يومان
    [few] باقي { $days } أيام
    [many] باقي { $days } يومًا
   *[other] باقي { $days } يوم
}
working-days-late = { $days ->
    [zero] متأخر { $days } يوم عمل
    [one] متأخر يوم عمل واحدًا
    [two] متأخر يومي عمل
    [few] متأخر { $days } أيام عمل
    [many] متأخر { $days } يوم عمل
   *[other] متأخر { $days } يوم عمل
}
calendar-days-late = { $days ->
    [zero] متأخر { $days } يوم
    [one] متأخر يومًا واحدًا
    [two] متأخر يومين
    [few] متأخر { $days } أيام
    [many] متأخر { $days } يومًا
   *[other] متأخر { $days } يوم
}
