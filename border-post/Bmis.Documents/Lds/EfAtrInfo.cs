namespace Bmis.Documents.Lds;

/// <summary>
/// EF.ATR/INFO (Doc 9303-10, 3.11.3 and ISO/IEC 7816-4, 12.7.1): how long commands and answers may be. What is
/// missing is null.
/// </summary>
/// <param name="MostCommandBytes">Longest command in bytes, 1 to 65,536.</param>
/// <param name="MostResponseBytes">Longest answer in bytes, 1 to 65,536.</param>
/// <param name="HasExtendedLengths">Whether the card capabilities say that extended lengths are understood.</param>
public sealed record EfAtrInfo(int? MostCommandBytes, int? MostResponseBytes, bool? HasExtendedLengths)
{
    private const uint Capabilities = 0x47;
    private const uint ExtendedLengths = 0x7F66;
    private const uint Number = 0x02;
    private const int ExtendedLengthsBit = 0x40;
    private const int MostBytes = 65_536;

    // Status, MAC and the head of the cryptogram of a protected answer, and the status behind them.
    private const int ProtectionBytes = 4 + 10 + 5 + 2;
    private const int LargestBlock = 16;

    /// <summary>
    /// Most plain bytes that a protected answer can hold, whichever cipher protects it; null when the longest answer is
    /// not said, or too short for any.
    /// </summary>
    public int? MostPlainBytes => MostResponseBytes >= ProtectionBytes + LargestBlock
        ? ((MostResponseBytes - ProtectionBytes) / LargestBlock * LargestBlock) - 1
        : null;

    /// <summary>Reads the file.</summary>
    public static LdsRead<EfAtrInfo> Read(ReadOnlyMemory<byte> file) => LdsWalk.ReadRow(file, Parse);

    private static EfAtrInfo Parse(LdsObjects objects)
    {
        var found = new EfAtrInfo(null, null, null);
        while (objects.TryRead(out var one))
        {
            if (one.Tag == ExtendedLengths)
                found = WithLengths(found, objects.Within(one));
            else if (one.Tag == Capabilities && one.Span.Length >= 3)
                found = found with { HasExtendedLengths = (one.Span[2] & ExtendedLengthsBit) != 0 };
        }

        return found;
    }

    // The longest command comes first, then the longest answer.
    private static EfAtrInfo WithLengths(EfAtrInfo found, LdsObjects objects)
    {
        if (objects.TryRead(out var command) && command.Tag == Number)
            found = found with { MostCommandBytes = Length(objects, command) };
        if (objects.TryRead(out var response) && response.Tag == Number)
            found = found with { MostResponseBytes = Length(objects, response) };
        return found;
    }

    private static int? Length(LdsObjects objects, LdsObject one)
    {
        var value = 0;
        foreach (var part in one.Span)
            value = Math.Min((value << 8) | part, MostBytes);
        if (value > 0)
            return value;
        objects.Note(LdsFault.WrongValue, one);
        return null;
    }
}
