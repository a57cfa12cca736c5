namespace Bmis.Edifact.Pnrgov;

/// <summary>Free text (IFT, LTS). It prints as <c>[text]</c>.</summary>
/// <param name="Kind">What it is: 28 other service information, 43 who pays, 15 how the fare is made up.</param>
/// <param name="Carrier">For whom.</param>
/// <param name="Lines">Its lines.</param>
public sealed record FreeText(string Kind, string Carrier, IReadOnlyList<string> Lines)
{
    /// <inheritdoc/>
    public override string ToString() => "[text]";
}
