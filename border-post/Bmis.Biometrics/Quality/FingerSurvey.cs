using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Quality;

/// <summary>
/// What the first stages of the extraction see of a finger, summed up. The enhancement, which takes most of an
/// extraction's time, is not run; where the template is known, its surface of the finger is used.
/// </summary>
/// <param name="Area">Where a finger is seen (mm²); 0 for an empty picture, and then nothing else is told.</param>
/// <param name="Coherence">Mean certainty of the ridges' direction, 0 to 1.</param>
/// <param name="Certainty">Mean certainty of the ridges' period, 0 to 1.</param>
/// <param name="Deviation">Mean deviation of grey around a place (levels).</param>
/// <param name="Ridges">Share of the surface that is darker than its surroundings.</param>
/// <param name="Skewness">Skewness of darkness around a place; thin ridges give much, thick ones little.</param>
/// <param name="Black">Share of the surface that is black.</param>
/// <param name="Distance">From the middle of the finger to the middle of the picture (mm).</param>
/// <param name="Aside">The same as share of the picture's width or height, whichever is more.</param>
/// <param name="IsCut">Whether the finger reaches the border of the picture.</param>
/// <param name="GroundDarkness">By how much the ground is darker than the finger (levels); 0 without a ground.</param>
internal readonly record struct FingerSurvey(
    double Area, double Coherence, double Certainty, double Deviation, double Ridges, double Skewness, double Black,
    double Distance, double Aside, bool IsCut, double GroundDarkness)
{
    private const int Cell = ExtractionParameters.Cell;
    private const double Millimetre = ExtractionParameters.Dpi / 25.4;

    internal static FingerSurvey Of(GreyImage picture, FingerTemplate? template)
    {
        var plane = Resampling.ToStandard(picture);
        var contrast = Contrast.Of(plane);
        var mask = Surface(plane, contrast, template as BuiltInTemplate);
        var cells = mask.Cells.Count(finger => finger);
        if (cells == 0) return default;
        var equal = Equalisation.Of(plane, contrast);
        var flow = Orientation.Of(equal, mask, ExtractionParameters.OrientationPasses);
        var (ridges, skewness) = Balance(equal, mask);
        var (distance, aside, isCut) = Place(mask);
        return new(
            cells * Cell * Cell / (Millimetre * Millimetre),
            Mean(mask, flow.Coherence),
            RidgePeriod.Certainty(equal, mask, flow),
            Mean(mask, (column, row) => contrast.Deviation[column, row]),
            ridges, skewness, Blackness(plane, mask), distance, aside, isCut, Ground(contrast, mask));
    }

    private static Plane<bool> Surface(Plane<byte> plane, Contrast contrast, BuiltInTemplate? template)
    {
        var mask = FingerMask.Of(contrast);
        if (template is null || (template.Width, template.Height) != (plane.Width, plane.Height)) return mask;
        for (var row = 0; row < mask.Height; row++)
            for (var column = 0; column < mask.Width; column++)
                mask[column, row] = template.Field.At(column * Cell, row * Cell) != 0;
        return mask;
    }

    private static double Mean(Plane<bool> mask, Func<int, int, double> value)
    {
        var (sum, count) = (0.0, 0);
        for (var row = 0; row < mask.Height; row++)
        {
            for (var column = 0; column < mask.Width; column++)
            {
                if (!mask[column, row]) continue;
                sum += value(column, row);
                count++;
            }
        }
        return sum / count;
    }

    // Of the equalised picture: the share of ridges, and the mean of each cell's third moment by its second.
    private static (double Ridges, double Skewness) Balance(Padded equal, Plane<bool> mask)
    {
        var (ridges, pixels) = (0, 0);
        var skewness = Mean(mask, (column, row) =>
        {
            double squares = 0, cubes = 0;
            for (var y = row * Cell; y < (row + 1) * Cell; y++)
            {
                foreach (var value in equal.Values.AsSpan(equal.Index(column * Cell, y), Cell))
                {
                    if (value > 0) ridges++;
                    squares += value * value;
                    cubes += value * value * value;
                }
            }
            pixels += Cell * Cell;
            return cubes * Cell / Math.Pow(Math.Max(squares, 1), 1.5);
        });
        return ((double)ridges / pixels, skewness);
    }

    private static double Blackness(Plane<byte> plane, Plane<bool> mask)
    {
        var (black, pixels) = (0, 0);
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
            {
                if (!mask[x / Cell, y / Cell]) continue;
                pixels++;
                if (plane[x, y] < QualityParameters.Black) black++;
            }
        }
        return (double)black / pixels;
    }

    private static (double Distance, double Aside, bool IsCut) Place(Plane<bool> mask)
    {
        var x = Mean(mask, (column, _) => column) - (mask.Width - 1) / 2.0;
        var y = Mean(mask, (_, row) => row) - (mask.Height - 1) / 2.0;
        var cut = Mean(mask, (column, row) =>
            column == 0 || row == 0 || column == mask.Width - 1 || row == mask.Height - 1 ? 1 : 0);
        var aside = Math.Max(Math.Abs(x) / mask.Width, Math.Abs(y) / mask.Height);
        return (Math.Sqrt(x * x + y * y) * Cell / Millimetre, aside, cut > 0);
    }

    private static double Ground(Contrast contrast, Plane<bool> mask)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < mask.Cells.Length; i++)
        {
            if (mask.Cells[i]) continue;
            sum += contrast.Mean.Cells[i];
            count++;
        }
        var finger = Mean(mask, (column, row) => contrast.Mean[column, row]);
        return count == 0 ? 0 : Math.Max(0, finger - sum / count);
    }
}
