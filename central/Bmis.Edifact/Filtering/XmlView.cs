using System.Globalization;

namespace Bmis.Edifact.Filtering;

/// <summary>
/// A value of XML as its reader has it, a byte a character, and where each stands in the text; a reference to a
/// character is that character. Beyond ISO 646 it only matters that it is no digit and no letter. For one thread.
/// </summary>
internal sealed class XmlView
{
    private const int LongestReference = 12;
    private const byte Foreign = 0xFF;

    private readonly List<(int Start, int End)> _places = [];
    private byte[] _text = new byte[256];

    internal int Length => _places.Count;

    internal ReadOnlySpan<byte> Text => _text.AsSpan(0, _places.Count);

    internal (int Start, int End) Place(int at) => _places[at];

    /// <summary>Makes a digit that was masked one no more, so that it is not found again.</summary>
    internal void Blank(int at) => _text[at] = (byte)CardNumbers.Mask;

    internal void Clear() => _places.Clear();

    /// <summary>Adds a piece of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first character.</param>
    /// <param name="end">The character behind the last.</param>
    /// <param name="isRaw">Whether an ampersand is one.</param>
    internal void Add(string text, int start, int end, bool isRaw)
    {
        for (var at = start; at < end;)
        {
            var length = 1;
            var value = text[at];
            if (value == '&' && !isRaw && Reference(text.AsSpan(at, end - at)) is { } found)
                (value, length) = found;
            Put(value <= 0x7F ? (byte)value : Foreign, at, at + length);
            at += length;
        }
    }

    private static (char Value, int Length)? Reference(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        if (end < 2)
            return null;
        var name = text[1..end];
        if (name[0] != '#')
            return (name switch { "amp" => '&', "lt" => '<', "gt" => '>', "quot" => '"', _ => '\'' }, end + 1);
        var isRead = name.Length > 2 && name[1] == 'x'
            ? int.TryParse(name[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return (isRead && code is > 0 and <= 0x7F ? (char)code : '\uFFFF', end + 1);
    }

    private void Put(byte value, int start, int end)
    {
        if (_places.Count == _text.Length)
            Array.Resize(ref _text, 2 * _text.Length);
        _text[_places.Count] = value;
        _places.Add((start, end));
    }
}
