using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Images.AnsiNist;
using Bmis.Biometrics.Images.Iso19794;
using Bmis.Biometrics.Segmentation;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates.Iso19794;
using Bmis.Documents.Tests.Fuzzing;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>Seeded attacks on the readers of pictures and records, and files made to cost much.</summary>
internal static class HostilePrints
{
    private const int Seed = 20261128;
    private const int Cases = 20_000, Slaps = 500;
    private const int Width = 3200, Height = 3000;
    private const double MostMilliseconds = 50, MostMegabytes = 64;

    internal static IEnumerable<Figure> Measure()
    {
        foreach (var target in Targets())
        {
            new FuzzRun(target, Seed).Run(0, 20, isTimed: false);
            var run = new FuzzRun(target, Seed);
            run.Run(0, target.Name == "hostile slap" ? Slaps : Cases, isTimed: true);
            yield return new($"{target.Name}: exceptions in {run.Cases:N0} broken files", run.Exceptions, "", 1, false);
            yield return new(
                $"{target.Name}: slowest (case {run.Slowest.Case})", run.Slowest.Time.TotalMilliseconds, "ms",
                MostMilliseconds, false);
            yield return new(
                $"{target.Name}: largest (case {run.Largest.Case})", run.Largest.Bytes / 1048576.0, "MB",
                MostMegabytes, false);
        }
        foreach (var (name, bytes) in Crafted())
            foreach (var figure in Costs(name, () => Read(bytes))) yield return figure;
        foreach (var (name, picture) in Large())
            foreach (var figure in Costs(name, () => SlapSegmenter.Segment(picture, SlapRequest.RightFour)))
                yield return figure;
    }

    private static IEnumerable<Figure> Costs(string name, Action action)
    {
        yield return new(
            $"{name}, time", ThreadTime.Milliseconds(5, 1, _ => action()), "ms", MostMilliseconds, false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        yield return new(
            $"{name}, memory", (GC.GetAllocatedBytesForCurrentThread() - before) / 1048576.0, "MB", MostMegabytes,
            false);
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
        yield return new("hostile ANSI/NIST-ITL", [HostileSamples.Transaction(picture, wsq)], Read);
        yield return HostileSamples.Gallery(new BuiltInEngine());
        yield return HostileSamples.Slaps();
    }

    // The largest slaps that are worked on: four fingers at 1000 dpi, and noise.
    private static IEnumerable<(string Name, GreyImage Picture)> Large()
    {
        var fingers = Enumerable.Range(1, 4).Select(i => new SyntheticFinger(i)).ToArray();
        yield return ("a slap of 3200 × 3000 at 1000 dpi, cut apart", SyntheticSlap.Of(
            FingerPosition.PlainRightFour, fingers, 1, new() { Width = Width, Height = Height, Dpi = 1000 }).Picture);
        var noise = new byte[Width * Height];
        new Random(Seed).NextBytes(noise);
        yield return ("noise of 3200 × 3000 at 1000 dpi, cut apart", new(Width, Height, 1000, noise));
    }

    // The least bytes for the most work: large pictures that are blank, and such as are compressed beyond use.
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
        var quarter = CodedImage.Compressed(full, 0.25).Bytes.ToArray();
        yield return ("a WSQ of 3200 × 3000 with a quarter of a bit a pixel", quarter);
        yield return (
            "a WSQ of 3200 × 3000 with three quarters", CodedImage.Compressed(full, 0.75).Bytes.ToArray());
        var (width, height) = CraftedWsq.Largest;
        foreach (var kilobytes in (int[])[64, 175, 1024])
        {
            // As many pixels as that many bytes may have.
            var rows = Math.Min(height, (1_000_000 + 64 * 1024 * kilobytes) / width & ~1);
            yield return (
                $"a WSQ of {width} × {rows} whose {kilobytes} kB are one-bit codes",
                CraftedWsq.Of(quarter, width, rows, kilobytes * 1024));
        }
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
