using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Extraction;

/// <summary>
/// Keeps the free ends that are minutiae: no short branches and islands, no gaps, none near the finger's border. Where
/// the finger goes on beyond the picture, the picture's border is none of the finger.
/// </summary>
internal static class MinutiaFilter
{
    internal static List<RidgeEnd> Of(List<RidgeEnd> ends, Plane<bool> mask, PictureBorder border)
    {
        var kept = ends.FindAll(end => !IsFlaw(end) && IsInside(end, mask, border));
        var dropped = new bool[kept.Count];
        for (var i = 0; i < kept.Count; i++)
            for (var j = i + 1; j < kept.Count && kept[j].Y - kept[i].Y <= ExtractionParameters.WidestGap; j++)
                if (FaceEachOther(kept[i], kept[j])) dropped[i] = dropped[j] = true;
        return kept.Where((_, i) => !dropped[i]).ToList();
    }

    private static bool IsFlaw(RidgeEnd end) => end.Path switch
    {
        PathEnd.Fork => end.Length < ExtractionParameters.ShortestBranch,
        PathEnd.FreeEnd => end.Length < ExtractionParameters.ShortestRidge,
        _ => false,
    };

    private static bool IsInside(RidgeEnd end, Plane<bool> mask, PictureBorder border)
    {
        if (border.Cuts(end.X, end.Y)) return false;
        var far = ExtractionParameters.BorderDistance;
        for (var step = 0; step < 256; step += 16)
        {
            var x = (int)Math.Floor(end.X + far * Angles.Cosines[step] + 0.5);
            var y = (int)Math.Floor(end.Y + far * Angles.Sines[step] + 0.5);
            if (!IsFinger(x, y, mask, border)) return false;
        }
        return true;
    }

    private static bool IsFinger(int x, int y, Plane<bool> mask, PictureBorder border)
    {
        const int cell = ExtractionParameters.Cell;
        if (border.Holds(x, y)) return mask[x / cell, y / cell];
        (x, y) = border.Nearest(x, y);
        return mask[x / cell, y / cell] && border.ShowsRidges(x, y);
    }

    // Two ends of one kind that point at each other across a small gap.
    private static bool FaceEachOther(RidgeEnd a, RidgeEnd b)
    {
        int dx = b.X - a.X, dy = b.Y - a.Y;
        if (a.Kind != b.Kind) return false;
        if (dx * dx + dy * dy > ExtractionParameters.WidestGap * ExtractionParameters.WidestGap) return false;
        var line = Angles.Of(dx, dy);
        return Angles.Between(a.Direction, b.Direction) > 90
            && (dx * dx + dy * dy < 16 || Angles.Between(line, a.Direction) > 80);
    }
}
