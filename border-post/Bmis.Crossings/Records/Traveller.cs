using Bmis.Biographics;

namespace Bmis.Crossings.Records;

/// <summary>The holder of a document as an inspection knows him or her. It prints as <c>[traveller]</c>.</summary>
/// <param name="Name">Primary and secondary identifier.</param>
/// <param name="BirthDate">Date of birth, as far as it is known.</param>
/// <param name="Sex">Sex stated in the document.</param>
/// <param name="Nationality">Nationality stated in the document.</param>
public sealed record Traveller(
    PersonName Name, PartialDate BirthDate, Sex Sex, CountryCode Nationality)
{
    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
