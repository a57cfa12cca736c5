using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// A person of the list that the United States had before the UN's (US EDIFACT 001:000), which holds a person in one
/// segment: <c>PDT+type/number:expiry:State+surname:given:given:birth:sex+PAX+from:to</c>.
/// </summary>
internal static class PersonLine
{
    private const string Embarked = "178";
    private const string Destination = "179";

    /// <summary>The person of a segment PDT.</summary>
    internal static ListedPerson Read(Segment pdt, ListTexts texts)
    {
        var name = pdt[1];
        return new ListedPerson
        {
            Role = texts.Code(pdt[2].Whole),
            Surname = texts.Words(name[0]),
            GivenNames = [.. new[] { texts.Words(name[1]), texts.Words(name[2]) }.Where(one => one.Length > 0)],
            NamesWithoutBlanks = [],
            PartyId = "",
            Address = null,
            Sex = texts.Code(name[4]),
            Nationalities = [],
            Dates = Dates(PaxlstCodes.Birth, name[3], pdt, texts),
            Places = [Place(Embarked, pdt[3][0], texts), Place(Destination, pdt[3][1], texts)],
            References = [],
            Documents = pdt[0].IsEmpty ? [] : [Document(pdt, texts)],
            Measures = [],
            Texts = [],
            Contacts = [],
            Employment = "",
            Verification = "",
            Offset = pdt.Offset,
            Length = pdt.Whole.Length,
        };
    }

    private static ListedDocument Document(Segment pdt, ListTexts texts)
    {
        var what = texts.Number(pdt[0][0]);
        var slash = what.IndexOf('/', StringComparison.Ordinal);
        return new ListedDocument
        {
            Type = slash < 0 ? "" : what[..slash],
            TypeList = "",
            TypeAgency = "",
            Number = what[(slash + 1)..],
            Dates = Dates(PaxlstCodes.Expiry, pdt[0][1], pdt, texts),
            Places = pdt[0][2].IsEmpty ? [] : [Place(PaxlstCodes.Issuing, pdt[0][2], texts)],
            References = [],
            Verification = "",
            Offset = pdt.Offset,
        };
    }

    private static ListedDate[] Dates(string qualifier, Component value, Segment pdt, ListTexts texts) =>
        value.IsEmpty ? [] : [texts.Date(qualifier, texts.Code(value), "", pdt.Offset)];

    private static ListedPlace Place(string qualifier, Component code, ListTexts texts) =>
        new(qualifier, texts.Code(code), "", "", "", []);
}
