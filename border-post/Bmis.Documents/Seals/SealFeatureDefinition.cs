namespace Bmis.Documents.Seals;

/// <summary>A row of the table of a document's features.</summary>
/// <param name="Tag">Tag.</param>
/// <param name="Name">Meaning.</param>
/// <param name="Coding">How it is written.</param>
/// <param name="Least">Fewest bytes.</param>
/// <param name="Most">Most bytes.</param>
/// <param name="Alternative">
/// Features of which one must be there have the same number; 0 is a feature that may be missing.
/// </param>
internal sealed record SealFeatureDefinition(
    byte Tag, SealFeatureName Name, SealFeatureCoding Coding, int Least, int Most, int Alternative);
