namespace Bmis.Edifact.Pnrgov;

/// <summary>A visa or another paper as the text of SSR DOCO holds it. It prints as <c>[visa]</c>.</summary>
/// <param name="BirthPlace">Where the traveller was born.</param>
/// <param name="Kind">V a visa, K a known traveller, R a redress; empty when not said.</param>
/// <param name="Number">Its number.</param>
/// <param name="IssuePlace">Where it was issued.</param>
/// <param name="Issue">When it was issued, as it was sent.</param>
/// <param name="IssueDay">What that means; null when it is no date.</param>
/// <param name="Country">The country that it is for.</param>
/// <param name="IsInfants">Whether it is that of an infant who travels with the traveller (I).</param>
public sealed record DocumentVisa(
    string BirthPlace, string Kind, string Number, string IssuePlace, string Issue, DateOnly? IssueDay, string Country,
    bool IsInfants)
{
    /// <inheritdoc/>
    public override string ToString() => "[visa]";
}
