namespace Bmis.Edifact.Pnrgov;

/// <summary>A document as the text of SSR DOCS holds it. It prints as <c>[document]</c>.</summary>
/// <param name="Type">The kind, such as P.</param>
/// <param name="Issuer">The State that issued it.</param>
/// <param name="Number">The number.</param>
/// <param name="Nationality">The nationality.</param>
/// <param name="Birth">The birth date as it was sent.</param>
/// <param name="BirthDay">What it means; null when it is no date.</param>
/// <param name="Sex">The sex, without the mark of an infant.</param>
/// <param name="IsInfants">Whether it is that of an infant who travels with the traveller (FI, MI).</param>
/// <param name="Expiry">The expiry as it was sent.</param>
/// <param name="ExpiryDay">What it means; null when it is no date.</param>
/// <param name="Surname">The surname in the document.</param>
/// <param name="GivenNames">The given names in the document.</param>
public sealed record BookedDocument(
    string Type, string Issuer, string Number, string Nationality, string Birth, DateOnly? BirthDay, string Sex,
    bool IsInfants, string Expiry, DateOnly? ExpiryDay, string Surname, IReadOnlyList<string> GivenNames)
{
    /// <inheritdoc/>
    public override string ToString() => "[document]";
}
