namespace Bmis.Edifact.Interchange;

/// <summary>The separators of an interchange (ISO 9735-1, 5 and 6.1: the service characters).</summary>
/// <param name="Component">Between components of a composite.</param>
/// <param name="Element">Between data elements.</param>
/// <param name="Decimal">The decimal mark; it separates nothing.</param>
/// <param name="Release">Makes the next byte literal; 0 when there is none.</param>
/// <param name="Repetition">Between repetitions of an element; 0 when there is none.</param>
/// <param name="Terminator">Ends a segment.</param>
public readonly record struct Delimiters(
    byte Component, byte Element, byte Decimal, byte Release, byte Repetition, byte Terminator)
{
    /// <summary>The usual ones, <c>:+.? '</c>.</summary>
    public static Delimiters Usual { get; } = Of(":+.? '"u8);

    /// <summary>Those of Type B circuits, which cannot carry the usual ones: <c>:(.) -</c>.</summary>
    public static Delimiters TypeB { get; } = Of(":(.) -"u8);

    /// <summary>From the six characters that follow UNA; a blank as release or repetition means none.</summary>
    /// <exception cref="ArgumentException">There are not six.</exception>
    public static Delimiters Of(ReadOnlySpan<byte> six)
    {
        if (six.Length != DelimiterDetection.AdviceLength)
            throw new ArgumentException("A service string has six characters.", nameof(six));
        return new(six[0], six[1], six[2], OrNone(six[3]), OrNone(six[4]), six[5]);
    }

    /// <summary>Whether this byte separates, ends or releases, so that literal text must release it.</summary>
    public bool Separates(byte value) => value == Component || value == Element || value == Terminator
        || (value != 0 && (value == Release || value == Repetition));

    private static byte OrNone(byte value) => value == (byte)' ' ? (byte)0 : value;
}
