using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Policies;

/// <summary>
/// How travellers of some categories are inspected in some directions. Immutable; made by <see cref="CountryProfile"/>.
/// </summary>
/// <param name="Categories">Codes of the list <c>categories</c>.</param>
/// <param name="Directions">Entry, Exit or Transit.</param>
/// <param name="Mandatory">Checks without which nobody is clear, in the order in which they give the reason.</param>
/// <param name="Advisory">Checks that are shown and recorded and never change the verdict.</param>
/// <param name="Asked">Fields the officer may fill.</param>
/// <param name="Required">Fields that must be filled; every one of them is asked.</param>
/// <param name="Incomplete">What admitting takes when a mandatory check is missing.</param>
/// <param name="Refer">What admitting takes when a check failed.</param>
/// <param name="Refusable">False for those whom the State may never refuse, such as its own nationals.</param>
/// <param name="Fingerprints">True when fingerprints are asked.</param>
/// <param name="StayRegime">Code of the stay regime; empty when no stay is counted.</param>
public sealed record TravelRule(
    IReadOnlyList<string> Categories,
    IReadOnlyList<Direction> Directions,
    IReadOnlyList<string> Mandatory,
    IReadOnlyList<string> Advisory,
    IReadOnlyList<TripField> Asked,
    IReadOnlyList<TripField> Required,
    Needs Incomplete,
    Needs Refer,
    bool Refusable,
    bool Fingerprints,
    string StayRegime)
{
    /// <summary>Longest list of categories, checks or fields in a rule.</summary>
    public const int Most = 64;

    /// <summary>The check that everything which must be asked was answered.</summary>
    public const string FormCheck = "form.trip";

    /// <summary>The check that somebody else has compared typed fields with the document.</summary>
    public const string SecondLookCheck = "document.second-look";

    /// <summary>The check that the chip is genuine and says what the document says.</summary>
    public const string ChipCheck = "document.chip";

    /// <summary>
    /// Checks that are mandatory as soon as a chip lies on the reader, unless they only advise. A profile that does not
    /// say so means the check of the chip: nobody is clear before a chip that is there was read. Documents without a
    /// chip are none the worse.
    /// </summary>
    public IReadOnlyList<string> MandatoryWithChip { get; init; } = [ChipCheck];

    private static readonly TripField[] OfMinors = [TripField.AccompaniedBy, TripField.Consent];

    /// <summary>The same for a minor: who travels along and whether custody agrees must be asked.</summary>
    public TravelRule ForMinor() => this with
    {
        Mandatory = [.. Mandatory.Union([FormCheck])],
        Asked = [.. Asked.Union(OfMinors)],
        Required = [.. Required.Union(OfMinors)],
    };

    /// <summary>The same for a document that was typed: somebody else must have looked at it too.</summary>
    public TravelRule ForTyped() => this with { Mandatory = [.. Mandatory.Prepend(SecondLookCheck).Distinct()] };

    /// <summary>
    /// The same for a document whose chip lies on the reader: nobody is clear before it was read, unless the country
    /// only wants to be told.
    /// </summary>
    public TravelRule ForChip() => this with
    {
        Mandatory = [.. Mandatory.Union(MandatoryWithChip.Except(Advisory))],
    };

    /// <summary>
    /// What admitting takes under a verdict; null when nobody may be admitted, which is so while there is no live
    /// result.
    /// </summary>
    public Needs? ToAdmit(Verdict verdict) => verdict switch
    {
        Verdict.Clear => Needs.Nothing,
        Verdict.Incomplete => Incomplete,
        Verdict.Refer => Refer,
        _ => null,
    };
}
