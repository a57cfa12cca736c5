using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;
using Bmis.Biometrics.Transparency;

namespace Bmis.Biometrics.Extraction;

/// <summary>From a picture to a template, stage by stage.</summary>
internal static class Extractor
{
    internal static ExtractionResult Extract(GreyImage image, ITransparency? sink)
    {
        if (Refuse(image) is { } fault) return ExtractionResult.Failed(fault);
        var show = new StagePictures(sink);
        var plane = Resampling.ToStandard(image);
        show.Show(StageKeys.Resampled, () => StagePictures.Draw(plane, grey => grey));
        var contrast = Contrast.Of(plane);
        var mask = FingerMask.Of(contrast);
        if (!Array.Exists(mask.Cells, finger => finger)) return ExtractionResult.Failed(ExtractionFault.Blank);
        var equal = Equalisation.Of(plane, contrast);
        show.Show(StageKeys.Equalised, () => StagePictures.Draw(equal, plane.Width, plane.Height));
        var (enhanced, orientation, first, ridges) = Enhance(equal, mask, contrast, show);
        show.Show(StageKeys.Mask, () => StagePictures.Draw(ridges, finger => (byte)(finger ? 255 : 0)));
        show.Show(StageKeys.Enhanced, () => StagePictures.Draw(enhanced, plane.Width, plane.Height));
        var border = new PictureBorder(equal, plane.Width, plane.Height);
        var template = Minutiae(enhanced, ridges, border, orientation, first, plane, show);
        return template.Minutiae.Count < ExtractionParameters.FewestMinutiae
            ? ExtractionResult.Failed(ExtractionFault.TooFewMinutiae)
            : ExtractionResult.Extracted(template);
    }

    /// <summary>Why a picture is not worked on at all; null when it is.</summary>
    internal static ExtractionFault? Refuse(GreyImage image)
    {
        if (image.Dpi is < ImageLimits.LeastDpi or > ImageLimits.HighestDpi) return ExtractionFault.WrongResolution;
        if (image.Width <= 0 || image.Height <= 0) return ExtractionFault.TooSmall;
        if (!ImageLimits.Allow(image.Width, image.Height)) return ExtractionFault.TooLarge;
        if (image.Pixels.Length != image.Width * image.Height) return ExtractionFault.WrongLength;
        int width = Resampling.Scaled(image.Width, image.Dpi), height = Resampling.Scaled(image.Height, image.Dpi);
        if (Math.Min(width, height) < ExtractionParameters.ShortestSide) return ExtractionFault.TooSmall;
        return (long)width * height > ExtractionParameters.MostPixels ? ExtractionFault.TooLarge : null;
    }

    // Twice: the enhanced picture shows orientation and period better than the picture itself.
    private static (Padded Enhanced, Orientation Orientation, Orientation First, Plane<bool> Ridges) Enhance(
        Padded equal, Plane<bool> mask, Contrast contrast, StagePictures show)
    {
        var first = Orientation.Of(equal, mask, ExtractionParameters.OrientationPasses);
        var once = Enhancement.Of(equal, mask, first, RidgePeriod.Of(equal, mask, first));
        var ridges = FingerMask.WithRidges(mask, contrast, once);
        var second = Orientation.Of(once, ridges, ExtractionParameters.SecondOrientationPasses);
        var period = RidgePeriod.Of(once, ridges, second);
        show.Show(StageKeys.Orientation, () => StagePictures.Draw(second));
        show.Show(StageKeys.Period, () => StagePictures.Draw(period, length => (byte)(length * 16)));
        return (Enhancement.Of(equal, ridges, second, period), second, first, ridges);
    }

    private static BuiltInTemplate Minutiae(
        Padded enhanced, Plane<bool> mask, PictureBorder border, Orientation orientation, Orientation first,
        Plane<byte> plane, StagePictures show)
    {
        var lines = Binarisation.Of(enhanced, mask, plane.Width, plane.Height);
        show.Show(StageKeys.Binarised, () => StagePictures.Draw(lines.Ridges, lines.Valleys));
        BitPlane ridges = Thinning.Of(lines.Ridges), valleys = Thinning.Of(lines.Valleys);
        show.Show(StageKeys.Skeletons, () => StagePictures.Draw(ridges, valleys));
        List<RidgeEnd> ends =
            [.. RidgeEnds.Of(ridges, MinutiaKind.Ending), .. RidgeEnds.Of(valleys, MinutiaKind.Bifurcation)];
        var kept = MinutiaFilter.Of(ends, mask, border);
        var template = TemplateMaking.Of(kept, mask, orientation, first, plane.Width, plane.Height);
        show.Show(StageKeys.Minutiae, () => StagePictures.Draw(ridges, template));
        return template;
    }
}
