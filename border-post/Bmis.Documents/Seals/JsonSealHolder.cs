using Bmis.Biographics;

namespace Bmis.Documents.Seals;

/// <summary>
/// Whom a seal in JSON is about (ICAO TR VDS-NC, 4: pid). What is missing is empty. It prints as <c>[traveller]</c>.
/// </summary>
/// <param name="Name">Name, as the MRZ writes names.</param>
/// <param name="DateOfBirth">Date of birth.</param>
/// <param name="Sex">M, F or X.</param>
/// <param name="DocumentType">Type of the travel document.</param>
/// <param name="DocumentNumber">Number of the travel document.</param>
/// <param name="AdditionalNumber">Another number at the issuer's discretion.</param>
public sealed record JsonSealHolder(
    string Name,
    PartialDate DateOfBirth,
    string Sex,
    string DocumentType,
    string DocumentNumber,
    string AdditionalNumber)
{
    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
