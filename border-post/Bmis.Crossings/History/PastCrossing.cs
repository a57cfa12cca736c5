using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;
using Bmis.Crossings.Stays;

namespace Bmis.Crossings.History;

/// <summary>
/// What is left of a crossing in a traveller's history: who, when, where, which way, and what was decided. It prints as
/// <c>[past crossing]</c>.
/// </summary>
/// <param name="CrossingId">Id of the record.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Day">The day on the post's calendar.</param>
/// <param name="PostCode">The border crossing point.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Decision">What was decided, after corrections.</param>
/// <param name="Category">Traveller category.</param>
/// <param name="Traveller">The traveller; null in a removal.</param>
/// <param name="Document">The document, without its MRZ; null when it was not read.</param>
public sealed record PastCrossing(
    Guid CrossingId,
    DateTimeOffset At,
    DateOnly Day,
    string PostCode,
    Direction Direction,
    DecisionCode Decision,
    string Category,
    Traveller? Traveller,
    TravelDocument? Document)
{
    /// <summary>
    /// The live photograph of the record, where this very post took it; null elsewhere, because it does not travel.
    /// </summary>
    public Photograph? Photograph { get; init; }

    /// <summary>True when the record was corrected into one that no history keeps.</summary>
    public bool IsRemoved => !IsKept(Decision);

    /// <summary>The passage that a stay is made of; null for a refusal, a transit and the like.</summary>
    public Passage? Passage => Decision.IsCrossing && Direction is Direction.Entry or Direction.Exit
        ? new Passage(At, Day, Direction == Direction.Entry)
        : null;

    /// <summary>
    /// What a history keeps of a record; null when it says nobody, or is about a drill's invented person. Referrals and
    /// cancelled captures give a removal: the decision that follows stands by itself.
    /// </summary>
    public static PastCrossing? Of(Crossing record)
    {
        if (record.Traveller is null || record.IsDrill) return null;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(record.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        return new(
            record.CrossingId,
            record.DecidedAt,
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(record.DecidedAt, zone).DateTime),
            record.PostCode,
            record.Direction,
            record.Decision,
            record.Category,
            IsKept(record.Decision) ? record.Traveller : null,
            IsKept(record.Decision) ? record.Document is { } document ? document with { Mrz = "" } : null : null)
        {
            Photograph = IsKept(record.Decision) ? record.Photograph : null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => "[past crossing]";

    private static bool IsKept(DecisionCode decision) =>
        decision != DecisionCode.Refer && decision != DecisionCode.Cancelled;
}
