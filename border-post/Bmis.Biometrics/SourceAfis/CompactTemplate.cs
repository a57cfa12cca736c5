using System.Text;
using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.SourceAfis;

/// <summary>
/// What the bytes of a SourceAFIS template say: a map (CBOR, RFC 8949) of version, width, height, positionsX,
/// positionsY, directions and types. Directions are radians, clockwise as seen, along the ridge away from its end. They
/// carry no quality of minutiae: it is 0.
/// </summary>
internal sealed record CompactTemplate(int Width, int Height, Minutia[] Minutiae)
{
    // Own limits: seven entries are known; places pass no picture that an engine takes.
    private const int MostEntries = 16, LongestText = 255;

    internal static CompactTemplate? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CborReader(bytes);
        if (!reader.TryMap(MostEntries, out var entries)) return null;
        var numbers = new Dictionary<string, double[]>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < entries; i++)
        {
            if (!reader.TryText(LongestText, out var key)) return null;
            if (reader.TryText(LongestText, out var text)) texts[key] = text;
            else if (reader.TryNumbers(ExtractionParameters.MostMinutiae, out var values)) numbers[key] = values;
            else return null;
        }
        return reader.IsAtEnd ? Of(numbers, texts) : null;
    }

    private static CompactTemplate? Of(Dictionary<string, double[]> numbers, Dictionary<string, string> texts)
    {
        if (!texts.TryGetValue("types", out var types) || !texts.ContainsKey("version")) return null;
        if (Whole(numbers, "width", 1) is not [var width]) return null;
        if (Whole(numbers, "height", 1) is not [var height]) return null;
        if (width < 1 || height < 1 || (long)width * height > ExtractionParameters.MostPixels) return null;
        if (Whole(numbers, "positionsX", types.Length) is not { } xs) return null;
        if (Whole(numbers, "positionsY", types.Length) is not { } ys) return null;
        if (!numbers.TryGetValue("directions", out var directions) || directions.Length != types.Length) return null;
        var minutiae = new Minutia[types.Length];
        for (var i = 0; i < minutiae.Length; i++)
        {
            var isInside = xs[i] >= 0 && xs[i] < width && ys[i] >= 0 && ys[i] < height;
            if (!isInside || !(directions[i] is >= 0 and < 2 * MathF.PI) || types[i] is not ('E' or 'B')) return null;
            var step = (byte)((int)Math.Round(directions[i] * 128 / Math.PI) & 255);
            minutiae[i] = new((short)xs[i], (short)ys[i], step,
                types[i] == 'B' ? MinutiaKind.Bifurcation : MinutiaKind.Ending, 0);
        }
        return new(width, height, [.. minutiae.OrderBy(one => one.Y).ThenBy(one => one.X)]);
    }

    private static int[]? Whole(Dictionary<string, double[]> numbers, string key, int count) =>
        numbers.TryGetValue(key, out var values) && values.Length == count
        && Array.TrueForAll(values, value => Math.Abs(value) <= short.MaxValue && value == Math.Floor(value))
            ? Array.ConvertAll(values, value => (int)value)
            : null;

    // As much of CBOR as templates use: texts, numbers and lists of numbers, of known lengths.
    private ref struct CborReader(ReadOnlySpan<byte> bytes)
    {
        private const int Unsigned = 0, Negative = 1, Text = 3, List = 4, Map = 5, Simple = 7;
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        internal readonly bool IsAtEnd => _at == _bytes.Length;

        internal bool TryMap(int most, out int entries) => TryLength(Map, most, out entries);

        internal bool TryText(int most, out string text)
        {
            text = "";
            var start = _at;
            if (!TryLength(Text, most, out var length) || length > _bytes.Length - _at)
            {
                _at = start;
                return false;
            }
            text = Encoding.ASCII.GetString(_bytes.Slice(_at, length));
            _at += length;
            return true;
        }

        /// <summary>A number, as a list of one, or a list of numbers.</summary>
        internal bool TryNumbers(int most, out double[] values)
        {
            var start = _at;
            values = new double[1];
            if (TryNumber(out values[0])) return true;
            _at = start;
            if (!TryLength(List, most, out var count)) return false;
            values = new double[count];
            for (var i = 0; i < count; i++)
                if (!TryNumber(out values[i])) return false;
            return true;
        }

        private bool TryLength(int kind, int most, out int length)
        {
            var isRead = TryHead(out var found, out _, out var argument) && found == kind && argument <= (ulong)most;
            length = isRead ? (int)argument : 0;
            return isRead;
        }

        private bool TryNumber(out double value)
        {
            value = 0;
            if (!TryHead(out var kind, out var size, out var argument)) return false;
            value = (kind, size) switch
            {
                (Unsigned, _) => argument,
                (Negative, _) => -1.0 - argument,
                (Simple, 2) => (double)BitConverter.UInt16BitsToHalf((ushort)argument),
                (Simple, 4) => BitConverter.UInt32BitsToSingle((uint)argument),
                (Simple, 8) => BitConverter.UInt64BitsToDouble(argument),
                _ => double.NaN,
            };
            return double.IsFinite(value);
        }

        // The kind in three bits, the argument in five or in the one, two, four or eight bytes that follow.
        private bool TryHead(out int kind, out int size, out ulong argument)
        {
            (kind, size, argument) = (0, 0, 0);
            if (_at >= _bytes.Length) return false;
            var head = _bytes[_at++];
            (kind, argument) = (head >> 5, (ulong)(head & 31));
            if (argument < 24) return true;
            if (argument > 27) return false;
            size = 1 << (int)(argument - 24);
            if (size > _bytes.Length - _at) return false;
            argument = 0;
            foreach (var value in _bytes.Slice(_at, size)) argument = argument << 8 | value;
            _at += size;
            return true;
        }
    }
}
