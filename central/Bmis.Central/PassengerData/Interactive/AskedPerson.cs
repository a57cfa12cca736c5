using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact.Paxlst;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A person of a request. It prints as <c>[person]</c>.</summary>
/// <param name="Facts">Who it is.</param>
/// <param name="References">Locator and reference as they were sent, which the answer repeats.</param>
internal sealed record AskedPerson(TravellerFacts Facts, IReadOnlyList<ListedReference> References)
{
    /// <summary>What makes a person of a flight the same in all requests: the carrier's reference, else who it is.
    /// </summary>
    public string Key
    {
        get
        {
            if (Reference(PaxlstCodes.Passenger) is { Length: > 0 } unique)
                return "u|" + unique;
            var document = Facts.Documents is [var first, ..] ? $"{first.Issuer}|{first.Number}" : "";
            var name = string.Join(' ', Facts.GivenNames.Prepend(Facts.Surname));
            return $"n|{Reference(PaxlstCodes.Locator)}|{name}|{Facts.Birth}|{document}";
        }
    }

    /// <summary>The documents as one text; null for none. A decision of a person stands for them.</summary>
    public string? DocumentsKey => Facts.Documents.Count == 0
        ? null
        : "d|" + string.Join('|', Facts.Documents.Select(one => $"{one.Type} {one.Issuer} {one.Number} {one.Expiry}"));

    public override string ToString() => "[person]";

    private string Reference(string qualifier) =>
        References.FirstOrDefault(one => one.Qualifier == qualifier)?.Value ?? "";
}
