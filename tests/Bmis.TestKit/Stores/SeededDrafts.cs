using Bmis.Sync.Envelopes;

namespace Bmis.TestKit.Stores;

/// <summary>Entries whose ids, salts and payloads come from a seed; time goes up by a second each.</summary>
public sealed class SeededDrafts(int seed, int payloadBytes = 64)
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Random _random = new(seed);
    private int _made;

    /// <summary>The next entry with a payload of random bytes.</summary>
    public EntryDraft Next(string kind = "decision") => Next(kind, Bytes(payloadBytes));

    /// <summary>The next entry with this payload.</summary>
    public EntryDraft Next(string kind, byte[] payload) => new(
        kind,
        payload,
        NextId(),
        Origin.AddSeconds(_made++),
        TimeSpan.Zero,
        Bytes(EnvelopeLimits.SaltBytes));

    /// <summary>A run of envelopes that continues the chain.</summary>
    public IReadOnlyList<Envelope> Chain(Producer producer, int count, Checkpoint? after = null)
    {
        var writer = new EnvelopeWriter(producer);
        var head = after ?? Checkpoint.Start;
        var chain = new List<Envelope>(count);
        for (var i = 0; i < count; i++)
        {
            chain.Add(writer.Write(head, Next()));
            head = chain[^1].Checkpoint;
        }

        return chain;
    }

    private Guid NextId()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
