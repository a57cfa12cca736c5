namespace Bmis.Edifact.Parts;

/// <summary>
/// What a part says about itself. It holds nobody: who is in it is kept with the message itself.
/// </summary>
public sealed record ReceivedPart
{
    /// <summary>What its receiver calls the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>Which part it is.</summary>
    public required PartMark Mark { get; init; }

    /// <summary>When it arrived.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When its sender prepared it (UNB), without a zone; null when not said.</summary>
    public required DateTime? Prepared { get; init; }

    /// <summary>SHA-256 of its segments between UNH and UNT, folding aside, in hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What it counts.</summary>
    public required IReadOnlyList<PartCount> Counts { get; init; }

    /// <summary>Whether another is the same, sent again.</summary>
    public bool IsRepeatOf(ReceivedPart other) =>
        Fingerprint == other.Fingerprint && Mark == other.Mark && Prepared == other.Prepared;

    // How far two parts are apart: by what their sender says, else by when they arrived.
    internal TimeSpan From(ReceivedPart other) =>
        (Prepared is { } prepared && other.Prepared is { } theirs ? prepared - theirs : Received - other.Received)
        .Duration();
}
