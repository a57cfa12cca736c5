namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Every number by which the national gallery is searched, with unit and origin.</summary>
internal static class GalleryParameters
{
    /// <summary>Score from which two sets of fingers match when nobody searched for them (that of the engine).</summary>
    public const double Threshold = 14;

    /// <summary>Most candidates of one search (count, own choice: more are a sign of something else).</summary>
    public const int MostCandidates = 20;

    /// <summary>Enrolments that are searched in one turn (count, own choice: a turn holds the keeper's lock).</summary>
    public const int EnrolmentsAtOnce = 50;

    /// <summary>Enrolments that are read into the gallery at once (count, own choice: some megabytes).</summary>
    public const int LoadedAtOnce = 1000;

    /// <summary>
    /// The score from which a candidate among so many is a match. A step of one is about e to one in the odds, so that
    /// a search among n prints, which has n chances to find a stranger, asks for log n more.
    /// </summary>
    public static double ThresholdAmong(long prints) => Threshold + Math.Log(Math.Max(1, prints));
}
