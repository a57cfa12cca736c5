namespace Bmis.Edifact.Pnrgov;

/// <summary>A frequent traveller's account (FTI). It prints as <c>[account]</c>.</summary>
/// <param name="Carrier">Whose programme.</param>
/// <param name="Number">The number.</param>
/// <param name="Level">The level.</param>
public sealed record FrequentTraveller(string Carrier, string Number, string Level)
{
    /// <inheritdoc/>
    public override string ToString() => "[account]";
}
