using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Finds bytes that end an element or a segment, release or fold, thirty-two at a time: a bit for each byte, the lowest
/// for the first. Components and repetitions are looked for only when they are asked for.
/// </summary>
internal readonly struct DelimiterMarks(Delimiters delimiters)
{
    internal const int Block = 32;

    private readonly byte _release = delimiters.Release == 0 ? delimiters.Terminator : delimiters.Release;
    private readonly Vector256<byte> _elements = Vector256.Create(delimiters.Element);
    private readonly Vector256<byte> _terminators = Vector256.Create(delimiters.Terminator);
    private readonly Vector256<byte> _releases =
        Vector256.Create(delimiters.Release == 0 ? delimiters.Terminator : delimiters.Release);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint At(ReadOnlySpan<byte> bytes, int from)
    {
        if (bytes.Length - from < Block)
            return AtEnd(bytes[from..]);
        var block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)from);
        var found = Vector256.Equals(block, _elements) | Vector256.Equals(block, _terminators)
            | Vector256.Equals(block, _releases) | Vector256.Equals(block, Vector256.Create((byte)'\r'))
            | Vector256.Equals(block, Vector256.Create((byte)'\n'))
            | Vector256.Equals(block, Vector256.Create((byte)'\f'));
        return found.ExtractMostSignificantBits();
    }

    private uint AtEnd(ReadOnlySpan<byte> rest)
    {
        uint marks = 0;
        for (var at = 0; at < rest.Length; at++)
        {
            var value = rest[at];
            if (value == delimiters.Element || value == delimiters.Terminator || value == _release
                || Folding.IsFold(value))
                marks |= 1u << at;
        }

        return marks;
    }
}
