namespace Bmis.Edifact.Paxlst;

/// <summary>A passenger or member of a crew (group 4), as the carrier knows them. It prints as <c>[person]</c>.
/// </summary>
public sealed record ListedPerson
{
    /// <summary>What they are (3035): FL passenger, FM crew, DDU passenger in transit, DDT crew in transit.</summary>
    public required string Role { get; init; }

    /// <summary>The first component of the name: the surname, or everything where it was not taken apart.</summary>
    public required string Surname { get; init; }

    /// <summary>The components behind it, as far as they were sent.</summary>
    public required IReadOnlyList<string> GivenNames { get; init; }

    /// <summary>
    /// The components of the name without blanks before folds, where it was folded behind one: networks add such
    /// blanks, so both readings are kept. Empty otherwise.
    /// </summary>
    public required IReadOnlyList<string> NamesWithoutBlanks { get; init; }

    /// <summary>An identifier of the person at the carrier (3039).</summary>
    public required string PartyId { get; init; }

    /// <summary>Where they live or stay; null when nothing was sent.</summary>
    public required ListedAddress? Address { get; init; }

    /// <summary>Sex or gender as it was sent (9019).</summary>
    public required string Sex { get; init; }

    /// <summary>Nationalities as they were sent (3293).</summary>
    public required IReadOnlyList<string> Nationalities { get; init; }

    /// <summary>Birth (329) and whatever else was sent.</summary>
    public required IReadOnlyList<ListedDate> Dates { get; init; }

    /// <summary>Clearance (22), residence (174), embarkation (178), destination (179), birth (180).</summary>
    public required IReadOnlyList<ListedPlace> Places { get; init; }

    /// <summary>Record locator, unique reference, seat and others.</summary>
    public required IReadOnlyList<ListedReference> References { get; init; }

    /// <summary>Documents and visas in order.</summary>
    public required IReadOnlyList<ListedDocument> Documents { get; init; }

    /// <summary>Baggage.</summary>
    public required IReadOnlyList<ListedMeasure> Measures { get; init; }

    /// <summary>Free text, such as tags of bags.</summary>
    public required IReadOnlyList<ListedText> Texts { get; init; }

    /// <summary>Telephone, e-mail and the like.</summary>
    public required IReadOnlyList<ListedContact> Contacts { get; init; }

    /// <summary>What somebody is on board (9005), such as CR1 for the cockpit; empty for passengers.</summary>
    public required string Employment { get; init; }

    /// <summary>Whether what was sent was verified: 173 verified, 174 not (7365); empty when not said.</summary>
    public required string Verification { get; init; }

    /// <summary>The first byte of NAD in the transmission.</summary>
    public required int Offset { get; init; }

    /// <summary>Bytes to the end of the last segment that is theirs.</summary>
    public required int Length { get; init; }

    /// <summary>The birth date (329).</summary>
    public ListedDate? Birth => Dates.FirstOrDefault(date => date.Qualifier == PaxlstCodes.Birth);

    /// <summary>The code of a place, or its name where it has no code; empty when it was not sent.</summary>
    public string PlaceOf(string qualifier) => Places.FirstOrDefault(one => one.Qualifier == qualifier) is { } place
        ? place.Code.Length > 0 ? place.Code : place.Name
        : "";

    /// <summary>The first reference of a kind; empty when it was not sent.</summary>
    public string ReferenceOf(string qualifier) =>
        References.FirstOrDefault(one => one.Qualifier == qualifier)?.Value ?? "";

    /// <inheritdoc/>
    public override string ToString() => "[person]";
}
