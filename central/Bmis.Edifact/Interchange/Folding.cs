using System.Runtime.CompilerServices;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Lines are broken by networks wherever they are full, also within tags and numbers: within a segment CR, LF and FF
/// mean nothing and are left out, and no blank takes their place. Between segments every control byte and blank is
/// noise.
/// </summary>
internal static class Folding
{
    private const byte StartOfText = 0x02;

    internal static bool IsFold(byte value) => value is (byte)'\r' or (byte)'\n' or (byte)'\f';

    internal static bool IsBlank(byte value) => value <= (byte)' ' || value == 0x7F;

    /// <summary>A value without blanks around it; few have any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ReadOnlySpan<byte> WithoutBlanks(ReadOnlySpan<byte> value) =>
        value.IsEmpty || (value[0] != (byte)' ' && value[^1] != (byte)' ') ? value : value.Trim((byte)' ');

    /// <summary>Copies until the target is full; how many were copied.</summary>
    internal static int Unfold(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        var count = 0;
        for (var at = 0; at < bytes.Length && count < into.Length; at++)
            if (!IsFold(bytes[at]))
                into[count++] = bytes[at];
        return count;
    }

    /// <summary>The first place from here on that is no fold.</summary>
    internal static int SkipFolds(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && IsFold(bytes[at]))
            at++;
        return at;
    }

    /// <summary>Where a line's text begins after its break: a STX of a Type B wrapper is passed over.</summary>
    internal static int LineStart(ReadOnlySpan<byte> bytes, int afterBreak) =>
        afterBreak < bytes.Length && bytes[afterBreak] == StartOfText ? afterBreak + 1 : afterBreak;
}
