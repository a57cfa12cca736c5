namespace Bmis.Central.PassengerData.Flights;

/// <summary>
/// Whom a flight's list shows. It is about persons, so it comes in the body of a form and never stands in an address.
/// </summary>
internal sealed record PersonFilter
{
    private const int Longest = 64;

    public string Name { get; init; } = "";

    public string Birth { get; init; } = "";

    public string Nationality { get; init; } = "";

    public string Document { get; init; } = "";

    public string Subject { get; init; } = "";

    public bool OnlyHits { get; init; }

    public static PersonFilter Read(IFormCollection form) => new()
    {
        Name = Text(form, "name"),
        Birth = Text(form, "birth"),
        Nationality = Text(form, "nationality"),
        Document = Text(form, "document"),
        Subject = Text(form, "subject"),
        OnlyHits = form.ContainsKey("hits"),
    };

    public bool Fits(PersonLine line) =>
        Has($"{line.Surname} {line.GivenNames}", Name)
        && Has(line.Birth, Birth)
        && Has(line.Nationality, Nationality)
        && Has(line.Document?.Number ?? "", Document)
        && (Subject.Length == 0 || line.Sayings.Any(one => one.Subject == Subject))
        && (!OnlyHits || line.Hits.Count > 0);

    private static bool Has(string text, string wanted) =>
        wanted.Length == 0 || text.Contains(wanted, StringComparison.CurrentCultureIgnoreCase);

    private static string Text(IFormCollection form, string field) =>
        form[field].ToString().Trim() is { Length: <= Longest } text ? text : "";

    public override string ToString() => "[filter]";
}
