namespace Bmis.Biometrics.Segmentation;

/// <summary>The end of a finger: a box along the finger's own direction, from the tip on (cells).</summary>
internal readonly record struct FingerEnd(Direction Direction, Extent Box)
{
    internal static FingerEnd Of(Piece finger, Direction hand)
    {
        var direction = DirectionOf(finger, hand);
        var whole = finger.Seen(direction);
        // The width of the end alone: what is behind the joint may lie aside.
        var first = new Piece();
        var last = whole.Tip + SegmentationParameters.EndShare * whole.Width;
        first.Cells.AddRange(
            finger.Cells.Where(cell => direction.Place(cell.X + 0.5, cell.Y + 0.5).Along <= last));
        var end = first.Seen(direction);
        var length = Math.Min(end.Length, SegmentationParameters.EndShare * end.Width);
        return new(direction, end with { End = end.Tip + length - 1 });
    }

    private static Direction DirectionOf(Piece finger, Direction hand)
    {
        var (own, elongation) = finger.Axis();
        return elongation >= SegmentationParameters.OwnDirection
            && Math.Abs(own.Degrees - hand.Degrees) <= SegmentationParameters.GreatestSpread
            ? own
            : hand;
    }
}
