namespace Bmis.BorderPost.Tests.Screens;

/// <summary>A language that is dropped into the folder: some texts of the officer's page in Arabic.</summary>
internal static class Arabic
{
    internal const string Texts = """
        {
          "$name": "العربية",
          "frame.skip": "انتقل إلى المحتوى",
          "frame.language": "اللغة",
          "frame.product": "إدارة الحدود",
          "lane.title": "الممر",
          "lane.waiting": "جاهز",
          "lane.waiting.reason": "في انتظار المسافر التالي",
          "lane.waiting.hint": "ضع الوثيقة على القارئ أو اضغط T لكتابتها.",
          "lane.clear.reason": "نجحت جميع الفحوص الإلزامية",
          "lane.checks": "الفحوص",
          "lane.passed": "نجح {0}: {1}",
          "verdict.clear": "سليم",
          "verdict.refer": "إحالة",
          "verdict.lost": "لا نتيجة مباشرة",
          "reason.alert.hit": "القرار للخط الثاني؛ التفاصيل وراء D",
          "check.document.mrz": "المنطقة المقروءة آليا",
          "check.document.expiry": "الصلاحية",
          "check.alert.list": "قائمة التنبيه",
          "result.Failed": "فشل",
          "fact.born": "تاريخ الميلاد",
          "fact.age": "العمر {0}",
          "fact.sex": "الجنس",
          "fact.nationality": "الجنسية",
          "fact.document": "الوثيقة",
          "fact.issuer": "جهة الإصدار",
          "fact.expiry": "تنتهي في",
          "fact.stay": "الإقامة المتبقية",
          "sex.F": "أنثى",
          "photo.last.none": "لا توجد صورة سابقة في هذا الممر",
          "photo.live": "مباشر: لا كاميرا",
          "key.admit": "سماح",
          "key.admit.ask": "سماح مع السبب",
          "key.refer": "إحالة",
          "key.details": "التفاصيل",
          "key.cancel": "إلغاء",
          "key.type": "كتابة",
          "sign-out.do": "خروج"
        }
        """;
}
