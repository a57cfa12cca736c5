using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Reads the desk's forms as browsers send them.</summary>
internal static class DeskForms
{
    public static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    public static int Number(IFormCollection form, string field) =>
        int.TryParse(form[field], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static EntryForm Entry(IFormCollection form) => Common(form, new EntryForm
    {
        List = Text(form, "list"),
        Kind = Text(form, "kind"),
        Names = Rows(
            form, "name", "nameKind", "nameQuality", (text, kind, quality) => new NameRow(text, kind, quality)),
        BirthDates = Lines(form, "birthDates"),
        BirthPlaces = Lines(form, "birthPlaces"),
        Addresses = Lines(form, "addresses"),
        Nationalities = Lines(form, "nationalities"),
        Sex = Text(form, "sex"),
        Documents = Rows(
            form, "documentNumber", "documentType", "documentState",
            (number, type, state) => new DocumentRow(type, number, state)),
        Marks = Text(form, "marks"),
        Vehicles = Lines(form, "vehicles"),
        Remarks = Text(form, "remarks"),
        Warnings = Warnings(form),
        ProtectionMark = form.ContainsKey("protectionMark"),
        NoBoarding = form.ContainsKey("noBoarding"),
        Links = Rows(form, "linkEntry", "linkKind", "linkKind", (entry, kind, _) => new LinkRow(kind, entry)),
    });

    public static TermsForm Terms(IFormCollection form) =>
        Common(form, new TermsForm { NationalGround = Text(form, "nationalGround") });

    public static AdditionsForm Additions(IFormCollection form) => Common(form, new AdditionsForm
    {
        Warnings = Warnings(form),
        ProtectionMark = form.ContainsKey("protectionMark"),
        NoBoarding = form.ContainsKey("noBoarding"),
    });

    // Every entry keeps its owner and contact.
    public static BulkForm Bulk(IFormCollection form) => Common(form, new BulkForm
    {
        EntryIds =
        [
            .. form["entry"].OfType<string>().Distinct().Take(Proposals.ProposalDesk.MostEntries + 1),
        ],
        Withdraw = form.ContainsKey("withdraw"),
    }) with { Owner = "", Contact = "" };

    private static T Common<T>(IFormCollection form, T typed)
        where T : DeskForm => typed with
        {
            OnEntry = Text(form, "onEntry"),
            OnExit = Text(form, "onExit"),
            Owner = Text(form, "owner"),
            LegalGround = Text(form, "legalGround"),
            Handling = Text(form, "handling"),
            Contact = Text(form, "contact"),
            ReviewOn = Text(form, "reviewOn"),
            ExpiresOn = Text(form, "expiresOn"),
            Reason = Text(form, "reason"),
        };

    private static string[] Warnings(IFormCollection form) => [.. form["warning"].OfType<string>()];

    private static string[] Lines(IFormCollection form, string field) =>
        [.. Text(form, field).ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Trim()).Where(line => line.Length > 0)];

    // Rows of equal fields arrive as lists in the order of the page; rows without their first field are left out.
    private static T[] Rows<T>(
        IFormCollection form, string first, string second, string third, Func<string, string, string, T> row)
    {
        var (firsts, seconds, thirds) = (form[first], form[second], form[third]);
        return
        [
            .. Enumerable.Range(0, Math.Min(firsts.Count, FormFields.MostRows + 1))
                .Where(i => !string.IsNullOrWhiteSpace(firsts[i]))
                .Select(i => row(firsts[i]!.Trim(), At(seconds, i), At(thirds, i))),
        ];
    }

    private static string At(Microsoft.Extensions.Primitives.StringValues values, int index) =>
        index < values.Count ? (values[index] ?? "").Trim() : "";
}
