namespace Bmis.Documents.Mrz;

/// <summary>The tunable numbers of reading an MRZ.</summary>
internal static class MrzParameters
{
    /// <summary>
    /// Longest text read, in characters; the longest MRZ has 90 and the rest is room for line ends and blanks.
    /// </summary>
    internal const int MaximumTextLength = 1024;

    /// <summary>
    /// How many characters all lines together may be off a format's lengths when no line has the right one; a third
    /// of the shortest line, so that a torn reading still shows what it holds.
    /// </summary>
    internal const int LengthTolerance = 12;

    /// <summary>
    /// A two-digit year of expiry is read as the year from this many years before the reference date to one less than
    /// this many after it. No document is valid that long, and none with an MRZ is older.
    /// </summary>
    internal const int ExpiryYearsBack = 50;

    /// <summary>Most problems kept for one MRZ, at least one for each character of the longest.</summary>
    internal const int MaximumProblems = 100;
}
