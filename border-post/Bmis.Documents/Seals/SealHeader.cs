namespace Bmis.Documents.Seals;

/// <summary>The header of a binary seal (Doc 9303-13, 2.2).</summary>
/// <param name="Version">Version 3 or 4 of the format.</param>
/// <param name="Signer">The issuing State and whose certificate.</param>
/// <param name="DateOfIssue">When the document was issued; null when the seal leaves it open.</param>
/// <param name="DateOfSignature">When the seal was signed; null when the seal leaves it open.</param>
/// <param name="FeatureReference">Reference of the table of features.</param>
/// <param name="Category">Category of the document.</param>
public sealed record SealHeader(
    int Version,
    SealSigner Signer,
    DateOnly? DateOfIssue,
    DateOnly? DateOfSignature,
    byte FeatureReference,
    byte Category);
