using OpenCvSharp;

namespace Bmis.BorderPost.Photographs;

/// <summary>
/// What is wrong with a portrait: too dark, too bright, without contrast, blurred, nobody on it or several. The officer
/// may keep it all the same.
/// </summary>
internal sealed class PhotoQuality(FaceCounter faces)
{
    // Grey levels of 0 to 255. A lit face against a wall lies far inside these bounds; a covered lens, a lamp in the
    // lens and a wall without anybody lie outside.
    private const double Darkest = 40;
    private const double Brightest = 220;
    private const double LeastContrast = 18;
    private const double LeastSharpness = 12;

    /// <summary>A code, or empty when nothing is wrong.</summary>
    /// <param name="portrait">Red, green and blue, eight bits each.</param>
    internal string Judge(Mat portrait)
    {
        using var grey = portrait.CvtColor(ColorConversionCodes.RGB2GRAY);
        Cv2.MeanStdDev(grey, out var mean, out var deviation);
        if (mean.Val0 < Darkest) return "dark";
        if (mean.Val0 > Brightest) return "bright";
        if (deviation.Val0 < LeastContrast) return "flat";
        if (Sharpness(grey) < LeastSharpness) return "blurred";
        return faces.Count(portrait) switch { 0 => "no-face", 1 => "", _ => "several-faces" };
    }

    // The variance of the Laplacian: edges make it large, a blur takes it away.
    private static double Sharpness(Mat grey)
    {
        using var edges = grey.Laplacian(MatType.CV_64F);
        Cv2.MeanStdDev(edges, out _, out var deviation);
        return deviation.Val0 * deviation.Val0;
    }
}
