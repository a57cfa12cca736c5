using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// A list's terms as they are typed; empty actions leave its entries at what their source gives.
/// </summary>
internal sealed record TermsForm : DeskForm
{
    public string NationalGround { get; init; } = "";

    public static TermsForm Of(ListTerms terms) =>
        Filled(new TermsForm { NationalGround = terms.NationalGround }, terms.Actions, terms.Terms);

    /// <summary>The terms in place of those before, or the fields that are wrong.</summary>
    public (ListTerms? Terms, IReadOnlyList<string> Wrong) Read(ListTerms before)
    {
        var fields = new FormFields();
        var terms = before with
        {
            Terms = Terms(fields),
            Actions = Actions(fields, AlertActions.Refer),
            NationalGround = fields.Text(NationalGround, "nationalGround"),
        };
        return fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (terms, []);
    }

    public override string ToString() => "[terms]";
}
