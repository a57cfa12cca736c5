namespace Bmis.Documents.Reading;

/// <summary>
/// How chips of one document model like to be read, found out once and tried first with the next document of the model.
/// </summary>
/// <param name="MostRead">Most plain bytes of one READ BINARY.</param>
/// <param name="KnowsShortIdentifiers">Whether a file can be read without SELECT.</param>
public sealed record ReadingHabits(int MostRead, bool KnowsShortIdentifiers)
{
    /// <summary>Whether a chip of the model has been read; else the values are a beginning.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>What is tried with a chip of which nothing is known.</summary>
    public static readonly ReadingHabits Unknown =
        new(ReadLadder.Most, KnowsShortIdentifiers: true) { IsKnown = false };
}
