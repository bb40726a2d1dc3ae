## تسجيل العاملين من نافذة الأوامر.

officer-ask = الرقم السري باسم { $name }:
officer-ask-new = { $least ->
    [zero] رقم سري جديد باسم { $name }، بأي طول:
    [one] رقم سري جديد باسم { $name }، خانة فأكثر:
    [two] رقم سري جديد باسم { $name }، خانتان فأكثر:
    [few] رقم سري جديد باسم { $name }، { $least } خانات فأكثر:
    [many] رقم سري جديد باسم { $name }، { $least } خانة فأكثر:
   *[other] رقم سري جديد باسم { $name }، { $least } خانة فأكثر:
}
officer-ask-again = أعد كتابته:
officer-enrolled = تم تسجيل { $name }، واسم الدخول { $id }.
