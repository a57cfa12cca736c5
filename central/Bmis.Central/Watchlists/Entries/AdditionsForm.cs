using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What headquarters adds to an imported entry, as it is typed; an empty field leaves the source's word. It prints as
/// <c>[additions]</c>.
/// </summary>
internal sealed record AdditionsForm
{
    public string OnEntry { get; init; } = "";

    public string OnExit { get; init; } = "";

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool ProtectionMark { get; init; }

    public string Owner { get; init; } = "";

    public string LegalGround { get; init; } = "";

    public string Handling { get; init; } = "";

    public string Contact { get; init; } = "";

    public string ReviewOn { get; init; } = "";

    public string ExpiresOn { get; init; } = "";

    public string Reason { get; init; } = "";

    public static AdditionsForm Of(DeskEntry desk) => new()
    {
        OnEntry = desk.Actions is { } entry ? JsonName.Of(entry.OnEntry) : "",
        OnExit = desk.Actions is { } exit ? JsonName.Of(exit.OnExit) : "",
        Warnings = [.. desk.Warnings.Select(JsonName.Of)],
        ProtectionMark = desk.HasProtectionMark,
        Owner = desk.Terms.Owner,
        LegalGround = desk.Terms.LegalGround,
        Handling = desk.Terms.Handling,
        Contact = desk.Terms.Contact,
        ReviewOn = $"{desk.Terms.ReviewOn:yyyy-MM-dd}",
        ExpiresOn = $"{desk.Terms.ExpiresOn:yyyy-MM-dd}",
    };

    /// <summary>What the desk will say of an entry, or the fields that are wrong.</summary>
    public (DeskEntry? Entry, IReadOnlyList<string> Wrong) Over(ListedEntry listed)
    {
        var fields = new FormFields();
        var terms = TermsForm.Terms(fields, Owner, LegalGround, Handling, Contact, ReviewOn, ExpiresOn);
        var source = listed.Imported?.Actions ?? AlertActions.Refer;
        var actions = new AlertActions(
            fields.Choice(OnEntry, source.OnEntry, "onEntry"), fields.Choice(OnExit, source.OnExit, "onExit"));
        var entry = (listed.Desk ?? new DeskEntry()) with
        {
            Actions = OnEntry.Length + OnExit.Length == 0 ? null : actions,
            Terms = terms,
            Warnings = [.. Warnings.Take(FormFields.MostRows).Distinct()
                .Select(name => fields.Choice(name, AlertWarning.Armed, "warnings"))],
            HasProtectionMark = ProtectionMark,
        };
        return fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (entry, []);
    }

    public override string ToString() => "[additions]";
}
