using Bmis.Biometrics.Images;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>What a file says that another format has no place for, in words without the finger itself.</summary>
internal static class ConversionLosses
{
    /// <summary>What of the whole file is lost: no format that is written here has a place for it.</summary>
    internal static IEnumerable<string> Of(FingerFile file, bool isOfPictures)
    {
        if (file.Missing.Count > 0)
            yield return "missing fingers and their reasons";
        if (file.Segments > 0)
            yield return "places of the fingers in pictures of several";
        if (isOfPictures && file.Prints.Any(print => print.Template is not null))
            yield return "minutiae beside the pictures";
        if (!isOfPictures && file.Prints.Any(print => print.Coded is not null))
            yield return "pictures beside the minutiae";
    }

    internal static IEnumerable<string> Of(FoundPrint print, PrintFormat format)
    {
        var isRecord = format is PrintFormat.ImageRecord or PrintFormat.MinutiaeRecord or PrintFormat.Ansi378;
        if (!isRecord && print.Position != FingerPosition.Unknown)
            yield return "finger position";
        if (!isRecord && print.Impression != ImpressionType.Unknown)
            yield return "impression type";
        if (!isRecord && print.Quality is > 0)
            yield return "quality of the print";
        if (print.HasMorePositions && isRecord)
            yield return "positions beside the first";
        if (format == PrintFormat.BuiltIn && print.Template is { } template && print.Minutiae > template.Minutiae.Count)
            yield return $"minutiae beside the best {template.Minutiae.Count}";
        if (format == PrintFormat.Wsq && print.Coded is { Coding: ImageCoding.Wsq } coded
            && ImageReader.Read(coded.Bytes.Span).Image?.Dpi != coded.HorizontalDpi)
            yield return $"resolution ({coded.HorizontalDpi} dpi)";
        if (format == PrintFormat.Pgm)
            yield return $"resolution ({print.Picture?.Dpi} dpi)";
        if (format == PrintFormat.Wsq && print.Coded?.Coding != ImageCoding.Wsq)
            yield return "some detail, by WSQ";
        if (format is not (PrintFormat.MinutiaeRecord or PrintFormat.Ansi378))
            yield break;
        if (print is { Template: not null, Quality: null })
            yield return "ridge flow";
        if (print.Impression is >= ImpressionType.OpticalContactPlain and < ImpressionType.Other)
            yield return "whether the reader was optical";
    }
}
