namespace Bmis.Central.Officers;

/// <summary>A person who works with the system. It prints as the account's id.</summary>
internal sealed record Account
{
    public required string AccountId { get; init; }

    public required string PersonName { get; init; }

    public required string[] Roles { get; init; }

    /// <summary>The only post whose data the person sees; empty for all.</summary>
    public string PostCode { get; init; } = "";

    public required string PasswordHash { get; init; }

    public DateTime ValidFrom { get; init; }

    public DateTime? ValidUntil { get; init; }

    public DateTime? DisabledAt { get; init; }

    public int FailedAttempts { get; init; }

    public DateTime? LockedUntil { get; init; }

    /// <summary>The key of the person's one-time codes; null without codes.</summary>
    public byte[]? CodeSecret { get; init; }

    /// <summary>The step of the last code that was accepted here.</summary>
    public long CodeStep { get; init; }

    public Guid Stamp { get; init; }

    /// <summary>Whether it may be used at this moment, locked or not.</summary>
    public bool IsValidAt(DateTimeOffset now) =>
        DisabledAt is null && ValidFrom <= now.UtcDateTime && (ValidUntil is null || now.UtcDateTime < ValidUntil);

    /// <summary>Whether failed attempts have locked it for now.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockedUntil is { } until && now.UtcDateTime < until;

    /// <summary>The id; never the name or the hash.</summary>
    public override string ToString() => AccountId;
}
