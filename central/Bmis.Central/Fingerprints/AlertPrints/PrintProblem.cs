namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>Why a file is no print that can be used.</summary>
internal static class PrintProblem
{
    /// <summary>Nothing of the formats that are read, or damaged.</summary>
    public const string Format = "format";

    /// <summary>Nothing, or more than is read.</summary>
    public const string Size = "size";

    /// <summary>It is of another finger.</summary>
    public const string Finger = "finger";

    /// <summary>Too few minutiae to be compared.</summary>
    public const string Poor = "poor";

    public static IReadOnlyList<string> All { get; } = [Format, Size, Finger, Poor];
}
