namespace Bmis.Biometrics.Segmentation;

/// <summary>The direction of a finger or a hand: its turn clockwise as seen, 0 with the tips up.</summary>
internal readonly struct Direction(double degrees)
{
    private readonly double _sine = Math.Sin(degrees * Math.PI / 180);
    private readonly double _cosine = Math.Cos(degrees * Math.PI / 180);

    internal double Degrees => degrees;

    /// <summary>A place of the picture as distance across the fingers and along them, towards the wrist.</summary>
    internal (double Across, double Along) Place(double x, double y) =>
        (x * _cosine + y * _sine, y * _cosine - x * _sine);

    /// <summary>The place of the picture that <see cref="Place"/> gave.</summary>
    internal (double X, double Y) Back(double across, double along) =>
        (across * _cosine - along * _sine, across * _sine + along * _cosine);
}
