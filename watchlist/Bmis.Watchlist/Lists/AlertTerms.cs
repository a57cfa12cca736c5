namespace Bmis.Watchlist.Lists;

/// <summary>
/// By whose order an entry stands on a list and how a true match is handled. Empty fields mean that its list's own
/// terms count.
/// </summary>
public sealed record AlertTerms
{
    /// <summary>Nothing said.</summary>
    public static AlertTerms Silent { get; } = new();

    /// <summary>The authority that owns it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The national law, order or case number on which the action stands.</summary>
    public string LegalGround { get; init; } = "";

    /// <summary>What second line is told to do, in words.</summary>
    public string Handling { get; init; } = "";

    /// <summary>Who answers day and night.</summary>
    public string Contact { get; init; } = "";

    /// <summary>The day on which its owner must look at it again, or null.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The last day on which it counts, or null.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>These terms with another's where these are silent.</summary>
    public AlertTerms Or(AlertTerms usual) => new()
    {
        Owner = Owner.Length > 0 ? Owner : usual.Owner,
        LegalGround = LegalGround.Length > 0 ? LegalGround : usual.LegalGround,
        Handling = Handling.Length > 0 ? Handling : usual.Handling,
        Contact = Contact.Length > 0 ? Contact : usual.Contact,
        ReviewOn = ReviewOn ?? usual.ReviewOn,
        ExpiresOn = ExpiresOn ?? usual.ExpiresOn,
    };

    /// <inheritdoc/>
    public override string ToString() => "[terms]";
}
