using System.Text.Json.Serialization;

namespace Bmis.Edifact.Parts;

/// <summary>
/// The parts of one list or push, as far as they came, in whatever order. It changes by making another, so it can be
/// kept in a store as it is; what follows from the parts is not written with it. For any thread.
/// </summary>
public sealed record PartSet
{
    /// <summary>What the parts have in common.</summary>
    public required PartKey Key { get; init; }

    /// <summary>Which set of this key it is, 1 for the first: every later push of a flight makes another.</summary>
    public required int Generation { get; init; }

    /// <summary>The parts by number, each number once.</summary>
    public required IReadOnlyList<ReceivedPart> Parts { get; init; }

    /// <summary>The number of the last part; null while it is not known.</summary>
    [JsonIgnore]
    public int? Last => Parts.LastOrDefault(part => part.Mark.IsLast)?.Mark.Number;

    /// <summary>The numbers that are not there below the greatest one that is.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Missing =>
        [.. Enumerable.Range(1, Highest).Except(Parts.Select(part => part.Mark.Number))];

    /// <summary>Whether the last part is there and none is missing.</summary>
    [JsonIgnore]
    public bool IsComplete => Last is not null && Parts.Count == Highest;

    private int Highest => Parts.Count == 0 ? 0 : Parts[^1].Mark.Number;

    /// <summary>How it stands at a time.</summary>
    public PartState StateAt(DateTimeOffset now, PartTimes times)
    {
        if (IsComplete)
            return PartState.Complete;
        var newest = Parts.Count == 0 ? now : Parts.Max(part => part.Received);
        return now - newest > times.Wait ? PartState.Incomplete : PartState.Open;
    }

    /// <summary>
    /// Totals that do not fit, of a complete set; nothing of another, because a total is that of the whole flight.
    /// </summary>
    public IReadOnlyList<TotalWarning> TotalWarnings()
    {
        if (!IsComplete)
            return [];
        return
        [
            .. Parts.SelectMany(part => part.Counts).GroupBy(count => count.Qualifier)
                .Select(counts => new TotalWarning(
                    counts.Key,
                    [.. counts.Where(one => one.Declared is not null).Select(one => one.Declared!.Value).Distinct()],
                    counts.Sum(one => one.Found)))
                .Where(one => one.Declared.Count > 0 && !(one.Declared is [var total] && total == one.Found)),
        ];
    }

    /// <summary>Whether it has a part already, sent again.</summary>
    public bool Has(ReceivedPart part) => Parts.Any(part.IsRepeatOf);

    /// <summary>
    /// Whether a part can be of it: its number is free, it lies before the last and no other is last.
    /// </summary>
    public bool CanTake(ReceivedPart part)
    {
        var number = part.Mark.Number;
        return Parts.All(one => one.Mark.Number != number)
            && (Last is not { } last || (number < last && !part.Mark.IsLast))
            && (!part.Mark.IsLast || number > Highest);
    }

    /// <summary>The set with another part.</summary>
    /// <exception cref="ArgumentException">It cannot be of it: <see cref="CanTake"/> says so before.</exception>
    public PartSet With(ReceivedPart part)
    {
        if (!CanTake(part))
            throw new ArgumentException("The part is of another set.", nameof(part));
        return this with { Parts = [.. Parts.Append(part).OrderBy(one => one.Mark.Number)] };
    }

    // How far a part is from those that are there.
    internal TimeSpan From(ReceivedPart part) => Parts.Count == 0 ? TimeSpan.Zero : Parts.Min(part.From);
}
