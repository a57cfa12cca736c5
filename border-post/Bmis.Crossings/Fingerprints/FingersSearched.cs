namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// A traveller's fingers were searched among many (1:N). One search is one entry whatever it found, so that no number
/// of an entry tells of a discreet hit; candidates are shown by the rules of hits alone, never from here.
/// </summary>
public sealed record FingersSearched(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId)
    : FingerprintEvent(EventId, At, OfficerId, ShiftId, CrossingId)
{
    /// <summary>Most candidates of one search.</summary>
    public const int MostCandidates = 50;

    /// <summary>Among whose.</summary>
    public required SearchGallery Gallery { get; init; }

    /// <summary>Which version of the gallery, from 1; 0 for one that has none.</summary>
    public required long GalleryVersion { get; init; }

    /// <summary>How many prints it held.</summary>
    public required long Prints { get; init; }

    /// <summary>With how many fingers it was searched.</summary>
    public required int Probes { get; init; }

    /// <summary>How long it took; microsecond precision travels.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The engine that searched, as it names itself.</summary>
    public required string Engine { get; init; }

    /// <summary>The fused score from which a candidate is a match.</summary>
    public required double Threshold { get; init; }

    /// <summary>True when the outcome came after the decision.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Who came closest, best first; empty when nobody did.</summary>
    public required IReadOnlyList<SearchCandidate> Candidates { get; init; }
}
