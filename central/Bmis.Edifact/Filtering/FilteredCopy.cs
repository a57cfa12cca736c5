namespace Bmis.Edifact.Filtering;

/// <summary>
/// A transmission without what nobody may see: as long as the received one, the same segments and elements at the same
/// places. It is what is read, shown and kept.
/// </summary>
/// <param name="Bytes">The bytes; those of the received transmission where nothing was masked.</param>
/// <param name="Entries">What was masked, in order, at most <see cref="MostEntries"/>.</param>
/// <param name="Dropped">What was masked and is not among the entries.</param>
public sealed record FilteredCopy(ReadOnlyMemory<byte> Bytes, IReadOnlyList<FilterEntry> Entries, int Dropped)
{
    /// <summary>Entries that are kept of one transmission; others are only counted.</summary>
    public const int MostEntries = 100_000;

    /// <summary>Whether anything was masked.</summary>
    public bool IsChanged => Entries.Count > 0;

    /// <summary>Things of a reason among the entries.</summary>
    public int Count(FilterReason reason) => Entries.Count(one => one.Reason == reason);
}
