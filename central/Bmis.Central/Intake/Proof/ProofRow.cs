namespace Bmis.Central.Intake.Proof;

/// <summary>The newest proof of a lane's journal, ended or under way.</summary>
internal sealed record ProofRow
{
    public DateTime BegunAt { get; init; }

    public string BegunBy { get; init; } = "";

    /// <summary>When it last said how far it is.</summary>
    public DateTime HeardAt { get; init; }

    public long Walked { get; init; }

    /// <summary>How many entries there were when it began.</summary>
    public long Total { get; init; }

    public DateTime? EndedAt { get; init; }

    public long LastSequence { get; init; }

    public byte[] Head { get; init; } = [];

    public long Opened { get; init; }

    public long Erased { get; init; }

    public long? FirstBad { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Whether it goes on, as far as anybody can tell.</summary>
    public bool IsRunningAt(DateTimeOffset now) =>
        EndedAt is null && now.UtcDateTime - HeardAt < ProofParameters.LostAfter;
}
