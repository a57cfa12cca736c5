namespace Bmis.Edifact.Pnrgov;

/// <summary>How a ticket was paid (FOP). A card's number is masked before anybody sees it.</summary>
/// <param name="Kind">CC card, CA cash, CK cheque.</param>
/// <param name="Amount">How much; empty when not said.</param>
/// <param name="Vendor">The card's vendor.</param>
/// <param name="Card">The card's number, all but the last four digits masked.</param>
/// <param name="Expiry">The card's expiry.</param>
public sealed record Payment(string Kind, string Amount, string Vendor, string Card, string Expiry)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Kind}]";
}
