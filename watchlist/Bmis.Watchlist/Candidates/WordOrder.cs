using System.Buffers.Binary;

namespace Bmis.Watchlist.Candidates;

/// <summary>Sorts the parts of names by their letters, then by what is written, in the ordinal way.</summary>
internal static class WordOrder
{
    /// <summary>The numbers of the parts in order.</summary>
    internal static int[] Of(ListedNames names)
    {
        var numbers = new int[names.Parts.Count];
        var beginnings = new ulong[numbers.Length];
        for (var number = 0; number < numbers.Length; number++)
            (numbers[number], beginnings[number]) = (number, Beginning(TextOf(names, number)));
        Array.Sort(beginnings, numbers);
        for (int first = 0, end; first < numbers.Length; first = end)
        {
            for (end = first + 1; end < numbers.Length && beginnings[end] == beginnings[first];) end++;
            if (end - first > 1) numbers.AsSpan(first..end).Sort((one, other) => Compare(names, one, other));
        }

        return numbers;
    }

    internal static ReadOnlySpan<char> TextOf(ListedNames names, int part) =>
        names.SpelledPart(part) is { } spelled ? spelled.Text : names.Parts[part];

    private static int Compare(ListedNames names, int one, int other)
    {
        var texts = TextOf(names, one).SequenceCompareTo(TextOf(names, other));
        return texts != 0 ? texts : names.Parts[one].SequenceCompareTo(names.Parts[other]);
    }

    // Eight letters of the MRZ, which are ASCII, as a number that sorts as they do.
    private static ulong Beginning(ReadOnlySpan<char> text)
    {
        Span<byte> letters = stackalloc byte[sizeof(ulong)];
        letters.Clear();
        for (var i = 0; i < Math.Min(text.Length, letters.Length); i++) letters[i] = (byte)text[i];
        return BinaryPrimitives.ReadUInt64BigEndian(letters);
    }
}
