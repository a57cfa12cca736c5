using System.Globalization;
using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// The search of a gallery: 100,000 generated enrolments, or as many as BMIS_GALLERY says. Speed is prints of the
/// gallery a second of the processor's time of one thread, all stages in it, from the probe's template to the ranked
/// candidates; beside it the plain full comparison of the same engine in the same run.
/// </summary>
internal static class IdentificationBenchmark
{
    private const int Usual = 100_000;
    private const int Probes = 40;
    private const int PeerPrints = 4000;
    private const double Accepted = 14;

    private static readonly BuiltInEngine Engine = new();

    internal static Task RunAsync(TextWriter output) => Task.Run(() =>
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("BMIS_GALLERY"), CultureInfo.InvariantCulture, out var stated)
            ? stated : Usual;
        var folder = Directory.CreateTempSubdirectory("bmis-gallery-");
        try
        {
            foreach (var figure in OneFinger(count, Path.Combine(folder.FullName, "one"))
                .Concat(IdentificationErrors.Measure(Engine, count, Path.Combine(folder.FullName, "four"))))
            {
                output.WriteLine($"identification  {figure}");
                output.Flush();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    internal static Guid Name(long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        return new(bytes, bigEndian: true);
    }

    private static IEnumerable<Figure> OneFinger(int count, string file)
    {
        var real = RealPrints.Read(Engine);
        var writing = ThreadTime.Milliseconds(() =>
        {
            using var writer = new GalleryWriter(file, Engine, 1);
            for (var i = 0; i < real.Count; i++) writer.Add(new(Name(i), [new(FingerPosition.Unknown, real[i].Print)]));
            for (var i = 0; i < count; i++)
                writer.Add(new(Name(1_000_000 + i),
                    [new(FingerPosition.RightIndex, SyntheticTemplates.Impression(i, 0))]));
            writer.Finish();
        });
        Gallery? gallery = null;
        var opening = ThreadTime.Milliseconds(() => gallery = Gallery.Open(file, Engine).Gallery);
        using (gallery)
        {
            yield return new($"generate and write {gallery!.Prints:N0} prints", writing / 1000, "s", 1000, false);
            yield return new("open and check", opening / 1000, "s", 10, false);
            yield return new("a million prints take", (double)gallery.Length / gallery.Prints, "MB", 1000, false);
            var probes = real.Count > 0
                ? [.. Enumerable.Range(0, Probes).Select(i => real[i * real.Count / Probes].Print)]
                : Enumerable.Range(0, Probes).Select(i => SyntheticTemplates.Impression(i, 1)).ToList();
            foreach (var figure in Speed(gallery, probes)) yield return figure;
            if (real.Count == 0) yield break;
            foreach (var figure in Losses(gallery, real)) yield return figure;
        }
    }

    private static IEnumerable<Figure> Speed(Gallery gallery, List<FingerTemplate> probes)
    {
        var set = new GallerySet(gallery);
        var others = Enumerable.Range(0, PeerPrints)
            .Select(i => Engine.Write(SyntheticTemplates.Impression(i, 0))).ToArray();
        var plain = ThreadTime.Milliseconds(() =>
        {
            foreach (var other in others) Engine.Verify(probes[0], Engine.Read(other)!);
        });
        Engine.Identify([new(FingerPosition.RightIndex, probes[0])], set, new());
        double searching = 0, slowest = 0;
        foreach (var probe in probes)
        {
            var one = ThreadTime.Milliseconds(
                () => Engine.Identify([new(FingerPosition.RightIndex, probe)], set, new()));
            (searching, slowest) = (searching + one, Math.Max(slowest, one));
        }
        var peer = PeerPrints / plain * 1000;
        yield return new(
            FormattableString.Invariant($"prints a second and core (every print compared in full: {peer:N0})"),
            gallery.Prints * (double)probes.Count / searching * 1000, "", 300_000, true);
        yield return new("the same for the slowest probe", gallery.Prints / slowest * 1000, "", 300_000, true);
    }

    // Real prints are searched, fewer of them in a large gallery; their mates lie there too.
    private static IEnumerable<Figure> Losses(Gallery gallery, IReadOnlyList<RealPrint> real)
    {
        var set = new GallerySet(gallery);
        int mates = 0, lost = 0;
        for (var i = 0; i < real.Count; i += Math.Max(1, gallery.Subjects / Usual))
        {
            var found = Engine.Identify(
                [new(FingerPosition.RightIndex, real[i].Print)], set,
                new() { Candidates = SearchOptions.MostCandidates, Threshold = 0 }).Candidates
                .ToDictionary(one => one.Subject, one => one.Score);
            for (var j = 0; j < real.Count; j++)
            {
                if (i == j || real[i].Finger != real[j].Finger) continue;
                var full = Engine.Verify(real[i].Print, real[j].Print);
                if (full.Band == VerificationBand.NotComparable || full.Score < Accepted) continue;
                mates++;
                if (!found.ContainsKey(Name(j))) lost++;
            }
        }
        yield return new($"mates lost of {mates:N0} that the full comparison accepts, real prints", 100.0 * lost / mates, "%",
            0.3, false);
    }
}
