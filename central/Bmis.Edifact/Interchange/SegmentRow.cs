namespace Bmis.Edifact.Interchange;

/// <summary>
/// Where a segment of a message lies, and to what it belongs there: all that is kept of it until its text is asked for.
/// </summary>
internal readonly struct SegmentRow
{
    private const int TagPlace = 8;

    private readonly uint _tagAndPart;

    internal SegmentRow(int offset, uint tag, byte part)
    {
        Offset = offset;
        _tagAndPart = (tag << TagPlace) | part;
    }

    /// <summary>The first byte, from the beginning of the transmission.</summary>
    internal int Offset { get; }

    /// <summary>The tag, as <see cref="SegmentTag.Value"/> holds it.</summary>
    internal uint Tag => _tagAndPart >> TagPlace;

    /// <summary>To what it belongs; the numbers are the message type's own.</summary>
    internal byte Part => (byte)_tagAndPart;

    /// <summary>Whether it has this tag and belongs there: both are compared at once.</summary>
    internal bool Is(uint tag, byte part) => _tagAndPart == ((tag << TagPlace) | part);
}
