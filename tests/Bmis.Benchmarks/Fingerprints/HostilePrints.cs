using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.Documents.Tests.Fuzzing;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>Seeded attacks on the readers of pictures and records, and files made to cost much.</summary>
internal static class HostilePrints
{
    private const int Seed = 20261128;
    private const int Cases = 20_000;
    private const int Width = 3200, Height = 3000;
    private const double MostMilliseconds = 50, MostMegabytes = 64;

    internal static IEnumerable<Figure> Measure()
    {
        foreach (var target in Targets())
        {
            new FuzzRun(target, Seed).Run(0, 20, isTimed: false);
            var run = new FuzzRun(target, Seed);
            run.Run(0, Cases, isTimed: true);
            yield return new($"{target.Name}: exceptions in {run.Cases:N0} broken files", run.Exceptions, "", 1, false);
            yield return new(
                $"{target.Name}: slowest (case {run.Slowest.Case})", run.Slowest.Time.TotalMilliseconds, "ms",
                MostMilliseconds, false);
            yield return new(
                $"{target.Name}: largest (case {run.Largest.Case})", run.Largest.Bytes / 1048576.0, "MB",
                MostMegabytes, false);
        }
        foreach (var (name, bytes) in Crafted())
        {
            yield return new(
                $"{name}, time", ThreadTime.Milliseconds(3, 1, _ => Read(bytes)), "ms", MostMilliseconds, false);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Read(bytes);
            yield return new(
                $"{name}, memory", (GC.GetAllocatedBytesForCurrentThread() - before) / 1048576.0, "MB", MostMegabytes,
                false);
        }
    }

    private static IEnumerable<FuzzTarget> Targets()
    {
        var picture = new SyntheticFinger(1).Impression(1, new());
        var wsq = CodedImage.Compressed(picture).Bytes.ToArray();
        var template = new BuiltInEngine().Extract(picture).Template!;
        var record = FingerImageRecord.Of([(FingerPosition.RightIndex, ImpressionType.LiveScanPlain, picture)]).Write();
        byte[] Minutiae(MinutiaeFormat format) => TemplateConversion.ToRecord(
            template, FingerPosition.RightIndex, ImpressionType.LiveScanPlain, 80, format).Write();
        yield return new("hostile WSQ", [wsq], Read);
        yield return new("hostile ISO 19794-4", [record], Read);
        yield return new(
            "hostile ISO 19794-2", [Minutiae(MinutiaeFormat.Iso19794), Minutiae(MinutiaeFormat.Ansi378)], Read);
        yield return new("hostile PNG and PGM", [ImageWriter.Png(picture), ImageWriter.Pgm(picture)], Read);
        yield return new("hostile template", [new BuiltInEngine().Write(template)],
            bytes => new BuiltInEngine().Read(bytes) is not null);
    }

    // The least bytes for the most work: large pictures that are blank, and one that is compressed beyond use.
    private static IEnumerable<(string Name, byte[] Bytes)> Crafted()
    {
        var blank = new GreyImage(Width, Height, 500, new byte[Width * Height]);
        yield return ("a blank PNG of 3200 × 3000", ImageWriter.Png(blank));
        yield return ("a blank WSQ of 3200 × 3000", CodedImage.Compressed(blank).Bytes.ToArray());
        var print = new SyntheticFinger(1).Impression(1, new());
        var full = blank with
        {
            Pixels = [.. Enumerable.Range(0, Width * Height).Select(at => print.Pixels[
                at / Width % print.Height * print.Width + at % Width % print.Width])],
        };
        foreach (var bits in (double[])[0.1, 0.25])
            yield return (
                FormattableString.Invariant($"a WSQ of 3200 × 3000 with {bits:0.00} bits a pixel"),
                CodedImage.Compressed(full, bits).Bytes.ToArray());
    }

    private static bool Read(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("FIR\0"u8))
            return FingerImageRecord.Read(bytes).Record is { } images
                && images.Views.All(view => view.Image.Decode().IsRead);
        if (bytes.AsSpan().StartsWith("FMR\0"u8))
            return MinutiaeRecord.Read(bytes).Record is { } minutiae
                && minutiae.Views.All(view => TemplateConversion.ToTemplate(minutiae, view) is not null);
        if (bytes.AsSpan().StartsWith("1.0"u8))
            return Transaction.Read(bytes).Record is { } transaction
                && transaction.Images.All(image => image.Image.Decode().IsRead);
        return ImageReader.Read(bytes).IsRead;
    }
}
