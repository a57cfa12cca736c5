namespace Bmis.Central.Hits;

/// <summary>One thing that was done about an item. It prints as its name.</summary>
internal sealed record HitAct
{
    /// <summary>The item came to be.</summary>
    public const string Arrived = "arrived";

    /// <summary>The traveller came again after it had been closed.</summary>
    public const string SeenAgain = "seen-again";

    public const string Claimed = "claimed";
    public const string Released = "released";
    public const string Confirmed = "confirmed";
    public const string MarkedFalse = "false";
    public const string Escalated = "escalated";
    public const string Reopened = "reopened";
    public const string Cleared = "cleared";
    public const string Revoked = "revoked";

    /// <summary>The post's own words, by what they are.</summary>
    public const string PostSaysTrue = "post-true";
    public const string PostSaysFalse = "post-false";
    public const string PostCannotSay = "post-undetermined";
    public const string PostCollected = "post-collected";
    public const string PostLate = "post-late";
    public const string PostAnswered = "post-answered";

    public Guid ItemId { get; init; }

    public int Number { get; init; }

    public required string Act { get; init; }

    public DateTime At { get; init; }

    /// <summary>Who; empty for headquarters' own program and for a lane itself.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Codes of the list "hit-reasons".</summary>
    public string[] Reasons { get; init; } = [];

    /// <summary>What was said, opened.</summary>
    public string Said { get; init; } = "";

    /// <summary>The same, sealed.</summary>
    public byte[]? Words { get; init; }

    /// <summary>The entry of the post's journal that it came from.</summary>
    public Guid? EventId { get; init; }

    public override string ToString() => Act;
}
