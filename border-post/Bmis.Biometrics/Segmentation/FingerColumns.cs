namespace Bmis.Biometrics.Segmentation;

/// <summary>
/// Puts the pieces of each finger together: an end and what is behind the joint's crease lie in line. A piece that is
/// much wider than the others is cut where it is thinnest.
/// </summary>
internal static class FingerColumns
{
    private const double Cell = SegmentationParameters.CellMillimetres;

    /// <summary>The fingers from left to right.</summary>
    internal static List<Piece> Of(List<Piece> pieces, Direction direction, int expected)
    {
        var usual = UsualWidth(pieces, direction, expected);
        var narrow = pieces.SelectMany(piece => Split(piece, direction, usual));
        var fingers = new List<Piece>();
        foreach (var piece in narrow.OrderByDescending(piece => piece.Area)
            .Take(SegmentationParameters.MostPieces))
        {
            var seen = piece.Seen(direction);
            var home = fingers
                .Where(finger => IsSame(finger.Seen(direction), seen, usual))
                .MinBy(finger => Math.Abs(finger.Seen(direction).Middle - seen.Middle));
            if (home is null) fingers.Add(piece);
            else home.Cells.AddRange(piece.Cells);
        }

        return
        [
            .. fingers.Where(finger => IsFinger(finger, direction)).OrderBy(finger => finger.Seen(direction).Middle),
        ];
    }

    // Of the narrower pieces, because wide ones may be several fingers; crumbs do not count.
    private static double UsualWidth(List<Piece> pieces, Direction direction, int expected)
    {
        var seen = pieces.Where(piece => piece.Area >= SegmentationParameters.LeastFinger)
            .Select(piece => piece.Seen(direction)).OrderBy(one => one.Width).ToArray();
        if (seen.Length == 0) return SegmentationParameters.LeastWidth / Cell;
        var share = (seen.Max(one => one.Right) - seen.Min(one => one.Left)) / expected;
        return Math.Clamp(
            Math.Min(seen[(seen.Length - 1) / 2].Width, Math.Max(share, seen[0].Width / expected)),
            SegmentationParameters.LeastWidth / Cell, SegmentationParameters.GreatestWidth / Cell);
    }

    private static bool IsFinger(Piece finger, Direction direction) =>
        finger.Area >= SegmentationParameters.LeastFinger
        && finger.Seen(direction).Width * Cell >= SegmentationParameters.LeastWidth;

    // In line, or two halves of one that a scar or a dry place parts.
    private static bool IsSame(Extent finger, Extent piece, double usual) =>
        Math.Abs(finger.Middle - piece.Middle) < SegmentationParameters.SameFinger * Math.Max(usual, finger.Width)
        || Math.Max(finger.Right, piece.Right) - Math.Min(finger.Left, piece.Left)
            < SegmentationParameters.TwoHalves * usual;

    private static IEnumerable<Piece> Split(Piece piece, Direction direction, double usual)
    {
        var seen = piece.Seen(direction);
        var count = (int)Math.Round(seen.Width / usual);
        if (seen.Width < SegmentationParameters.SplitRatio * usual || count < 2) return [piece];
        var cuts = Enumerable.Range(1, count - 1)
            .Select(i => Thinnest(piece, direction, seen.Left + i * seen.Width / count, usual / 4)).ToArray();
        return piece.Cells
            .GroupBy(cell => cuts.Count(cut => direction.Place(cell.X + 0.5, cell.Y + 0.5).Across > cut))
            .Select(part =>
            {
                var one = new Piece();
                one.Cells.AddRange(part);
                return one;
            });
    }

    private static double Thinnest(Piece piece, Direction direction, double near, double reach)
    {
        var counts = piece.Cells
            .CountBy(cell => (int)Math.Floor(direction.Place(cell.X + 0.5, cell.Y + 0.5).Across))
            .ToDictionary();
        int first = (int)(near - reach), last = (int)(near + reach);
        return 0.5 + Enumerable.Range(first, last - first + 1)
            .MinBy(place => (counts.GetValueOrDefault(place), Math.Abs(place - near)));
    }
}
