namespace Bmis.Crossings.Hits;

/// <summary>What a post found out or did about a hit after the decision. It prints without personal data.</summary>
/// <param name="EventId">Its id, a UUIDv7.</param>
/// <param name="At">When.</param>
/// <param name="OfficerId">Who; empty when the lane itself found it.</param>
/// <param name="ShiftId">In which shift; empty without one.</param>
/// <param name="CrossingId">The inspection in which the entry was hit.</param>
/// <param name="EntryId">The entry, such as <c>ofac:1234</c>.</param>
public abstract record HitEvent(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId, string EntryId)
{
    /// <summary>Longest id of an entry.</summary>
    public const int LongestEntryId = 200;

    /// <summary>Longest free text.</summary>
    public const int LongestWords = 2000;

    /// <summary>Most reason codes.</summary>
    public const int MostReasons = 16;

    /// <inheritdoc/>
    public sealed override string ToString() => $"[{GetType().Name} of {CrossingId}]";
}
