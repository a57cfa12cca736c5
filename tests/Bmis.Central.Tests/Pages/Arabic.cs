namespace Bmis.Central.Tests.Pages;

/// <summary>A language that is dropped into the folder: some texts of headquarters in Arabic.</summary>
internal static class Arabic
{
    public const string Texts =
        """
        {
          "$name": "العربية",
          "frame.skip": "انتقل إلى المحتوى",
          "frame.language": "اللغة",
          "frame.product": "إدارة الحدود",
          "place": "المقر الرئيسي",
          "sign-out": "خروج",
          "nav.crossings": "العبور",
          "nav.posts": "المنافذ",
          "nav.lists": "قوائم التنبيه",
          "nav.reports": "التقارير",
          "nav.accounts": "الحسابات",
          "start.title": "نظرة عامة",
          "crossings.title": "العبور",
          "crossings.name": "الاسم",
          "crossings.time": "الوقت في المنفذ",
          "verdict.Clear": "سليم",
          "flows.heading": "عبور الحدود"
        }
        """;
}
