using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Follows the skeletons from their free ends. The ends of ridges are endings, those of valleys are bifurcations.
/// </summary>
internal sealed class RidgeEnds(BitPlane skeleton, MinutiaKind kind)
{
    private static readonly (int X, int Y)[] Steps =
        [(0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1)];

    private static readonly bool[] FreeEnd = Enumerable.Range(0, 256).Select(n => Runs(n) == 1 && IsEnd(n)).ToArray();
    private readonly List<RidgeEnd> _ends = [];

    internal static List<RidgeEnd> Of(BitPlane skeleton, MinutiaKind kind)
    {
        var search = new RidgeEnds(skeleton, kind);
        for (var y = 0; y < skeleton.Height; y++)
            for (var word = 0; word < skeleton.Stride - 2; word++)
                search.Scan(word, y);
        return search._ends;
    }

    private void Scan(int word, int y)
    {
        var bits = skeleton.Words[skeleton.Row(y) + word];
        for (; bits != 0; bits &= bits - 1)
        {
            var x = word * 64 + System.Numerics.BitOperations.TrailingZeroCount(bits);
            if (FreeEnd[skeleton.Neighbours(x, y)]) _ends.Add(Follow(x, y));
        }
    }

    // Walks from the end until the path forks, ends, or is long enough.
    private RidgeEnd Follow(int startX, int startY)
    {
        int x = startX, y = startY, before = -1, length = 0;
        int markX = x, markY = y;
        while (length < ExtractionParameters.ShortestRidge)
        {
            var next = Next(skeleton.Neighbours(x, y), before);
            if (next < 0) break;
            x += Steps[next].X;
            y += Steps[next].Y;
            before = (next + 4) & 7;
            length++;
            if (length <= ExtractionParameters.DirectionSteps) (markX, markY) = (x, y);
            if (Runs(skeleton.Neighbours(x, y)) > 2) return End(PathEnd.Fork);
            if (FreeEnd[skeleton.Neighbours(x, y)]) return End(PathEnd.FreeEnd);
        }
        return End(PathEnd.Open);

        RidgeEnd End(PathEnd how) => new(
            startX, startY, Angles.Of(markX - startX, markY - startY), kind, length, how);
    }

    // The next step that leads away from where the path came from, straight ones before slanted ones.
    private static int Next(int neighbours, int before)
    {
        if (before >= 0) neighbours &= ~(1 << before | 1 << ((before + 1) & 7) | 1 << ((before + 7) & 7));
        for (var step = 0; step < 8; step += 2)
            if ((neighbours >> step & 1) != 0) return step;
        for (var step = 1; step < 8; step += 2)
            if ((neighbours >> step & 1) != 0) return step;
        return -1;
    }

    // Runs of set neighbours around the pixel.
    private static int Runs(int neighbours) =>
        System.Numerics.BitOperations.PopCount((uint)(neighbours & ~(neighbours << 1 | neighbours >> 7) & 255));

    private static bool IsEnd(int neighbours) => System.Numerics.BitOperations.PopCount((uint)neighbours) <= 2;
}
