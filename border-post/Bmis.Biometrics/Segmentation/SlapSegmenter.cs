using Bmis.Biometrics.Extraction;
using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Segmentation;

/// <summary>
/// Cuts a picture of several fingers into its fingers, upright, from left to right. The tips point up, give or take
/// 60°; the hand is what was asked for, and the tips are looked at to see whether it may be the other one. Any picture
/// is answered in bounded time and memory. Safe for use by several threads.
/// </summary>
public static class SlapSegmenter
{
    /// <summary>Finds the fingers.</summary>
    /// <param name="picture">
    /// Ridges dark; 250 to 2000 dpi, each side at least 5 mm, at most 3 million pixels at 500 dpi.
    /// </param>
    /// <param name="request">Which fingers it is to show.</param>
    public static SlapResult Segment(GreyImage picture, SlapRequest request)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(request);
        if (!IsUsable(picture)) return new([], [SlapFault.Unusable]);
        var plane = Resampling.ToStandard(picture);
        var mask = SlapMask.Of(plane);
        var pieces = Pieces.Of(mask);
        if (pieces.Count == 0) return new([], [SlapFault.Empty]);
        var coarse = HandDirection.Of(pieces, request.Fingers.Count);
        var fingers = FingerColumns.Of(pieces, coarse, request.Fingers.Count);
        if (fingers.Count == 0) return new([], [SlapFault.Empty]);
        var hand = HandDirection.Refined(fingers, coarse);
        FingerEnd[] ends = [.. fingers.Select(finger => FingerEnd.Of(finger, hand))];
        var owners = UprightCutting.Owners(fingers, mask.Width, mask.Height);
        var ground = UprightCutting.Ground(plane, owners);
        var positions = request.FromTheLeft;
        var isExpected = positions.Count == fingers.Count;
        var found = ends.Select((end, i) => Finger(
            isExpected ? positions[i] : FingerPosition.Unknown, end, picture.Dpi,
            UprightCutting.Of(plane, owners, i, end, ground)));
        return new([.. found], [.. Faults(ends, hand, request, mask)]);
    }

    /// <summary>
    /// How many fingers lie side by side on a picture that ought to show one, tip up; parts of a finger one below the
    /// other are one. 0 when nothing lies there or the picture is unusable.
    /// </summary>
    /// <param name="picture">As for <see cref="Segment"/>.</param>
    public static int Count(GreyImage picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!IsUsable(picture)) return 0;
        var right = double.MinValue;
        var seen = Pieces.Of(SlapMask.Of(Resampling.ToStandard(picture)))
            .Where(piece => piece.Area >= SegmentationParameters.LeastFinger)
            .Select(piece => piece.Seen(new(0)))
            .Where(piece => piece.Width * SegmentationParameters.CellMillimetres >= SegmentationParameters.LeastPart)
            .OrderBy(piece => piece.Left);
        var count = 0;
        foreach (var piece in seen)
        {
            if (piece.Left > right) count++;
            right = Math.Max(right, piece.Right);
        }

        return count;
    }

    private static bool IsUsable(GreyImage picture)
    {
        if (picture.Dpi is < ImageLimits.LeastDpi or > ImageLimits.HighestDpi) return false;
        if (!ImageLimits.Allow(picture.Width, picture.Height)) return false;
        if (picture.Pixels.Length != picture.Width * picture.Height) return false;
        var shorter = Resampling.Scaled(Math.Min(picture.Width, picture.Height), picture.Dpi);
        var longer = Resampling.Scaled(Math.Max(picture.Width, picture.Height), picture.Dpi);
        return shorter >= ExtractionParameters.ShortestSide && longer <= ImageLimits.LongestSide
            && (long)longer * shorter <= SegmentationParameters.MostPixels;
    }

    private static SegmentedFinger Finger(FingerPosition position, FingerEnd end, int dpi, GreyImage picture)
    {
        var scale = SegmentationParameters.Cell * (double)dpi / SegmentationParameters.Dpi;
        var (x, y) = end.Direction.Back(end.Box.Middle, (end.Box.Tip + end.Box.End) / 2);
        return new(position, x * scale, y * scale, end.Box.Width * scale, end.Box.Length * scale,
            end.Direction.Degrees, picture);
    }

    private static IEnumerable<SlapFault> Faults(
        FingerEnd[] ends, Direction hand, SlapRequest request, Plane<bool> mask)
    {
        if (ends.Length < request.Fingers.Count) yield return SlapFault.TooFewFingers;
        if (ends.Length > request.Fingers.Count) yield return SlapFault.TooManyFingers;
        if (ends.Length == request.Fingers.Count && request.IsWholeHand && IsOtherHand(ends, hand, request.IsLeftHand))
            yield return SlapFault.WrongHandSuspected;
        if (ends.Any(end => IsCutOff(end, mask))) yield return SlapFault.CutOff;
    }

    // Seen along the fingers, the little finger's tip lies behind the index finger's.
    private static bool IsOtherHand(FingerEnd[] ends, Direction hand, bool isLeft)
    {
        double Tip(FingerEnd end)
        {
            var (x, y) = end.Direction.Back(end.Box.Middle, end.Box.Tip);
            return hand.Place(x, y).Along * SegmentationParameters.CellMillimetres;
        }

        var behind = Tip(ends[^1]) - Tip(ends[0]);
        return (isLeft ? -behind : behind) < -SegmentationParameters.WrongHand;
    }

    private static bool IsCutOff(FingerEnd end, Plane<bool> mask)
    {
        var box = end.Box;
        (double, double)[] places = [(box.Middle, box.Tip), (box.Left, box.Tip + box.Width / 2),
            (box.Right, box.Tip + box.Width / 2)];
        return places.Any(place =>
        {
            var (x, y) = end.Direction.Back(place.Item1, place.Item2);
            return x < 1.5 || y < 1.5 || x > mask.Width - 1.5 || y > mask.Height - 1.5;
        });
    }
}
