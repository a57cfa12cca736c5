using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// A person of the list that the United States had before the UN's (US EDIFACT 001:000), which holds a person in one
/// segment: <c>PDT+type/number:expiry:State+surname:given:given:birth:sex+PAX+from:to</c>.
/// </summary>
internal sealed record PersonLine : ListedPerson
{
    private const string Embarked = "178";
    private const string Destination = "179";

    internal PersonLine(PersonTable table, int index)
        : base(table, index)
    {
    }

    /// <inheritdoc/>
    public override string Role => First((in pdt, texts) => texts.Code(pdt[2].Whole));

    /// <inheritdoc/>
    public override string Surname => First((in pdt, texts) => texts.Words(pdt[1][0]));

    /// <inheritdoc/>
    public override IReadOnlyList<string> GivenNames => First(ReadGivenNames);

    /// <inheritdoc/>
    public override IReadOnlyList<string> NamesWithoutBlanks => [];

    /// <inheritdoc/>
    public override string PartyId => "";

    /// <inheritdoc/>
    public override ListedAddress? Address => null;

    /// <inheritdoc/>
    public override string Sex => First((in pdt, texts) => texts.Code(pdt[1][4]));

    /// <inheritdoc/>
    public override IReadOnlyList<ListedDate> Dates => First((in pdt, texts) => ReadBirth(pdt, texts, Meaning(0)));

    /// <inheritdoc/>
    public override IReadOnlyList<ListedPlace> Places => First(ReadPlaces);

    /// <inheritdoc/>
    public override IReadOnlyList<ListedDocument> Documents =>
        First((in pdt, texts) => ReadDocuments(pdt, texts, Meaning(1)));

    /// <summary>What the dates of a line mean; null for one that is none or was not sent.</summary>
    internal static (DateTime? Birth, DateTime? Expiry) ReadDates(in Segment pdt, DateReading dates) => (
        pdt[1][3] is { IsEmpty: false } birth ? dates.Read(PaxlstCodes.BirthCode, birth, pdt.Offset) : null,
        pdt[0][1] is { IsEmpty: false } expiry ? dates.Read(PaxlstCodes.ExpiryCode, expiry, pdt.Offset) : null);

    /// <summary>Reads all text that the person can be asked for.</summary>
    internal static object Everything(in Segment pdt, ListTexts texts) => (
        texts.Code(pdt[2].Whole), texts.Words(pdt[1][0]), ReadGivenNames(pdt, texts), texts.Code(pdt[1][4]),
        ReadBirth(pdt, texts, meaning: null), ReadPlaces(pdt, texts), ReadDocuments(pdt, texts, meaning: null));

    private static IReadOnlyList<string> ReadGivenNames(in Segment pdt, ListTexts texts)
    {
        string[] names = [texts.Words(pdt[1][1]), texts.Words(pdt[1][2])];
        return [.. names.Where(name => name.Length > 0)];
    }

    private static ListedDate[] ReadBirth(in Segment pdt, ListTexts texts, DateTime? meaning) =>
        Date(PaxlstCodes.Birth, pdt[1][3], texts, meaning);

    private static ListedPlace[] ReadPlaces(in Segment pdt, ListTexts texts) =>
        [Place(Embarked, pdt[3][0], texts), Place(Destination, pdt[3][1], texts)];

    private static ListedDocument[] ReadDocuments(in Segment pdt, ListTexts texts, DateTime? meaning)
    {
        if (pdt[0].IsEmpty)
            return [];
        var what = texts.Code(pdt[0][0]);
        var slash = what.IndexOf('/', StringComparison.Ordinal);
        return
        [
            new()
            {
                Type = slash < 0 ? "" : what[..slash],
                TypeList = "",
                TypeAgency = "",
                Number = what[(slash + 1)..],
                Dates = Date(PaxlstCodes.Expiry, pdt[0][1], texts, meaning),
                Places = pdt[0][2].IsEmpty ? [] : [Place(PaxlstCodes.Issuing, pdt[0][2], texts)],
                References = [],
                Verification = "",
                Offset = pdt.Offset,
            },
        ];
    }

    private static ListedDate[] Date(string qualifier, in Component value, ListTexts texts, DateTime? meaning) =>
        value.IsEmpty ? [] : [ListTexts.Date(qualifier, texts.Code(value), "", meaning)];

    private static ListedPlace Place(string qualifier, in Component code, ListTexts texts) =>
        new(qualifier, texts.Code(code), "", "", "", []);
}
