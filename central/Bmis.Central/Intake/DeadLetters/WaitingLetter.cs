using Bmis.Central.Keys;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>A dead letter that waits, with its entry as it lies in the warehouse. It prints as its number.</summary>
internal sealed record WaitingLetter
{
    public long Sequence { get; init; }

    public string Kind { get; init; } = "";

    public byte[]? Header { get; init; }

    public byte[]? Sealed { get; init; }

    public byte[] PayloadDigest { get; init; } = [];

    public byte[] Hash { get; init; } = [];

    /// <summary>Whether the same entry stands already, from another journal of the same lane.</summary>
    public bool IsApplied { get; init; }

    /// <summary>The entry; without its payload when that was erased. A code says why there is none.</summary>
    public (Envelope? Entry, string Problem) Open(RecordSeal seal)
    {
        if (Header is null)
            return (null, "entry.missing");
        Unsealed? opened = Sealed is null ? null : seal.Examine(Header, Sealed);
        ReadOnlyMemory<byte>? content = null;
        if (opened is { IsOpened: true, Content: { Length: >= EnvelopeLimits.SaltBytes } bytes })
            content = bytes;
        else if (opened is { Fault: not SealingFault.KeyErased })
            return (null, "entry.sealed");
        var entry = Envelope.Read(
            Header,
            content?[..EnvelopeLimits.SaltBytes],
            content?[EnvelopeLimits.SaltBytes..],
            PayloadDigest,
            Hash).Envelope;
        return (entry, entry is null ? "entry.unreadable" : "");
    }

    public override string ToString() => $"[dead letter {Sequence}]";
}
