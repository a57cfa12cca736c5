namespace Bmis.Benchmarks.Matching;

/// <summary>A list of lost documents as a text of any length: distinct, invented, and made while it is read.</summary>
internal sealed class InventedDocuments(long documents) : TextReader
{
    private const long Numbers = 1_000_000_000;
    private const long Step = 617_283_951;

    private static readonly string[] States = ["UTO", "FRA", "DEU", "GBR", "SYR", "VEN", "RKS", "ITA"];

    private readonly char[] _line = new char[16];
    private long _next;
    private int _left;

    /// <summary>The line of a document; a number below zero gives one that is on no list.</summary>
    internal static string Line(long i)
    {
        Span<char> line = stackalloc char[16];
        Write(line, i);
        return new(line[..14]);
    }

    public override int ReadBlock(char[] buffer, int index, int count)
    {
        var room = buffer.AsSpan(index, count);
        while (room.Length > 0 && Fill())
        {
            var part = Math.Min(_left, room.Length);
            _line.AsSpan(15 - _left, part).CopyTo(room);
            room = room[part..];
            _left -= part;
        }

        return count - room.Length;
    }

    private bool Fill()
    {
        if (_left > 0) return true;
        if (_next == documents) return false;
        Write(_line, _next++);
        _line[14] = '\n';
        _left = 15;
        return true;
    }

    // Multiplied by a number without a common divisor, numbers below a thousand million stay distinct.
    private static void Write(Span<char> line, long i)
    {
        var isListed = i >= 0;
        var number = (isListed ? i : -i) * Step % Numbers;
        States[number % States.Length].CopyTo(line);
        line[3] = ' ';
        line[4] = isListed ? 'C' : 'X';
        number.TryFormat(line[5..], out _, "000000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
