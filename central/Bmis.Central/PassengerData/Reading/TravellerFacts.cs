using System.Text.Json.Serialization;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>
/// A person of a message as the warehouse keeps him or her, sealed: as sent, except that dates which were understood
/// are ISO dates. It prints as <c>[traveller]</c>.
/// </summary>
internal sealed record TravellerFacts
{
    /// <summary>What the sender calls the role, such as FL, FM, DDU, or A, C, IN for names of bookings.</summary>
    public string Role { get; init; } = "";

    public string Surname { get; init; } = "";

    public IReadOnlyList<string> GivenNames { get; init; } = [];

    /// <summary>Other readings of the name: without a network's blank, without a title, of a document.</summary>
    public IReadOnlyList<NameFacts> OtherNames { get; init; } = [];

    public string Birth { get; init; } = "";

    public string Sex { get; init; } = "";

    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public IReadOnlyList<DocumentFacts> Documents { get; init; } = [];

    /// <summary>Locators, references, tickets, seats.</summary>
    public IReadOnlyList<ReferenceFacts> References { get; init; } = [];

    /// <summary>Where he or she got on, and where the way ends; empty when not said.</summary>
    public string From { get; init; } = "";

    public string To { get; init; } = "";

    /// <summary>Whether it is what may still be read once nobody is to be named.</summary>
    public bool IsMasked { get; init; }

    /// <summary>The first byte in the transmission, and how many.</summary>
    [JsonIgnore]
    public (int Offset, int Length) Place { get; init; }

    public override string ToString() => "[traveller]";

    /// <summary>
    /// What may still be read once nobody is to be named: the role and the way (Directive (EU) 2016/681, Article 12
    /// (2): names, addresses, documents and advance passenger information are masked out).
    /// </summary>
    public TravellerFacts Masked() => new() { Role = Role, From = From, To = To, IsMasked = true };
}
