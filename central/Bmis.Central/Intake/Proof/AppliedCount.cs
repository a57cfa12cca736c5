namespace Bmis.Central.Intake.Proof;

/// <summary>What lies of a lane in the warehouse, and the first number whose rows do not fit together.</summary>
internal sealed record AppliedCount
{
    public long Entries { get; init; }

    public long Crossings { get; init; }

    public long DeadLetters { get; init; }

    public long? FirstBad { get; init; }

    public string? Reason { get; init; }

    public ProofFault? Fault => FirstBad is { } sequence ? new ProofFault(sequence, Reason ?? "") : null;
}
