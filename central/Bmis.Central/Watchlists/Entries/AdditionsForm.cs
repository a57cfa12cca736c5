using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What headquarters adds to an imported entry, as it is typed; an empty field leaves the source's word. It prints as
/// <c>[additions]</c>.
/// </summary>
internal sealed record AdditionsForm : DeskForm
{
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool ProtectionMark { get; init; }

    /// <summary>Whether carriers are ordered not to board whoever shows exactly a document of the entry.</summary>
    public bool NoBoarding { get; init; }

    public static AdditionsForm Of(DeskEntry desk)
    {
        var form = new AdditionsForm
        {
            Warnings = [.. desk.Warnings.Select(JsonName.Of)],
            ProtectionMark = desk.HasProtectionMark,
            NoBoarding = desk.OrdersNoBoarding,
        };
        return Filled(form, desk.Actions, desk.Terms);
    }

    /// <summary>What the desk will say of an entry, or the fields that are wrong.</summary>
    public (DeskEntry? Entry, IReadOnlyList<string> Wrong) Over(ListedEntry listed)
    {
        var fields = new FormFields();
        var entry = (listed.Desk ?? new DeskEntry()) with
        {
            Terms = Terms(fields),
            Actions = Actions(fields, listed.Imported?.Actions ?? AlertActions.Refer),
            Warnings = fields.Warnings(Warnings),
            HasProtectionMark = ProtectionMark,
            OrdersNoBoarding = NoBoarding,
        };
        return fields.Wrong is { Count: > 0 } wrong ? (null, wrong) : (entry, []);
    }

    public override string ToString() => "[additions]";
}
