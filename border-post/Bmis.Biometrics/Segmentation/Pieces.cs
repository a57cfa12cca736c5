using Bmis.Biometrics.Extraction;

namespace Bmis.Biometrics.Segmentation;

/// <summary>
/// Cuts skin into pieces: what is left when its border is taken away falls apart where fingers touch; each part then
/// grows back to where another begins.
/// </summary>
internal static class Pieces
{
    internal static List<Piece> Of(Plane<bool> mask)
    {
        var depth = Depth(mask);
        var labels = new Plane<int>(mask.Width, mask.Height);
        var seeds = new Queue<(int X, int Y)>();
        var count = 0;
        for (var y = 0; y < mask.Height; y++)
            for (var x = 0; x < mask.Width; x++)
                if (depth[x, y] > SegmentationParameters.BridgeCells && labels[x, y] == 0)
                    Flood(depth, labels, (x, y), ++count, seeds);
        GrowBack(mask, labels, seeds);
        return [.. Collect(labels, count).Where(piece => piece.Area >= SegmentationParameters.LeastPiece)];
    }

    // Steps to the nearest cell without skin; outside of the picture there may be more of the finger.
    private static Plane<int> Depth(Plane<bool> mask)
    {
        var depth = new Plane<int>(mask.Width, mask.Height);
        const int far = int.MaxValue / 2;
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                var left = x > 0 ? depth[x - 1, y] : far;
                var above = y > 0 ? depth[x, y - 1] : far;
                depth[x, y] = mask[x, y] ? 1 + Math.Min(left, above) : 0;
            }
        }

        for (var y = mask.Height - 1; y >= 0; y--)
        {
            for (var x = mask.Width - 1; x >= 0; x--)
            {
                var right = x + 1 < mask.Width ? depth[x + 1, y] : far;
                var below = y + 1 < mask.Height ? depth[x, y + 1] : far;
                depth[x, y] = Math.Min(depth[x, y], 1 + Math.Min(right, below));
            }
        }

        return depth;
    }

    private static void Flood(
        Plane<int> depth, Plane<int> labels, (int X, int Y) start, int label, Queue<(int X, int Y)> seeds)
    {
        var open = new Stack<(int X, int Y)>([start]);
        labels[start.X, start.Y] = label;
        while (open.TryPop(out var at))
        {
            seeds.Enqueue(at);
            foreach (var (x, y) in Around(at))
            {
                if (!depth.Holds(x, y) || labels[x, y] != 0 || depth[x, y] <= SegmentationParameters.BridgeCells)
                    continue;
                labels[x, y] = label;
                open.Push((x, y));
            }
        }
    }

    private static void GrowBack(Plane<bool> mask, Plane<int> labels, Queue<(int X, int Y)> seeds)
    {
        while (seeds.TryDequeue(out var at))
        {
            foreach (var (x, y) in Around(at))
            {
                if (!mask.Holds(x, y) || !mask[x, y] || labels[x, y] != 0) continue;
                labels[x, y] = labels[at.X, at.Y];
                seeds.Enqueue((x, y));
            }
        }
    }

    private static Piece[] Collect(Plane<int> labels, int count)
    {
        var pieces = new Piece[count];
        for (var i = 0; i < count; i++) pieces[i] = new();
        for (var y = 0; y < labels.Height; y++)
            for (var x = 0; x < labels.Width; x++)
                if (labels[x, y] is > 0 and var label)
                    pieces[label - 1].Cells.Add((x, y));
        return pieces;
    }

    private static (int X, int Y)[] Around((int X, int Y) at) =>
        [(at.X - 1, at.Y), (at.X + 1, at.Y), (at.X, at.Y - 1), (at.X, at.Y + 1)];
}
