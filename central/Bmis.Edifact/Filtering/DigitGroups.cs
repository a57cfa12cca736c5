namespace Bmis.Edifact.Filtering;

/// <summary>The runs of digits of a text, and which of them people may have written as one number.</summary>
internal sealed class DigitGroups
{
    /// <summary>A byte that parts texts that have nothing to do with each other.</summary>
    internal const byte HardBreak = 0;

    // Between two groups of one number, such as a blank, a hyphen between blanks, a dash of three bytes.
    private const int MostBetween = 3;

    private readonly List<(int Start, int End, bool IsLinked)> _groups = [];

    internal int Count => _groups.Count;

    internal void Read(ReadOnlySpan<byte> text)
    {
        _groups.Clear();
        var at = 0;
        while (text[at..].IndexOfAnyInRange((byte)'0', (byte)'9') is >= 0 and var found)
        {
            var start = at + found;
            var length = text[start..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            at = length < 0 ? text.Length : start + length;
            _groups.Add((start, at, _groups.Count > 0 && AreLinked(text[_groups[^1].End..start])));
        }
    }

    internal int Start(int group) => _groups[group].Start;

    internal int End(int group) => _groups[group].End;

    internal int Length(int group) => _groups[group].End - _groups[group].Start;

    /// <summary>Whether a group may go on the number of the group before it.</summary>
    internal bool IsLinked(int group) => _groups[group].IsLinked;

    private static bool AreLinked(ReadOnlySpan<byte> between)
    {
        if (between.Length > MostBetween)
            return false;
        foreach (var one in between)
            if (one < 0x80 && one is not ((byte)' ' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)':' or (byte)'_'
                or (byte)'\r' or (byte)'\n'))
                return false;
        return true;
    }
}
