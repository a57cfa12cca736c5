using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Filtering;

/// <summary>Whether two transmissions have the same segments and elements at the same places.</summary>
internal static class SameStructure
{
    internal static bool Have(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
            return false;
        using var first = new SegmentReader(one);
        using var second = new SegmentReader(other);
        while (first.Read())
            if (!second.Read() || first.Delimiters != second.Delimiters || first.IsFirst != second.IsFirst
                || !AreSame(first.Current, second.Current))
                return false;
        return !second.Read();
    }

    private static bool AreSame(Segment one, Segment other)
    {
        if (one.Offset != other.Offset || one.Whole.Length != other.Whole.Length || one.Tag != other.Tag
            || one.Count != other.Count || one.IsTerminated != other.IsTerminated)
            return false;
        for (var index = 0; index < one.Count; index++)
            if (one[index].Offset != other[index].Offset || one[index].Count != other[index].Count)
                return false;
        return true;
    }
}
