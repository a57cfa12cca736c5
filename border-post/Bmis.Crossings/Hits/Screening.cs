namespace Bmis.Crossings.Hits;

/// <summary>
/// A newer list was asked about past crossings. It is one entry of the journal whatever it found, so that no number of
/// an entry tells of a discreet hit. It prints without personal data.
/// </summary>
/// <param name="ListVersion">The version of the list.</param>
/// <param name="Late">Whom it has who passed with an older one.</param>
public sealed record Screening(long ListVersion, IReadOnlyList<HitLate> Late)
{
    /// <summary>Most hits of one entry; what is more goes into further ones.</summary>
    public const int MostHits = 250;

    /// <summary>Which list was asked.</summary>
    public string List { get; init; } = ListNames.Alert;

    /// <inheritdoc/>
    public override string ToString() => $"[screening with {ListVersion}]";
}
