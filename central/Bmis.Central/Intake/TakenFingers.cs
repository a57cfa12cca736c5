using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Intake;

/// <summary>What was done with a traveller's fingers, read, and where it stands. It prints as its number.</summary>
/// <param name="Sequence">Its number in the lane's journal.</param>
/// <param name="Happened">What was read, its time corrected as that of a crossing.</param>
/// <param name="Payload">The very bytes.</param>
internal sealed record TakenFingers(long Sequence, FingerprintEvent Happened, ReadOnlyMemory<byte> Payload)
{
    public override string ToString() => $"[fingers {Sequence}]";
}
