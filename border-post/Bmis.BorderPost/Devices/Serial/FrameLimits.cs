namespace Bmis.BorderPost.Devices.Serial;

/// <summary>The limits of decoding what a reader sends; all in characters unless named otherwise.</summary>
internal static class FrameLimits
{
    /// <summary>Longest frame; the longest MRZ has 90 characters, and readers add a few of their own.</summary>
    internal const int Frame = 256;

    /// <summary>Longest line; the longest of an MRZ has 44.</summary>
    internal const int Line = 64;

    /// <summary>Longest digital seal, which is one line: the largest QR code holds 4,296 characters.</summary>
    internal const int Seal = 4296;

    /// <summary>Lines in one document.</summary>
    internal const int Lines = 3;

    /// <summary>Shortest line that may be part of a damaged MRZ; half of the shortest right one, and more.</summary>
    internal const int ShortestLine = 20;

    /// <summary>Shortest text of a whole frame that is worth handing on.</summary>
    internal const int ShortestText = 40;
}
