using System.Globalization;
using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Tests.Journaling;

/// <summary>What killed lanes have said to be recorded: <see cref="JournalAppender"/>'s lines, by their keys.</summary>
internal sealed class Receipts
{
    private readonly Dictionary<int, (long Sequence, Guid Id)> _printed = [];

    internal int Count => _printed.Count;

    /// <summary>
    /// The first key without a receipt. Appends that were in flight are tried again, as the screen does that never saw
    /// an acknowledgement.
    /// </summary>
    internal int Next
    {
        get
        {
            var next = 0;
            while (_printed.ContainsKey(next))
                next++;
            return next;
        }
    }

    internal static (int Key, (long Sequence, Guid Id) Receipt) Parse(string line)
    {
        var parts = line.TrimEnd('.').Split(' ');
        return (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            (long.Parse(parts[1], CultureInfo.InvariantCulture), Guid.ParseExact(parts[2], "N")));
    }

    internal void Add(IEnumerable<(int Key, (long Sequence, Guid Id) Receipt)> receipts)
    {
        foreach (var (key, receipt) in receipts)
            Assert.True(_printed.TryAdd(key, receipt) || _printed[key] == receipt, $"Key {key} has two receipts.");
    }

    /// <summary>The journal is whole and has each of them under its number.</summary>
    internal void AssertAllIn(string file)
    {
        var report = JournalVerifier.Verify(file);
        Assert.True(report.IsValid, $"{report.Reason} at {report.FirstBad}.");
        var stored = Stored(file);
        Assert.All(_printed, receipt => Assert.Equal(receipt.Value, stored.GetValueOrDefault(receipt.Key)));
    }

    private static Dictionary<int, (long, Guid)> Stored(string file)
    {
        using var connection = JournalDatabase.ConnectForReading(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT idempotency_key, sequence, entry_id FROM journal_entry";
        using var rows = command.ExecuteReader();
        var stored = new Dictionary<int, (long, Guid)>();
        while (rows.Read())
        {
            stored.Add(
                int.Parse(rows.GetString(0), CultureInfo.InvariantCulture),
                (rows.GetInt64(1), new Guid(rows.GetFieldValue<byte[]>(2), bigEndian: true)));
        }

        return stored;
    }
}
