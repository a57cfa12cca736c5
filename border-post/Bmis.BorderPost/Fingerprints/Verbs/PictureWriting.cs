using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.Iso19794;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>Pictures as PNG, PGM or WSQ, a file each, or as one finger image record.</summary>
internal static class PictureWriting
{
    // The FBI's 15 to 1, unless the picture is WSQ already: then its bytes stay as they are.
    private const double BitsPerPixel = 0.75;
    private const int ShortestWsqSide = 32;

    internal static IEnumerable<WrittenFile> Of(IReadOnlyList<FoundPrint> prints, PrintFormat format)
    {
        if (format == PrintFormat.ImageRecord)
            return Records(prints);
        return prints.Select(print => print.Picture is { } picture
            ? Single(print, picture, format)
            : new(print.Suffix, [print], null, print.Fault!));
    }

    private static WrittenFile Single(FoundPrint print, GreyImage picture, PrintFormat format)
    {
        if (format == PrintFormat.Wsq && Math.Min(picture.Width, picture.Height) < ShortestWsqSide)
            return new(print.Suffix, [print], null, "too-small");
        return new(print.Suffix, [print], format switch
        {
            PrintFormat.Png => ImageWriter.Png(picture),
            PrintFormat.Pgm => ImageWriter.Pgm(picture),
            _ when print.Coded!.Coding == ImageCoding.Wsq => print.Coded.Bytes.ToArray(),
            _ => CodedImage.Compressed(picture, BitsPerPixel).Bytes.ToArray(),
        });
    }

    // One record where one can carry all; otherwise one for each resolution, its pictures not compressed.
    private static IEnumerable<WrittenFile> Records(IReadOnlyList<FoundPrint> prints)
    {
        if (prints.All(print => FingerImageRecord.CanCarry(print.Coded!) && print.Coded!.IsCodedAs(prints[0].Coded!)))
        {
            yield return new("", prints, Record(prints, print => print.Coded!));
            yield break;
        }

        foreach (var print in prints.Where(print => print.Picture is null))
            yield return new(print.Suffix, [print], null, print.Fault!);
        var groups = prints.Where(print => print.Picture is not null).GroupBy(print => print.Picture!.Dpi).ToList();
        foreach (var group in groups)
        {
            var suffix = groups.Count == 1 ? "" : $"-{group.Key}dpi";
            yield return new(suffix, [.. group], Record([.. group], print => CodedImage.Of(print.Picture!)));
        }
    }

    private static byte[] Record(IReadOnlyList<FoundPrint> prints, Func<FoundPrint, CodedImage> coded)
    {
        var record = FingerImageRecord.OfCoded(
            [.. prints.Select(print => (print.Position, print.StatedImpression, coded(print)))]);
        return (record with
        {
            Views = [.. record.Views.Select((view, at) => view with
            {
                Quality = prints[at].Quality ?? FingerImageView.NoQuality,
            })],
        }).Write();
    }
}
