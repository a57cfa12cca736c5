using Bmis.Biographics;

namespace Bmis.Watchlist.Lists;

/// <summary>
/// One entry of an alert list: whom or what it means, and what a match asks for. Immutable. It prints as its id.
/// </summary>
public sealed record AlertEntry
{
    /// <summary>
    /// The entry's id with its source before the colon, such as <c>ofac:1234</c>; stable over versions.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>What the entry is about.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Its names, the primary one first; at least one unless the entry is a document alone.</summary>
    public IReadOnlyList<AlertName> Names { get; init; } = [];

    /// <summary>Every statement of its birth date; empty when the list has none.</summary>
    public IReadOnlyList<BirthInterval> BirthDates { get; init; } = [];

    /// <summary>Places of birth, as written.</summary>
    public IReadOnlyList<string> BirthPlaces { get; init; } = [];

    /// <summary>Addresses, as written, one line each.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Nationalities and citizenships.</summary>
    public IReadOnlyList<CountryCode> Nationalities { get; init; } = [];

    /// <summary>Sex, or null when the list does not say.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Documents that belong to it.</summary>
    public IReadOnlyList<AlertDocument> Documents { get; init; } = [];

    /// <summary>The programmes or grounds under which it is listed, as the source abbreviates them.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary>What else the list says, as written.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>What a true match asks for, by direction.</summary>
    public AlertActions Actions { get; init; } = AlertActions.Refer;

    /// <summary>What an officer must know before going near.</summary>
    public IReadOnlyList<AlertWarning> Warnings { get; init; } = [];

    /// <summary>
    /// True when nothing may be asked or told that would reveal the person to the State of nationality or issue,
    /// until a trained person releases it.
    /// </summary>
    public bool HasProtectionMark { get; init; }

    /// <summary>True for an invented person with whom headquarters tests a lane; never part of statistics.</summary>
    public bool IsDrill { get; init; }

    /// <summary>By whose order it stands here, and how a true match is handled.</summary>
    public AlertTerms Terms { get; init; } = AlertTerms.Silent;

    /// <summary>Distinguishing marks, as written.</summary>
    public string Marks { get; init; } = "";

    /// <summary>Registration plates, as written.</summary>
    public IReadOnlyList<string> Vehicles { get; init; } = [];

    /// <summary>SHA-256 of a photograph (JPEG) as small hex digits; empty without one.</summary>
    public string Photograph { get; init; } = "";

    /// <summary>SHA-256 of fingerprint and other samples, as small hex digits.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Other entries that belong to it.</summary>
    public IReadOnlyList<AlertLink> Links { get; init; } = [];

    /// <summary>The list it comes from, in words for the officer, such as <c>OFAC SDN</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The name to show, or the id where the entry has none.</summary>
    public string Title => Names.Count > 0 ? Names[0].Text : Id;

    /// <inheritdoc/>
    public override string ToString() => Id;
}
