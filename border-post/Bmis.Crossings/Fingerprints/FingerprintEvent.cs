namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// Something that was done with a traveller's fingers at a lane: they were enrolled, verified or searched. It prints
/// without personal data. A position is a number from 1, the right thumb, to 10, the left little finger (ISO/IEC
/// 19794-2:2005, table 2).
/// </summary>
/// <param name="EventId">Its id, a UUIDv7.</param>
/// <param name="At">When, by the lane's clock; microsecond precision travels.</param>
/// <param name="OfficerId">Who; empty when the lane did it by itself.</param>
/// <param name="ShiftId">In which shift; empty without one.</param>
/// <param name="CrossingId">The inspection.</param>
public abstract record FingerprintEvent(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId)
{
    /// <summary>Most fingers of a person.</summary>
    public const int MostFingers = 10;

    /// <summary>Longest id of an officer or a shift, name of a device or an engine, in characters.</summary>
    public const int LongestName = 64;

    /// <summary>Longest code, such as the kind of a device or a reason, in characters.</summary>
    public const int LongestCode = 32;

    /// <summary>Greatest score or threshold that is read.</summary>
    public const double GreatestScore = 1_000_000;

    /// <inheritdoc/>
    public sealed override string ToString() => $"[{GetType().Name} of {CrossingId}]";
}
