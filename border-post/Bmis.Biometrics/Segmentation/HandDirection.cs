using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Segmentation;

/// <summary>
/// The turn of a hand: seen along its fingers, the gaps between them are clearest, so the count of cells changes most
/// from one step across to the next. A turn under which as many columns are seen as fingers were asked for is
/// preferred, and a small turn to a great one.
/// </summary>
internal static class HandDirection
{
    // No place of a picture lies farther from its corner, to either side.
    private const int Far = 2 * ImageLimits.LongestSide / SegmentationParameters.Cell * ExtractionParameters.Dpi
        / ImageLimits.LeastDpi;

    internal static Direction Of(List<Piece> pieces, int expected)
    {
        var (best, most) = (0, -1.0);
        for (var i = 0; i <= SegmentationParameters.GreatestTurn; i += SegmentationParameters.TurnStep)
        {
            // From upright outwards: of equals the smaller turn counts.
            foreach (var degrees in i == 0 ? [0] : new[] { i, -i })
            {
                var counts = Counts(pieces, new(degrees));
                var worth = Change(counts) * (1 - i * SegmentationParameters.TurnCost)
                    * (Columns(counts) == expected ? SegmentationParameters.ExpectedWorth : 1);
                if (worth > most) (best, most) = (degrees, worth);
            }
        }

        return new(best);
    }

    /// <summary>
    /// The same from the fingers themselves: each is longer than wide, and the more so the more it says.
    /// </summary>
    internal static Direction Refined(List<Piece> fingers, Direction coarse)
    {
        double x = 0, y = 0, all = 0;
        foreach (var finger in fingers)
        {
            var (axis, elongation) = finger.Axis();
            var (sine, cosine) = Math.SinCos(2 * axis.Degrees * Math.PI / 180);
            var share = 1 - 1 / (elongation * elongation);
            (x, y, all) = (x + share * cosine, y + share * sine, all + 1);
        }

        var degrees = Math.Atan2(y, x) * 90 / Math.PI;
        var isCertain = Math.Sqrt(x * x + y * y) >= SegmentationParameters.LeastCertainty * all
            && Math.Abs(degrees - coarse.Degrees) <= SegmentationParameters.GreatestSpread;
        return isCertain ? new(degrees) : coarse;
    }

    private static float[] Counts(List<Piece> pieces, Direction direction)
    {
        var counts = new float[2 * Far];
        foreach (var piece in pieces)
        {
            foreach (var cell in piece.Cells)
            {
                var across = direction.Place(cell.X, cell.Y).Across + Far;
                var left = (int)across;
                var share = (float)(across - left);
                counts[left] += 1 - share;
                counts[left + 1] += share;
            }
        }

        return counts;
    }

    private static double Change(float[] counts)
    {
        var change = 0.0;
        for (var i = 2; i < counts.Length; i++) change += Math.Abs(counts[i] - counts[i - 2]);
        return change;
    }

    private static int Columns(float[] counts)
    {
        var least = counts.Max() * SegmentationParameters.ColumnShare;
        int columns = 0, width = 0;
        foreach (var count in counts)
        {
            width = count >= least ? width + 1 : 0;
            if (width == (int)(SegmentationParameters.LeastWidth / SegmentationParameters.CellMillimetres)) columns++;
        }

        return columns;
    }
}
