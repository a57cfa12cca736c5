using Bmis.Biographics;

namespace Bmis.Crossings.Records;

/// <summary>The document a traveller presented. It prints as <c>[document]</c>.</summary>
/// <param name="DocumentCode">One or two letters of the MRZ, such as P, PD, V, ID (Doc 9303-4 to 9303-7).</param>
/// <param name="IssuingState">State or organisation that issued it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Expiry">Date of expiry; unknown where the document states none.</param>
/// <param name="Mrz">The MRZ as read, lines separated by a line feed; empty when the fields were typed.</param>
public sealed record TravelDocument(
    string DocumentCode, CountryCode IssuingState, DocumentNumber Number, PartialDate Expiry, string Mrz = "")
{
    /// <inheritdoc/>
    public override string ToString() => "[document]";
}
