namespace Bmis.Central.Intake.Proof;

/// <summary>The numbers by which proofs are asked for on pages. All are ours.</summary>
internal static class ProofParameters
{
    /// <summary>Entries after which a proof says how far it is: about a second's work.</summary>
    public const int EntriesAStep = 5_000;

    /// <summary>How long a page waits for the end before it shows how far the proof is.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A proof not heard of for so long has come to no end: its server was killed.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(2);

    /// <summary>How often a proof that waits, or counts rows at its end, says that it is there.</summary>
    public static readonly TimeSpan Pulse = TimeSpan.FromSeconds(20);
}
