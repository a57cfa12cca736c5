namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>One thing that was done about a conflict. It prints as its name.</summary>
internal sealed record ConflictAct
{
    public const string Proposed = "proposed";

    /// <summary>A second person agreed: it is decided.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>A second person disagreed: it is open again.</summary>
    public const string Rejected = "rejected";

    /// <summary>An enrolment was erased.</summary>
    public const string Erased = "erased";

    /// <summary>The entry is not in force any more, or has other prints now.</summary>
    public const string Ended = "ended";

    public Guid ConflictId { get; init; }

    public int Number { get; init; }

    public required string Act { get; init; }

    public DateTime At { get; init; }

    /// <summary>Who; empty for headquarters' own program.</summary>
    public string Actor { get; init; } = "";

    public string Outcome { get; init; } = "";

    /// <summary>What was said, opened.</summary>
    public string Said { get; init; } = "";

    /// <summary>The same, sealed.</summary>
    public byte[]? Words { get; init; }

    public override string ToString() => Act;
}
