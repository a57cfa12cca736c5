namespace Bmis.Watchlist.Lists;

/// <summary>What a version of a list changes against the one before, as ids of entries in ordinal order.</summary>
/// <param name="Added">Entries that are new.</param>
/// <param name="Removed">Entries that are gone.</param>
/// <param name="Changed">Entries that say something else.</param>
public sealed record ListDifference(
    IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed)
{
    /// <summary>True when both versions say the same.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    /// <summary>Compares two versions; the order of their entries does not matter.</summary>
    public static ListDifference Between(IEnumerable<AlertEntry> before, IEnumerable<AlertEntry> after)
    {
        var old = before.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var (added, changed) = (new List<string>(), new List<string>());
        foreach (var entry in after)
            if (!old.Remove(entry.Id, out var was)) added.Add(entry.Id);
            else if (!SaysTheSame(was, entry)) changed.Add(entry.Id);
        return new(Ordered(added), Ordered(old.Keys), Ordered(changed));
    }

    /// <summary>The three counts.</summary>
    public override string ToString() => $"{Added.Count} added, {Removed.Count} removed, {Changed.Count} changed";

    private static string[] Ordered(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    private static bool SaysTheSame(AlertEntry one, AlertEntry other)
    {
        using var first = new EntryWriter();
        using var second = new EntryWriter();
        first.Add(one);
        second.Add(other);
        return first.ToArray().AsSpan().SequenceEqual(second.ToArray());
    }
}
