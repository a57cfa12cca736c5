using System.Globalization;
using System.Text;

namespace Bmis.Sync.Chaos.Lanes;

/// <summary>
/// What a lane has written down so far; more is read with each call of <see cref="Update"/>, from any thread.
/// </summary>
internal sealed class ReceiptFile(string path)
{
    private readonly Dictionary<int, (long Sequence, Guid Id)> _receipts = [];
    private readonly List<string> _refusals = [];
    private readonly Lock _gate = new();
    private long _read;

    /// <summary>Receipts by the number of the crossing.</summary>
    internal IReadOnlyDictionary<int, (long Sequence, Guid Id)> Receipts => _receipts;

    /// <summary>The highest number of which there is a receipt.</summary>
    internal long Head { get; private set; }

    /// <summary>Crossings that got two different receipts.</summary>
    internal int Contradictions { get; private set; }

    /// <summary>What the lane was told is stored at the centre.</summary>
    internal long Acknowledged { get; private set; }

    /// <summary>Appends that failed.</summary>
    internal int Failures { get; private set; }

    /// <summary>Why the link ended, whenever it did for a reason of the protocol.</summary>
    internal IReadOnlyList<string> Refusals => _refusals;

    internal static ReceiptFile Read(string path)
    {
        var file = new ReceiptFile(path);
        file.Update();
        return file;
    }

    /// <summary>Takes in the whole lines that have been added.</summary>
    internal void Update()
    {
        lock (_gate)
            TakeAdded();
    }

    private void TakeAdded()
    {
        if (!File.Exists(path))
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(_read, SeekOrigin.Begin);
        using var rest = new MemoryStream();
        file.CopyTo(rest);
        var added = rest.GetBuffer().AsSpan(0, (int)rest.Length);
        var whole = added[..(added.LastIndexOf((byte)'\n') + 1)];
        foreach (var line in Encoding.ASCII.GetString(whole).Split('\n'))
            Take(line);
        _read += whole.Length;
    }

    private void Take(string line)
    {
        if (!line.EndsWith('.'))
            return;
        switch (line[..^1].Split(' '))
        {
            case ["r", var number, var sequence, var id]:
                Take((int)Number(number), (Number(sequence), Guid.ParseExact(id, "N")));
                break;
            case ["a", var sequence]:
                Acknowledged = Math.Max(Acknowledged, Number(sequence));
                break;
            case ["f"]:
                Failures++;
                break;
            case ["x", var reason]:
                _refusals.Add(reason);
                break;
        }
    }

    private void Take(int number, (long Sequence, Guid Id) receipt)
    {
        Head = Math.Max(Head, receipt.Sequence);
        if (!_receipts.TryAdd(number, receipt) && _receipts[number] != receipt)
            Contradictions++;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
