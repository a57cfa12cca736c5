using System.Numerics;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// Different texts, each with a number in the order in which it came, in a few flat arrays: half a million strings
/// would cost more to keep than to compare.
/// </summary>
internal sealed class TextTable
{
    private char[] _letters;
    private int[] _starts;
    private Slot[] _slots;

    /// <param name="expected">About how many texts will come.</param>
    internal TextTable(int expected)
    {
        _letters = new char[8 * expected];
        _starts = new int[expected + 1];
        _slots = EmptySlots(expected);
    }

    internal int Count { get; private set; }

    /// <summary>The text with a number.</summary>
    internal ReadOnlySpan<char> this[int number] => _letters.AsSpan(_starts[number].._starts[number + 1]);

    /// <summary>The number of a text, or -1.</summary>
    internal int Find(ReadOnlySpan<char> text) => SlotOf(text, string.GetHashCode(text)).Number;

    /// <summary>The number of a text, which is added where it is new.</summary>
    internal int Add(ReadOnlySpan<char> text)
    {
        var hash = string.GetHashCode(text);
        ref var slot = ref SlotOf(text, hash);
        if (!slot.IsFree) return slot.Number;
        slot = Slot.Of(Append(text), hash);
        if (2 * Count > _slots.Length) Spread();
        return Count - 1;
    }

    // Where the text is, or the free slot where it belongs.
    private ref Slot SlotOf(ReadOnlySpan<char> text, int hash)
    {
        var (slots, last) = (_slots, _slots.Length - 1);
        var at = hash & last;
        while (!slots[at].IsFree && (slots[at].Hash != hash || !this[slots[at].Number].SequenceEqual(text)))
            at = (at + 1) & last;
        return ref slots[at];
    }

    private int Append(ReadOnlySpan<char> text)
    {
        if (Count + 1 == _starts.Length) Array.Resize(ref _starts, 2 * _starts.Length + 4);
        var end = _starts[Count] + text.Length;
        if (end > _letters.Length) Array.Resize(ref _letters, Math.Max(end, 2 * _letters.Length));
        text.CopyTo(_letters.AsSpan(_starts[Count]));
        _starts[Count + 1] = end;
        return Count++;
    }

    private void Spread()
    {
        var slots = EmptySlots(2 * Count);
        var last = slots.Length - 1;
        foreach (var slot in _slots)
        {
            if (slot.IsFree) continue;
            var at = slot.Hash & last;
            while (!slots[at].IsFree) at = (at + 1) & last;
            slots[at] = slot;
        }

        _slots = slots;
    }

    private static Slot[] EmptySlots(int expected) =>
        new Slot[BitOperations.RoundUpToPowerOf2((uint)(2 * expected + 2))];

    // A number with the hash of its text, so that other texts are passed over unread.
    private readonly record struct Slot(int NumberPlusOne, int Hash)
    {
        internal bool IsFree => NumberPlusOne == 0;

        internal int Number => NumberPlusOne - 1;

        internal static Slot Of(int number, int hash) => new(number + 1, hash);
    }
}
