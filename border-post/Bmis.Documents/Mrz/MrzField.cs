namespace Bmis.Documents.Mrz;

/// <summary>A run of characters in an MRZ laid out line after line without line ends.</summary>
/// <param name="Offset">Index of its first character, from 0.</param>
/// <param name="Length">Number of characters; 0 when the format has no such field.</param>
internal readonly record struct MrzField(int Offset, int Length)
{
    internal int End => Offset + Length;

    internal ReadOnlySpan<char> Of(ReadOnlySpan<char> zone) => zone.Slice(Offset, Length);
}
