using System.Runtime.Intrinsics;

namespace Bmis.Biometrics.Extraction;

/// <summary>Which cells show a finger: enough contrast, absolutely and beside the best cells, then votes.</summary>
internal static class FingerMask
{
    internal static Plane<bool> Of(Contrast contrast)
    {
        var mask = Above(contrast.Deviation, ExtractionParameters.LeastDeviation, ExtractionParameters.DeviationShare);
        return Largest(Vote(Vote(mask)));
    }

    /// <summary>Of these, the cells that show ridges: what the enhancement found, in grey levels.</summary>
    internal static Plane<bool> WithRidges(Plane<bool> mask, Contrast contrast, Padded enhanced)
    {
        var strength = new Plane<double>(mask.Width, mask.Height);
        for (var row = 0; row < mask.Height; row++)
            for (var column = 0; column < mask.Width; column++)
                if (mask[column, row])
                    strength[column, row] = Strength(enhanced, column, row) * contrast.Deviation[column, row];
        Smoothing.Binomial(strength, 1);
        var ridges = Above(strength, 0.01, ExtractionParameters.StrengthShare);
        for (var i = 0; i < ridges.Cells.Length; i++) ridges.Cells[i] &= mask.Cells[i];
        return Largest(Vote(ridges));
    }

    private static double Strength(Padded enhanced, int column, int row)
    {
        const int cell = ExtractionParameters.Cell;
        var sum = Vector256<float>.Zero;
        for (var y = row * cell; y < (row + 1) * cell; y++)
            sum += Vector256.Abs(Vector256.Create(enhanced.Values.AsSpan(enhanced.Index(column * cell, y), cell)));
        return Vector256.Sum(sum) / (double)(cell * cell * 127);
    }

    private static Plane<bool> Above(Plane<double> deviation, double floor, double share)
    {
        var sorted = deviation.Cells.ToArray();
        Array.Sort(sorted);
        var inked = sorted[(int)((sorted.Length - 1) * ExtractionParameters.InkedRank)];
        var least = Math.Max(floor, inked * share);
        var mask = new Plane<bool>(deviation.Width, deviation.Height);
        for (var i = 0; i < mask.Cells.Length; i++) mask.Cells[i] = deviation.Cells[i] >= least;
        return mask;
    }

    // A cell is what most of the 5 × 5 around it are; outside counts as no finger.
    private static Plane<bool> Vote(Plane<bool> mask)
    {
        var voted = new Plane<bool>(mask.Width, mask.Height);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                int yes = 0, all = 0;
                for (var v = Math.Max(0, y - 2); v <= Math.Min(mask.Height - 1, y + 2); v++)
                {
                    for (var u = Math.Max(0, x - 2); u <= Math.Min(mask.Width - 1, x + 2); u++)
                    {
                        all++;
                        if (mask[u, v]) yes++;
                    }
                }
                voted[x, y] = 2 * yes > all;
            }
        }
        return voted;
    }

    // The finger is the largest connected part; holes of it that do not reach the border are filled.
    private static Plane<bool> Largest(Plane<bool> mask)
    {
        var parts = Parts(mask, true);
        var best = parts.Sizes.Count == 0 ? -1 : parts.Sizes.IndexOf(parts.Sizes.Max());
        var finger = new Plane<bool>(mask.Width, mask.Height);
        for (var i = 0; i < finger.Cells.Length; i++) finger.Cells[i] = best >= 0 && parts.Labels.Cells[i] == best + 1;
        var ground = Parts(finger, false);
        for (var i = 0; i < finger.Cells.Length; i++)
            if (!finger.Cells[i] && !ground.Open[ground.Labels.Cells[i] - 1]) finger.Cells[i] = true;
        return finger;
    }

    private sealed record Labelled(Plane<int> Labels, List<int> Sizes, List<bool> Open);

    private static Labelled Parts(Plane<bool> mask, bool value)
    {
        var found = new Labelled(new(mask.Width, mask.Height), [], []);
        var queue = new Stack<(int X, int Y)>();
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (mask[x, y] != value || found.Labels[x, y] != 0) continue;
                found.Sizes.Add(0);
                found.Open.Add(false);
                found.Labels[x, y] = found.Sizes.Count;
                queue.Push((x, y));
                Flood(mask, value, found, queue);
            }
        }
        return found;
    }

    private static void Flood(Plane<bool> mask, bool value, Labelled found, Stack<(int X, int Y)> queue)
    {
        var part = found.Sizes.Count;
        while (queue.TryPop(out var at))
        {
            found.Sizes[part - 1]++;
            ReadOnlySpan<(int X, int Y)> next =
                [(at.X - 1, at.Y), (at.X + 1, at.Y), (at.X, at.Y - 1), (at.X, at.Y + 1)];
            foreach (var (x, y) in next)
            {
                if (!mask.Holds(x, y)) found.Open[part - 1] = true;
                else if (mask[x, y] == value && found.Labels[x, y] == 0)
                {
                    found.Labels[x, y] = part;
                    queue.Push((x, y));
                }
            }
        }
    }
}
