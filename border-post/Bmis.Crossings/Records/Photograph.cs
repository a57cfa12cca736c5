namespace Bmis.Crossings.Records;

/// <summary>Which live photograph belongs to a record; the picture itself lies elsewhere, under its digest.</summary>
/// <param name="Sha256">SHA-256 of the JPEG file, 64 small hexadecimal digits.</param>
/// <param name="Length">Bytes of the file.</param>
/// <param name="Quality">What is wrong with it: a code such as <c>dark</c>; empty when nothing is.</param>
public sealed record Photograph(string Sha256, int Length, string Quality)
{
    /// <summary>Most bytes of a photograph.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>Longest code of a quality, in characters.</summary>
    public const int LongestQuality = 32;

    /// <inheritdoc/>
    public override string ToString() => "[photograph]";
}
