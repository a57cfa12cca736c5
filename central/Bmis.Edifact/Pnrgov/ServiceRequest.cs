namespace Bmis.Edifact.Pnrgov;

/// <summary>A special service (SSR). It prints its code alone.</summary>
/// <param name="Code">Which, such as DOCS, SEAT or VGML.</param>
/// <param name="Status">How it stands, such as HK.</param>
/// <param name="Quantity">For how many; empty when not said.</param>
/// <param name="Carrier">By whom.</param>
/// <param name="From">From where, when it is for a part of the way.</param>
/// <param name="To">To where.</param>
/// <param name="Text">The text.</param>
/// <param name="Details">Seats and the like, each with the reference of the traveller it is for.</param>
public sealed record ServiceRequest(
    string Code, string Status, string Quantity, string Carrier, string From, string To, string Text,
    IReadOnlyList<(string Value, string Reference)> Details)
{
    /// <inheritdoc/>
    public override string ToString() => $"[{Code}]";
}
