namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Every number by which the national gallery is kept and searched, with unit and origin.</summary>
internal static class GalleryParameters
{
    /// <summary>Most candidates of one search (count, own choice: more are a sign of something else).</summary>
    public const int MostCandidates = 20;

    /// <summary>Enrolments that are searched in one turn (count, own choice: a turn holds the keeper's lock).</summary>
    public const int EnrolmentsAtOnce = 50;

    /// <summary>
    /// Entries whose prints are searched in one turn (count, own choice: new enrolments come before more of them).
    /// </summary>
    public const int EntriesAtOnce = 20;

    /// <summary>Enrolments that are read into the gallery at once (count, own choice: some megabytes).</summary>
    public const int ReadAtOnce = 1000;

    /// <summary>
    /// Enrolments that came and left from which on the gallery is written anew (count, own choice: a change costs as
    /// much as all of them together, and a merge as much as the gallery).
    /// </summary>
    public const int LargestSupplement = 2000;

    /// <summary>
    /// Longest age of a gallery of which somebody has left (duration, own choice: a day, as erasure elsewhere).
    /// </summary>
    public static readonly TimeSpan RemovedStay = TimeSpan.FromDays(1);
}
