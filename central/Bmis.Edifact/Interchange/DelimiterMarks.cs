using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Finds bytes that end an element, and bytes that stop a plain segment: its terminator, a release character, a fold.
/// Sixty-four at a time: a bit for each byte, the lowest for the first. Components and repetitions are looked for only
/// when they are asked for.
/// </summary>
internal readonly struct DelimiterMarks(Delimiters delimiters)
{
    internal const int Block = 64;

    private const int Half = Block / 2;

    private readonly Vector256<byte> _elements = Vector256.Create(delimiters.Element);
    private readonly Vector256<byte> _terminators = Vector256.Create(delimiters.Terminator);
    private readonly Vector256<byte> _releases =
        Vector256.Create(delimiters.Release == 0 ? delimiters.Terminator : delimiters.Release);

    /// <summary>The marks of the block that begins here; none behind the last byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void At(ReadOnlySpan<byte> bytes, int from, out ulong elements, out ulong stops)
    {
        if (bytes.Length - from < Block)
            AtEnd(bytes[from..], out elements, out stops);
        else
            Mark(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), from), out elements, out stops);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AtEnd(ReadOnlySpan<byte> rest, out ulong elements, out ulong stops)
    {
        Span<byte> block = stackalloc byte[Block];
        block.Clear();
        rest.CopyTo(block);
        Mark(ref MemoryMarshal.GetReference(block), out elements, out stops);
        var sent = (1UL << rest.Length) - 1;
        (elements, stops) = (elements & sent, stops & sent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Mark(ref byte first, out ulong elements, out ulong stops)
    {
        var low = Vector256.LoadUnsafe(ref first);
        var high = Vector256.LoadUnsafe(ref first, Half);
        elements = Both(Vector256.Equals(low, _elements), Vector256.Equals(high, _elements));
        stops = Both(Stops(low), Stops(high));
    }

    // LF, FF and CR are 10, 12 and 13; VT between them stops the search in vain and is text.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Stops(Vector256<byte> bytes)
    {
        var fromLineFeed = bytes - Vector256.Create((byte)'\n');
        var folds = Vector256.Equals(Vector256.Min(fromLineFeed, Vector256.Create((byte)3)), fromLineFeed);
        return Vector256.Equals(bytes, _terminators) | Vector256.Equals(bytes, _releases) | folds;
    }

    private static ulong Both(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Half);
}
