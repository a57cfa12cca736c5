using Bmis.Biographics;
using Bmis.Central.Keys;
using Bmis.Watchlist;

namespace Bmis.Central.Hits;

/// <summary>
/// Whom a crossing's row tells of, as far as the first sieve needs it. It prints as <c>[traveller]</c>.
/// </summary>
internal sealed record PastTraveller
{
    // Letters of the shortest name field that may be cut: TD1 (Doc 9303-5).
    private const int ShortestNameField = 30;

    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public long Sequence { get; init; }

    public string Nationality { get; init; } = "";

    public string IssuingState { get; init; } = "";

    public string Sex { get; init; } = "";

    public byte[]? Personal { get; init; }

    /// <summary>The question about him or her; null when nothing is known.</summary>
    public AlertQuery? Query(RecordSeal seal)
    {
        var person = seal.Person(RegionId, LaneId, Sequence, Personal);
        var hasName = PersonName.Parse(person.Primary, person.Secondary).TryGet(out var name);
        var hasNumber = DocumentNumber.Parse(person.DocumentNumber).TryGet(out var number);
        if (!hasName && !hasNumber)
            return null;
        return new AlertQuery
        {
            Name = hasName ? name : null,
            NameIsTruncated = person.Primary.Length + 2 + person.Secondary.Length >= ShortestNameField,
            BirthDate = PartialDate.Parse(person.BirthDate).TryGet(out var birth) ? birth : default,
            Sex = Enum.TryParse<Sex>(Sex, out var sex) ? sex : null,
            Nationality = CountryCode.Parse(Nationality).TryGet(out var state) ? state : null,
            DocumentNumber = hasNumber ? number : null,
            IssuingState = CountryCode.Parse(IssuingState).TryGet(out var issuer) ? issuer : null,
        };
    }

    public override string ToString() => "[traveller]";
}
