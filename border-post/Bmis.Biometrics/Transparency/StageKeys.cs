namespace Bmis.Biometrics.Transparency;

/// <summary>The stable names of the stages, in their order.</summary>
public static class StageKeys
{
    /// <summary>The picture at 500 dpi.</summary>
    public const string Resampled = "010-resampled";

    /// <summary>The cells that show a finger: 255, others 0.</summary>
    public const string Mask = "020-mask";

    /// <summary>The picture with equal contrast everywhere, ridges bright.</summary>
    public const string Equalised = "030-equalised";

    /// <summary>The orientation of each cell, half a turn in 256 steps.</summary>
    public const string Orientation = "040-orientation";

    /// <summary>The period of each cell, in sixteenths of a pixel.</summary>
    public const string Period = "050-period";

    /// <summary>The enhanced picture, ridges bright.</summary>
    public const string Enhanced = "060-enhanced";

    /// <summary>Ridges 255, valleys 128, ground 0.</summary>
    public const string Binarised = "070-binarised";

    /// <summary>The skeletons: ridges 255, valleys 128.</summary>
    public const string Skeletons = "080-skeletons";

    /// <summary>The minutiae drawn into the skeletons.</summary>
    public const string Minutiae = "090-minutiae";

    /// <summary>All keys in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Resampled, Mask, Equalised, Orientation, Period, Enhanced, Binarised, Skeletons, Minutiae];
}
