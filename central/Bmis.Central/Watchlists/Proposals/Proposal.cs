namespace Bmis.Central.Watchlists.Proposals;

/// <summary>A proposal without its content. It prints as its id.</summary>
internal sealed record Proposal
{
    public Guid ProposalId { get; init; }

    public string Kind { get; init; } = "";

    public string ListName { get; init; } = "";

    public string[] Subjects { get; init; } = [];

    public byte[] ContentSha256 { get; init; } = [];

    public bool IsUrgent { get; init; }

    public DateTime ProposedAt { get; init; }

    public string ProposedBy { get; init; } = "";

    public string? Decision { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? DecidedBy { get; init; }

    public bool IsOpen => Decision is null;

    /// <summary>Whether it asks for an imported version to be in effect.</summary>
    public bool IsVersion => Kind == JsonName.Of(ProposalKind.Version);

    /// <summary>The digest that an approver signs, as small hex digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(ContentSha256);

    /// <summary>How long an urgent entry has stood without a second person.</summary>
    public UrgentState UrgentAt(DateTimeOffset now) =>
        !IsUrgent || !IsOpen ? UrgentState.None
        : now.UtcDateTime >= ProposedAt + UrgentTimes.LapseDue ? UrgentState.LapseDue
        : now.UtcDateTime >= ProposedAt + UrgentTimes.Overdue ? UrgentState.Overdue
        : UrgentState.Fresh;

    public override string ToString() => ProposalId.ToString();
}
