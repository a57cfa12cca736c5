namespace Bmis.Documents.Seals;

/// <summary>A kind of document and its table of features.</summary>
/// <param name="Reference">Reference of the table and category of the document, one behind the other.</param>
/// <param name="Kind">Which document.</param>
/// <param name="Features">The table.</param>
internal sealed record SealDocumentType(
    int Reference, SealDocumentKind Kind, IReadOnlyList<SealFeatureDefinition> Features)
{
    internal static readonly SealDocumentType Unknown = new(0, SealDocumentKind.Unknown, []);

    internal SealFeatureDefinition? Find(byte tag) => Features.FirstOrDefault(feature => feature.Tag == tag);
}
