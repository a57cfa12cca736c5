using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Templates.AnsiNist;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.BorderPost.Verbs;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>A file of prints of any format that is read here, told by its first bytes.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Prints">Its pictures and templates.</param>
/// <param name="Records">Its minutiae as records, where it has some.</param>
/// <param name="Missing">Fingers without a print, as it says.</param>
/// <param name="Segments">Places of fingers in pictures of several (ANSI/NIST, 14.021).</param>
/// <param name="Fault">Why nothing was read; null when something was.</param>
internal sealed record FingerFile(
    string Path, IReadOnlyList<FoundPrint> Prints, IReadOnlyList<MinutiaeRecord> Records,
    IReadOnlyList<MissingFinger> Missing, int Segments, string? Fault)
{
    internal string Name => System.IO.Path.GetFileName(Path);

    internal string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Reads a file; what is wrong stands in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dpi">Resolution of pictures where the file states none.</param>
    internal static FingerFile Read(string path, int dpi)
    {
        try
        {
            return new FileInfo(path).Length > RecordLimits.LargestRecord
                ? Failed(path, VerbJson.Kebab(RecordFault.TooLarge))
                : Read(path, File.ReadAllBytes(path), dpi);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Failed(path, "cannot-be-read");
        }
    }

    private static FingerFile Read(string path, byte[] bytes, int dpi)
    {
        if (bytes.AsSpan().StartsWith("FIR\0"u8))
            return Of(path, FingerImageRecord.Read(bytes), OfImages);
        if (bytes.AsSpan().StartsWith("FMR\0"u8))
            return Of(path, MinutiaeRecord.Read(bytes), OfMinutiae);
        if (bytes.AsSpan().StartsWith("1.01:"u8) || bytes.AsSpan().StartsWith("1.001:"u8))
            return Of(path, Transaction.Read(bytes), OfTransaction);
        if (new BuiltInEngine().Read(bytes) is { } template)
            return new(path, [Unknown with { Template = template }], [], [], 0, null);
        var result = ImageReader.Read(bytes, dpi);
        return result.Image is { } picture
            ? new(path, [Unknown with { Picture = picture, Coded = CodedImage.Of(picture) }], [], [], 0, null)
            : Failed(path, VerbJson.Kebab(result.Fault!.Value));
    }

    private static FoundPrint Unknown => new(FingerPosition.Unknown, ImpressionType.Unknown);

    private static FingerFile Failed(string path, string fault) => new(path, [], [], [], 0, fault);

    private static FingerFile Of<T>(string path, RecordResult<T> result, Func<string, T, FingerFile> read)
        where T : class
    {
        if (!result.IsRead)
            return Failed(path, VerbJson.Kebab(result.Fault.Value));
        var file = read(path, result.Record);
        return file.Prints.Count == 0 ? Failed(path, "no-prints") : file with { Prints = Named(file.Prints) };
    }

    private static FingerFile OfImages(string path, FingerImageRecord record) =>
        new(path, [.. record.Views.Select(Print)], [], [], 0, null);

    private static FoundPrint Print(FingerImageView view) => WithPicture(
        new(view.Position, view.Impression)
        {
            Quality = view.Quality == FingerImageView.NoQuality ? null : view.Quality,
        }, view.Image);

    private static FingerFile OfMinutiae(string path, MinutiaeRecord record) =>
        new(path, [.. record.Views.Select(view => Print(record, view))], [record], [], 0, null);

    private static FoundPrint Print(MinutiaeRecord record, MinutiaeView view)
    {
        var template = TemplateConversion.ToTemplate(record, view);
        return new(view.Position, view.Impression)
        {
            Template = template, Quality = view.Quality, Minutiae = view.Minutiae.Count,
            Fault = template is null ? VerbJson.Kebab(RecordFault.TooLarge) : null,
        };
    }

    private static FingerFile OfTransaction(string path, Transaction transaction)
    {
        var records = TransactionMinutiae.Of(transaction);
        var images = transaction.Images;
        return new(
            path,
            [
                .. images.Select(image => WithPicture(
                    new(image.Positions.Count == 0 ? FingerPosition.Unknown : image.Positions[0], image.Impression)
                    {
                        HasMorePositions = image.Positions.Count > 1,
                    },
                    image.Image)),
                .. records.SelectMany(record => record.Views.Select(view => Print(record, view))),
            ],
            records, transaction.Missing, images.Sum(image => image.Segments.Count), null);
    }

    private static FoundPrint WithPicture(FoundPrint print, CodedImage coded)
    {
        var result = coded.Decode();
        if (result.Image is not { } picture)
            return print with { Coded = coded, Fault = VerbJson.Kebab(result.Fault!.Value) };

        // Some records tell another size or resolution than the stream has.
        var told = coded with
        {
            Width = picture.Width, Height = picture.Height, HorizontalDpi = picture.Dpi, VerticalDpi = picture.Dpi,
        };
        return print with { Coded = told, Picture = picture };
    }

    // By the finger, and by a number where a finger comes more than once.
    private static FoundPrint[] Named(IReadOnlyList<FoundPrint> prints)
    {
        if (prints.Count == 1)
            return [.. prints];
        var seen = new Dictionary<FingerPosition, int>();
        return
        [
            .. prints.Select(print =>
            {
                var number = seen[print.Position] = seen.GetValueOrDefault(print.Position) + 1;
                var finger = FingerprintVerbs.Word(print.Position);
                return print with { Suffix = number == 1 ? $"-{finger}" : $"-{finger}-{number}" };
            }),
        ];
    }
}
