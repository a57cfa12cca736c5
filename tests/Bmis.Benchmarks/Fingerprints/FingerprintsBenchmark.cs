using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Quality;
using Bmis.Biometrics.Synthesis;

namespace Bmis.Benchmarks.Fingerprints;

/// <summary>
/// Accuracy of the built-in engine on the research sets, beside the scores that SourceAFIS and NBIS gave on the same
/// pairs, and time of the processor. Where the sets are absent, times are taken from synthetic prints alone.
/// </summary>
internal static class FingerprintsBenchmark
{
    private const int Seed = 20261128;
    private static readonly BuiltInEngine Engine = new();

    internal static Task RunAsync(TextWriter output) => Task.Run(() =>
    {
        if (PrintSet.Folder is null)
            output.WriteLine("fingerprints  the sets are absent: BMIS_TEST_DATA does not lead to fingerprints");
        else
            Sets(output);
        foreach (var figure in Sizes().Concat(HostilePrints.Measure())) Print(output, figure);
        output.WriteLine("fingerprints  NBIS and SourceAFIS are not timed here: no package of either is to be had");
    });

    private static void Sets(TextWriter output)
    {
        var several = new SeveralFingersFigures(Engine);
        foreach (var set in PrintSet.All)
        {
            var prints = set.Read(Engine);
            Set(set, prints, output);
            several.Add(prints);
        }
        foreach (var figure in several.Measure()) Print(output, figure);
    }

    private static void Set(PrintSet set, List<SetPrint> prints, TextWriter output)
    {
        var pairs = PairScores.Of(Engine, prints);
        var rates = Rates(pairs, out var equal, out var at1000);
        Print(output, new($"{set.Name} EER [{equal}]{Beside(set, "EER")}", rates.Equal, "%", set.EqualBar, false));
        Print(output, new(
            $"{set.Name} FMR1000 [{at1000}]{Beside(set, "FMR1000")}", rates.At1000, "%", set.At1000Bar, false));
        foreach (var figure in Circumstances(set, prints, rates)) Print(output, figure);
        foreach (var figure in Times(set, prints)) Print(output, figure);
        output.Flush();
    }

    // What a small coarse reader costs, and what asking again for the worst tenth gains.
    private static IEnumerable<Figure> Circumstances(PrintSet set, List<SetPrint> prints, ErrorRates rates)
    {
        var coarse = prints.ConvertAll(print => SmallReader.Coarse(print, Engine));
        yield return new(
            $"{set.Name} EER lost by 16 grey levels", ErrorRates.Of(PairScores.Of(Engine, coarse)).Equal - rates.Equal,
            "points", 1, false);
        foreach (var place in Enum.GetValues<WindowPlace>())
        {
            var small = prints.ConvertAll(print => SmallReader.Seen(print, place, Engine));
            var smallRates = Rates(PairScores.Of(Engine, small), out var interval, out _);
            var cut = prints.ConvertAll(print => SmallReader.Cut(print, place, Engine));
            var alone = ErrorRates.Of(PairScores.Of(Engine, cut)).Equal - rates.Equal;
            yield return new(
                $"{set.Name} EER lost by 16 grey levels and a window of 256 × 288 about the middle of the "
                + FormattableString.Invariant($"{Name(place)} [{interval}], by its lack of overlap alone {alone:0.00}"),
                smallRates.Equal - rates.Equal, "points", 1, false);
        }
        var better = prints.OrderBy(print => QualityMeasure.Of(print.Picture, print.Template).Score)
            .Skip(prints.Count / 10).ToList();
        yield return new(
            $"{set.Name} EER without the tenth of least quality", ErrorRates.Of(PairScores.Of(Engine, better)).Equal,
            "%", set.EqualBar, false);
    }

    private static string Name(WindowPlace place) => place switch
    {
        WindowPlace.Finger => "finger",
        WindowPlace.Minutiae => "minutiae",
        _ => "picture",
    };

    private static IEnumerable<Figure> Times(PrintSet set, List<SetPrint> prints)
    {
        var first = prints[0].Picture;
        yield return new(
            $"{set.Name} extraction ({first.Width} × {first.Height})",
            ThreadTime.Milliseconds(3, 40, turn => Engine.Extract(prints[turn * 2].Picture)), "ms",
            first is { Width: <= 300, Height: <= 300 } ? 8 : 15, false);
        yield return new(
            $"{set.Name} quality",
            ThreadTime.Milliseconds(3, 40, turn => QualityMeasure.Of(
                prints[turn * 2].Picture, prints[turn * 2].Template)), "ms", 15, false);
        var found = prints.FindAll(print => print.Template is not null);
        yield return new(
            $"{set.Name} verification, two different fingers",
            ThreadTime.Milliseconds(5, found.Count, turn => Engine.Verify(
                found[turn].Template!, found[(turn + 8) % found.Count].Template!)), "ms", 0.1, false);
    }

    private static IEnumerable<Figure> Sizes()
    {
        foreach (var (width, height, bar) in ((int, int, double)[])[(300, 300, 8), (640, 480, 15)])
        {
            var pictures = Enumerable.Range(1, 4).Select(seed => Fill(seed, width, height)).ToArray();
            yield return new(
                $"extraction of a synthetic print, {width} × {height}, all of it skin",
                ThreadTime.Milliseconds(5, 8, turn => Engine.Extract(pictures[turn % 4])), "ms", bar, false);
        }
    }

    // Prints laid side by side until the picture is full: more skin than any finger has.
    private static GreyImage Fill(int seed, int width, int height)
    {
        var print = new SyntheticFinger(seed).Impression(1, new() { Width = 256, Height = 256 });
        var pixels = new byte[width * height];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = print.Pixels[i / width % 256 * 256 + i % width % 256];
        return new(width, height, 500, pixels);
    }

    private static string Beside(PrintSet set, string rate)
    {
        string Of(string name, string kind) => set.Anchor(kind) is not { } pairs ? ""
            : FormattableString.Invariant($", {name} {Value(ErrorRates.Of(pairs)):0.0}");
        double Value(ErrorRates rates) => rate == "EER" ? rates.Equal : rates.At1000;
        return Of("SourceAFIS", "") + Of("NBIS", ".nbis");
    }

    private static ErrorRates Rates(List<PairScore> pairs, out string equal, out string at1000)
    {
        var (low, high) = ErrorRates.Interval(pairs, Seed);
        equal = FormattableString.Invariant($"{low.Equal:0.0} to {high.Equal:0.0}");
        at1000 = FormattableString.Invariant($"{low.At1000:0.0} to {high.At1000:0.0}");
        return ErrorRates.Of(pairs);
    }

    private static void Print(TextWriter output, Figure figure) => output.WriteLine($"fingerprints  {figure}");
}
