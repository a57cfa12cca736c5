using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Identification;

/// <summary>
/// Lines between neighbouring minutiae as codes of 16 bits. The lower 14 are what neither rotation nor shift changes:
/// the angle of the line against either end (5 bits each) and the class of its length (4); the upper two refine the
/// first angle, so that the line's own direction can be told to two steps.
/// </summary>
internal static class CoarseEdges
{
    /// <summary>Codes that are looked up.</summary>
    internal const int Codes = 1 << 14;

    /// <summary>The code of no edge: its class of length is none.</summary>
    internal const ushort None = Codes - 1;

    /// <summary>Classes of length; the last number of four bits stays free.</summary>
    internal const int Lengths = 15;

    /// <summary>Steps of an angle's class.</summary>
    internal const int AngleStep = 8;

    // Classes widen with the length: skin stretches. Each begins where the one before ends.
    private static readonly int[] FirstLengths =
        [0, 5, 10, 15, 21, 27, 34, 42, 50, 58, 68, 78, 89, 101, 114, IdentificationParameters.LongestEdge + 1];

    private static readonly byte[] LengthClasses = Classes();

    /// <summary>The middle of a class of length (pixels).</summary>
    internal static double MiddleOf(int length) => (FirstLengths[length] + FirstLengths[length + 1] - 1) / 2.0;

    /// <summary>The line from one minutia to another; null for one that is too long or has no length.</summary>
    internal static CoarseEdge? Between(Minutia[] minutiae, int from, int to)
    {
        Minutia a = minutiae[from], b = minutiae[to];
        int dx = b.X - a.X, dy = b.Y - a.Y;
        var length = (int)(Math.Sqrt(dx * dx + dy * dy) + 0.5);
        if (length is 0 or > IdentificationParameters.LongestEdge) return null;
        var line = Angles.Of(dx, dy);
        return new(from, (byte)(line - a.Direction), (byte)(b.Direction - line), length, line);
    }

    /// <summary>The code of a line.</summary>
    internal static ushort CodeOf(in CoarseEdge edge) => (ushort)(
        ((edge.Near & 6) << 13) | (edge.Near >> 3 << 9) | (edge.Far >> 3 << 4) | LengthClasses[edge.Length]);

    /// <summary>The middle of the finer class of the angle against the first end (steps).</summary>
    internal static int NearOf(int code) => ((code >> 9 & 31) << 3) | (code >> 13 & 6) | 1;

    /// <summary>
    /// The codes that a print of a gallery keeps, <see cref="IdentificationParameters.Edges"/> for each minutia: the
    /// lines to its nearest neighbours, each line once.
    /// </summary>
    internal static void Choose(Minutia[] minutiae, Span<ushort> codes)
    {
        codes.Fill(None);
        Span<int> nearest = stackalloc int[IdentificationParameters.GalleryNeighbours];
        Span<bool> taken = stackalloc bool[minutiae.Length * minutiae.Length];
        for (var from = 0; from < minutiae.Length; from++)
        {
            var count = Nearest(minutiae, from, nearest);
            var chosen = 0;
            for (var i = 0; i < count && chosen < IdentificationParameters.Edges; i++)
            {
                var to = nearest[i];
                if (taken[to * minutiae.Length + from] || Between(minutiae, from, to) is not { } edge) continue;
                taken[from * minutiae.Length + to] = true;
                codes[from * IdentificationParameters.Edges + chosen++] = CodeOf(edge);
            }
        }
    }

    /// <summary>Finds the nearest neighbours, the nearest first; of two as far the one that comes first.</summary>
    internal static int Nearest(Minutia[] minutiae, int from, Span<int> nearest)
    {
        Span<int> distances = stackalloc int[nearest.Length];
        var count = 0;
        for (var to = 0; to < minutiae.Length; to++)
        {
            int dx = minutiae[to].X - minutiae[from].X, dy = minutiae[to].Y - minutiae[from].Y;
            var distance = dx * dx + dy * dy;
            if (to == from || (count == nearest.Length && distances[count - 1] <= distance)) continue;
            if (count < nearest.Length) count++;
            var at = count - 1;
            for (; at > 0 && distances[at - 1] > distance; at--)
                (distances[at], nearest[at]) = (distances[at - 1], nearest[at - 1]);
            (distances[at], nearest[at]) = (distance, to);
        }
        return count;
    }

    private static byte[] Classes()
    {
        var classes = new byte[IdentificationParameters.LongestEdge + 1];
        for (var length = 0; length < Lengths; length++)
            classes.AsSpan(FirstLengths[length]..FirstLengths[length + 1]).Fill((byte)length);
        return classes;
    }
}
