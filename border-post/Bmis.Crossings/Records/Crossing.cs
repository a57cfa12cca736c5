using Bmis.Crossings.Decisions;

namespace Bmis.Crossings.Records;

/// <summary>
/// The record of one inspection and its decision. Only decisions that admit, let exit or transit count as crossings
/// (<see cref="DecisionCode.IsCrossing"/>). It prints as <c>[crossing]</c>.
/// </summary>
public sealed record Crossing
{
    /// <summary>Most open hits of a record; with all others, each of the longest, it stays below its greatest length.
    /// </summary>
    public const int MostOpenHits = 100;

    /// <summary>Most discreet hits of a record, and most of which the traveller had been cleared.</summary>
    public const int MostOtherHits = 50;

    /// <summary>Id of the record, UUIDv7.</summary>
    public required Guid CrossingId { get; init; }

    /// <summary>Which way the traveller went.</summary>
    public required Direction Direction { get; init; }

    /// <summary>When the inspection began, by the lane's clock; microsecond precision travels.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the officer decided, by the lane's clock; microsecond precision travels.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>IANA name of the post's time zone, such as Africa/Nairobi.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Border crossing point: UN/LOCODE or national code.</summary>
    public required string PostCode { get; init; }

    /// <summary>The lane.</summary>
    public required string LaneId { get; init; }

    /// <summary>The officer who decided.</summary>
    public required string OfficerId { get; init; }

    /// <summary>The officer's shift; empty while shifts are not kept.</summary>
    public string ShiftId { get; init; } = "";

    /// <summary>The supervisor who agreed; empty when none was needed.</summary>
    public string SupervisorId { get; init; } = "";

    /// <summary>How the record came to be.</summary>
    public required CaptureMode CaptureMode { get; init; }

    /// <summary>The traveller, or null when the document could not be read and nobody typed it.</summary>
    public Traveller? Traveller { get; init; }

    /// <summary>The document, or null when it could not be read and nobody typed it.</summary>
    public TravelDocument? Document { get; init; }

    /// <summary>What the lane showed when the officer decided.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the officer decided.</summary>
    public required DecisionCode Decision { get; init; }

    /// <summary>The officer's words for a decision against the verdict; empty when none were needed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Every check of the inspection.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>The alert entries that possibly meant this traveller.</summary>
    public IReadOnlyList<AlertHit> Hits { get; init; } = [];

    /// <summary>Further open hits for which there was no place, none with a stronger action than those above.</summary>
    public int HitsLeftOut { get; init; }

    /// <summary>Every list that was consulted, with its version.</summary>
    public IReadOnlyList<ConsultedList> Lists { get; init; } = [];

    /// <summary>Traveller category, code of the list <c>categories</c>; empty when not asked.</summary>
    public string Category { get; init; } = "";

    /// <summary>What the officer entered about the journey; empty when nothing was asked.</summary>
    public Trip Trip { get; init; } = Trip.Empty;

    /// <summary>The record that referred the traveller to second line; null for a decision of first line.</summary>
    public Guid? ReferralId { get; init; }

    /// <summary>The live photograph; null when none was taken.</summary>
    public Photograph? Photograph { get; init; }

    /// <summary>
    /// Who typed what stands in the document, because no machine could read it or only a paper form was left; empty
    /// when it was read.
    /// </summary>
    public string TypedBy { get; init; } = "";

    /// <summary>Who else compared what was typed with the document or the form; empty for nobody.</summary>
    public string LookedBy { get; init; } = "";

    /// <summary>Number of the paper form from which it was entered; empty for a record made at the lane.</summary>
    public string PaperForm { get; init; } = "";

    /// <summary>Grounds of a refusal, codes of the list <c>refusal-grounds</c>; empty for anything else.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>
    /// True when everything that the desk saw of the alert list was an invented person of headquarters: then the record
    /// counts in no statistics. A discreet hit does not change it, because the counts would tell of it.
    /// </summary>
    public bool IsDrill => Hits.Any(hit => hit.IsOpen) && Hits.Where(hit => hit.IsOpen).All(hit => hit.IsDrill);

    /// <inheritdoc/>
    public override string ToString() => "[crossing]";
}
