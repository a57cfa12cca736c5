using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What the desk's forms ask alike, as it is typed: what lanes shall do, on whose word and ground, and why it is
/// proposed.
/// </summary>
internal abstract record DeskForm
{
    /// <summary>Empty for what stands without it.</summary>
    public string OnEntry { get; init; } = "";

    public string OnExit { get; init; } = "";

    public string Owner { get; init; } = "";

    public string LegalGround { get; init; } = "";

    public string Handling { get; init; } = "";

    public string Contact { get; init; } = "";

    public string ReviewOn { get; init; } = "";

    public string ExpiresOn { get; init; } = "";

    /// <summary>Why it is proposed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The same form with what stands already.</summary>
    public static T Filled<T>(T form, AlertActions? actions, AlertTerms terms)
        where T : DeskForm => form with
        {
            OnEntry = actions is { } entry ? JsonName.Of(entry.OnEntry) : "",
            OnExit = actions is { } exit ? JsonName.Of(exit.OnExit) : "",
            Owner = terms.Owner,
            LegalGround = terms.LegalGround,
            Handling = terms.Handling,
            Contact = terms.Contact,
            ReviewOn = $"{terms.ReviewOn:yyyy-MM-dd}",
            ExpiresOn = $"{terms.ExpiresOn:yyyy-MM-dd}",
        };

    /// <summary>The actions, null where neither is typed; the usual one where the other alone is.</summary>
    public AlertActions? Actions(FormFields fields, AlertActions usual) =>
        string.IsNullOrEmpty(OnEntry) && string.IsNullOrEmpty(OnExit)
            ? null
            : new(fields.Choice(OnEntry, usual.OnEntry, "onEntry"), fields.Choice(OnExit, usual.OnExit, "onExit"));

    public AlertTerms Terms(FormFields fields)
    {
        var terms = new AlertTerms
        {
            Owner = fields.Text(Owner, "owner"),
            LegalGround = fields.Text(LegalGround, "legalGround"),
            Handling = fields.Text(Handling, "handling", FormFields.LongestText),
            Contact = fields.Text(Contact, "contact"),
            ReviewOn = fields.Day(ReviewOn, "reviewOn"),
            ExpiresOn = fields.Day(ExpiresOn, "expiresOn"),
        };
        return terms == AlertTerms.Silent ? AlertTerms.Silent : terms;
    }

    public override string ToString() => "[form]";
}
