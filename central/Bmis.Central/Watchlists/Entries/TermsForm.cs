using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>A list's terms as they are typed.</summary>
internal sealed record TermsForm
{
    public string Owner { get; init; } = "";

    public string LegalGround { get; init; } = "";

    public string NationalGround { get; init; } = "";

    public string Handling { get; init; } = "";

    public string Contact { get; init; } = "";

    public string ReviewOn { get; init; } = "";

    public string ExpiresOn { get; init; } = "";

    /// <summary>Empty leaves the entries at what their source gives.</summary>
    public string OnEntry { get; init; } = "";

    public string OnExit { get; init; } = "";

    public string Reason { get; init; } = "";

    public static TermsForm Of(ListTerms terms) => new()
    {
        Owner = terms.Terms.Owner,
        LegalGround = terms.Terms.LegalGround,
        NationalGround = terms.NationalGround,
        Handling = terms.Terms.Handling,
        Contact = terms.Terms.Contact,
        ReviewOn = $"{terms.Terms.ReviewOn:yyyy-MM-dd}",
        ExpiresOn = $"{terms.Terms.ExpiresOn:yyyy-MM-dd}",
        OnEntry = terms.Actions is { } entry ? JsonName.Of(entry.OnEntry) : "",
        OnExit = terms.Actions is { } exit ? JsonName.Of(exit.OnExit) : "",
    };

    /// <summary>The terms in place of those before, or the fields that are wrong.</summary>
    public (ListTerms? Terms, IReadOnlyList<string> Wrong) Read(ListTerms before)
    {
        var fields = new FormFields();
        var terms = before with
        {
            Terms = Terms(fields, Owner, LegalGround, Handling, Contact, ReviewOn, ExpiresOn),
            Actions = OnEntry.Length == 0 && OnExit.Length == 0
                ? null
                : new(
                    fields.Choice(OnEntry, AlertAction.Refer, "onEntry"),
                    fields.Choice(OnExit, AlertAction.Refer, "onExit")),
            NationalGround = fields.Text(NationalGround, "nationalGround"),
        };
        return fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (terms, []);
    }

    public static AlertTerms Terms(
        FormFields fields,
        string? owner,
        string? legalGround,
        string? handling,
        string? contact,
        string? reviewOn,
        string? expiresOn)
    {
        var terms = new AlertTerms
        {
            Owner = fields.Text(owner, "owner"),
            LegalGround = fields.Text(legalGround, "legalGround"),
            Handling = fields.Text(handling, "handling", FormFields.LongestText),
            Contact = fields.Text(contact, "contact"),
            ReviewOn = fields.Day(reviewOn, "reviewOn"),
            ExpiresOn = fields.Day(expiresOn, "expiresOn"),
        };
        return terms == AlertTerms.Silent ? AlertTerms.Silent : terms;
    }

    public override string ToString() => "[terms]";
}
