namespace Bmis.Documents.Reading;

/// <summary>How a file is asked for and how long it may be.</summary>
/// <param name="Identifier">File identifier.</param>
/// <param name="ShortIdentifier">Short file identifier, 1 to 30.</param>
/// <param name="Tag">Its outermost tag; null when it has several or any.</param>
/// <param name="MostBytes">Most bytes of a file of its kind.</param>
internal sealed record ChipFile(ushort Identifier, byte ShortIdentifier, uint? Tag, int MostBytes);
