namespace Bmis.Edifact.Interchange;

/// <summary>
/// A component data element as it was sent, within bytes that somebody else holds. Escapes and folds are taken out only
/// when the value is asked for; text is made by a <see cref="TextDecoder"/>.
/// </summary>
public readonly ref struct Component
{
    private readonly byte _release;

    internal Component(ReadOnlySpan<byte> raw, int offset, byte release, bool isPlain)
    {
        Raw = raw;
        Offset = offset;
        _release = release;
        IsPlain = isPlain;
    }

    /// <summary>The bytes with escapes and folds.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    /// <summary>The first byte, from the beginning of the transmission.</summary>
    public int Offset { get; }

    /// <summary>Whether nothing was sent; an omitted component is the same as an empty one (ISO 9735-1, 8.6).</summary>
    public bool IsEmpty => Raw.IsEmpty;

    /// <summary>Whether the raw bytes are the value: the segment has neither escapes nor folds.</summary>
    public bool IsPlain { get; }

    /// <summary>
    /// Whether a blank stands before a fold: the network may have added it, so a name has a second reading without it.
    /// </summary>
    public bool HasBlankBeforeFold
    {
        get
        {
            if (IsPlain)
                return false;
            for (var at = 1; at < Raw.Length; at++)
                if (Folding.IsFold(Raw[at]) && Raw[at - 1] == (byte)' ')
                    return true;
            return false;
        }
    }

    /// <summary>
    /// Writes the value without escapes and folds, still as bytes of the interchange's character set.
    /// </summary>
    /// <param name="into">At least as long as <see cref="Raw"/>.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException"><paramref name="into"/> is too short.</exception>
    public int CopyTo(Span<byte> into) => CopyTo(into, FoldedBlanks.Kept);

    /// <summary>As the other, and says what becomes of blanks before a fold.</summary>
    public int CopyTo(Span<byte> into, FoldedBlanks blanks)
    {
        if (into.Length < Raw.Length)
            throw new ArgumentException("The target is shorter than the raw value.", nameof(into));
        if (!IsPlain)
            return Unescape(into, blanks);
        Raw.CopyTo(into);
        return Raw.Length;
    }

    /// <summary>
    /// Whether the value is this code, blanks around it aside: codes, numbers and references may be padded.
    /// </summary>
    public bool Is(ReadOnlySpan<byte> code)
    {
        if (IsPlain)
            return Raw.SequenceEqual(code) || Raw.Trim((byte)' ').SequenceEqual(code);
        Span<byte> buffer = Raw.Length <= 256 ? stackalloc byte[256] : new byte[Raw.Length];
        return buffer[..CopyTo(buffer)].Trim((byte)' ').SequenceEqual(code);
    }

    /// <summary>A number without a sign, blanks around it aside; null when it is none or above 999 999 999.</summary>
    public int? Number()
    {
        Span<byte> buffer = Raw.Length <= 256 ? stackalloc byte[256] : new byte[Raw.Length];
        ReadOnlySpan<byte> digits = buffer[..CopyTo(buffer)].Trim((byte)' ').TrimStart((byte)'0');
        if (digits.Length > 9 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return null;
        var value = 0;
        foreach (var digit in digits)
            value = (value * 10) + (digit - '0');
        return Raw.IsEmpty ? null : value;
    }

    /// <summary>The value without blanks around it, copied only where it is not plain.</summary>
    /// <param name="buffer">At least as long as <see cref="Raw"/> where it is not plain.</param>
    internal ReadOnlySpan<byte> Trimmed(Span<byte> buffer) =>
        Folding.WithoutBlanks(IsPlain ? Raw : buffer[..CopyTo(buffer)]);

    private int Unescape(Span<byte> into, FoldedBlanks blanks)
    {
        var count = 0;
        var isLiteral = false;
        for (var at = 0; at < Raw.Length; at++)
        {
            var value = Raw[at];
            if (Folding.IsFold(value))
            {
                while (blanks == FoldedBlanks.Dropped && count > 0 && into[count - 1] == (byte)' ')
                    count--;
            }
            else if (value == _release && _release != 0 && !isLiteral)
            {
                isLiteral = true;
            }
            else
            {
                into[count++] = value;
                isLiteral = false;
            }
        }

        return count;
    }
}
