using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>Reads the parts of a hello that may be absent; null for what cannot be.</summary>
internal static class HelloReader
{
    /// <summary>The epoch; the first when none is said.</summary>
    public static int? Epoch(Hello hello) => Epoch(hello.Epoch);

    /// <summary>The same of any message that names one.</summary>
    public static int? Epoch(int said) => said switch
    {
        0 => Producer.FirstEpoch,
        >= Producer.FirstEpoch and <= EnvelopeLimits.Epoch => said,
        _ => null,
    };

    /// <summary>What was acknowledged; the start when none is said.</summary>
    public static Checkpoint? Acknowledged(Hello hello)
    {
        if (hello.Acknowledged is not { } said)
            return Checkpoint.Start;
        return said.Sequence > 0 && said.Sequence <= hello.HeadSequence && said.Hash.Length == EnvelopeLimits.HashBytes
            ? new Checkpoint(said.Sequence, said.Hash.Memory)
            : null;
    }
}
