using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates.Iso19794;

namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>Minutiae as records of either kind, or as templates of the built-in engine, a file each.</summary>
internal static class MinutiaeWriting
{
    internal static IEnumerable<WrittenFile> Of(
        FingerFile file, IReadOnlyList<FoundPrint> prints, PrintFormat format)
    {
        if (format == PrintFormat.BuiltIn)
            return prints.Select(print => print.Template is { } template
                ? new WrittenFile(print.Suffix, [print], new BuiltInEngine().Write(template))
                : new(print.Suffix, [print], null, print.Fault!));
        var kind = format == PrintFormat.MinutiaeRecord ? MinutiaeFormat.Iso19794 : MinutiaeFormat.Ansi378;
        return file.Records.Count > 0
            ? Records(file, prints, kind)
            : prints.Select(print => Record(print, [print], TemplateConversion.ToRecord(
                print.Template!, print.Position, print.StatedImpression, print.Quality ?? 0, kind)));
    }

    // The views of a record stay together.
    private static IEnumerable<WrittenFile> Records(
        FingerFile file, IReadOnlyList<FoundPrint> prints, MinutiaeFormat kind)
    {
        var at = 0;
        foreach (var record in file.Records)
        {
            var own = prints.Skip(at).Take(record.Views.Count).ToList();
            at += own.Count;
            var views = record.Views.Select(view => view.Impression == ImpressionType.Unknown
                ? view with { Impression = ImpressionType.LiveScanPlain } : view);
            var name = file.Records.Count == 1 ? own[0] with { Suffix = "" } : own[0];
            yield return Record(name, own, record with { Format = kind, Views = [.. views] });
        }
    }

    private static WrittenFile Record(FoundPrint name, IReadOnlyList<FoundPrint> prints, MinutiaeRecord record) =>
        record.IsWritable
            ? new(name.Suffix, prints, record.Write())
            : new(name.Suffix, prints, null, "does-not-fit");
}
