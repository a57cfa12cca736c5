using System.Collections;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// The persons of a list as rows: a person is made of them when it is asked for, and its text when that is. For any
/// thread.
/// </summary>
internal sealed class PersonTable(
    ReadOnlyMemory<byte> bytes, ReceivedMessage message, PersonRow[] persons, SegmentRow[] segments, long[] dates)
    : IReadOnlyList<ListedPerson>
{
    /// <summary>What stands in a row of dates for one that is none.</summary>
    internal const long NoDate = -1;

    /// <inheritdoc/>
    public int Count => persons.Length;

    /// <summary>Makes text; nobody asks it how that was read.</summary>
    internal ListTexts Texts { get; } = new(new TextDecoder(message.Interchange.CharacterSet));

    /// <inheritdoc/>
    public ListedPerson this[int index]
    {
        get
        {
            var person = persons[index];
            return segments[person.Segment].Tag == PaxlstTags.Pdt
                ? new PersonLine(this, index)
                : new ListedPerson(this, index);
        }
    }

    /// <summary>The rows of a person's segments.</summary>
    internal ReadOnlySpan<SegmentRow> Segments(int person) => segments.AsSpan(
        persons[person].Segment..(person + 1 < persons.Length ? persons[person + 1].Segment : segments.Length));

    /// <summary>What a person's date means, by its number; null when it is none.</summary>
    internal DateTime? Date(int person, int number) => dates[persons[person].Date + number] is >= 0 and var ticks
        ? new DateTime(ticks, DateTimeKind.Unspecified)
        : null;

    /// <summary>Reads segments of the list by their places; the reader is to be disposed.</summary>
    internal SegmentReader Open() => message.Open(bytes.Span);

    /// <inheritdoc/>
    public IEnumerator<ListedPerson> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
            yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
