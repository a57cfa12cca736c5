namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// A table of codes, shorter ones first (IAFIS-IC-0110, 4.4): code lengths, then the values in order.
/// </summary>
internal sealed class HuffmanTable
{
    /// <summary>Longest code (bits).</summary>
    internal const int Longest = 16;

    // Codes up to this length, nearly all that occur, are looked up at once (bits).
    private const int Direct = 10;

    private readonly byte[] _values;

    // For each beginning of this length: the length of its code and its value; 0 where the code is longer.
    private readonly ushort[] _direct = new ushort[1 << Direct];

    // For each length: the first code, the one after the last (both as if filled to 16 bits), and its first value.
    private readonly int[] _first = new int[Longest + 1];
    private readonly int[] _end = new int[Longest + 1];
    private readonly int[] _index = new int[Longest + 1];

    private HuffmanTable(byte[] values) => _values = values;

    /// <summary>The code of every value and its length, as a writer needs them.</summary>
    internal (int Code, int Length)[] Codes()
    {
        var codes = new (int Code, int Length)[256];
        for (var length = 1; length <= Longest; length++)
        {
            var step = 1 << (Longest - length);
            for (var code = _first[length]; code < _end[length]; code += step)
                codes[_values[_index[length] + (code - _first[length]) / step]] = (code / step, length);
        }
        return codes;
    }

    /// <summary>A table, or null where there are more codes than bits can tell apart.</summary>
    internal static HuffmanTable? Of(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        var table = new HuffmanTable(values.ToArray());
        int code = 0, index = 0;
        for (var length = 1; length <= Longest; length++)
        {
            var step = 1 << (Longest - length);
            table._first[length] = code;
            table._index[length] = index;
            code += counts[length - 1] * step;
            index += counts[length - 1];
            table._end[length] = code;
            if (code > 1 << Longest) return null;
        }
        table.FillDirect();
        return table;
    }

    private void FillDirect()
    {
        for (var front = 0; front < _direct.Length; front++)
            if (Search(front << (Longest - Direct), out var length, out var value) && length <= Direct)
                _direct[front] = (ushort)(length << 8 | value);
    }

    /// <summary>
    /// The value of the code at the front of sixteen bits, and its length; false where there is none.
    /// </summary>
    internal bool Find(int bits, out int length, out byte value)
    {
        var direct = _direct[bits >> (Longest - Direct)];
        if (direct == 0) return Search(bits, out length, out value);
        (length, value) = (direct >> 8, (byte)direct);
        return true;
    }

    private bool Search(int bits, out int length, out byte value)
    {
        for (length = 1; length <= Longest; length++)
        {
            if (bits >= _end[length]) continue;
            value = _values[_index[length] + ((bits - _first[length]) >> (Longest - length))];
            return true;
        }
        value = 0;
        return false;
    }
}
