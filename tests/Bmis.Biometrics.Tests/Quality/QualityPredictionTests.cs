using System.Globalization;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Quality;

namespace Bmis.Biometrics.Tests.Quality;

/// <summary>Whether quality foretells how well prints match, on the sample sets.</summary>
public sealed class QualityPredictionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("fvc2002_db1_b", 500, 0.50)]
    [InlineData("fvc2002_db2_b", 569, 0.60)]
    [InlineData("fvc2002_db3_b", 500, 0.65)]
    [InlineData("fvc2002_db4_b", 500, 0.70)]
    [InlineData("upek", 500, 0.65)]
    public void Better_prints_have_better_mates(string set, int dpi, double floor)
    {
        var engine = new BuiltInEngine();
        var prints = ResearchFiles.Files(set, "*.png").Select(file =>
        {
            var picture = ImageReader.Read(File.ReadAllBytes(file), dpi).Image!;
            var template = engine.Extract(picture).Template;
            return (Finger: Path.GetFileName(file).Split('_')[0], Template: template,
                QualityMeasure.Of(picture, template).Score);
        }).ToArray();
        var mates = prints.Select(print => prints
            .Where(other => other.Finger == print.Finger && other.Template != print.Template)
            .Average(other => engine.Verify(print.Template!, other.Template!).Score)).ToArray();
        var correlation = RankCorrelation([.. prints.Select(print => (double)print.Score)], mates);
        output.WriteLine($"{set}: rank correlation of quality and mean genuine score {correlation:F2}");
        Assert.InRange(correlation, floor, 1);
    }

    [Theory]
    [InlineData("OCL_Bin10_Mean")]
    [InlineData("FingerJetFX_MinutiaeCount")]
    public void Measures_agree_with_those_of_the_same_kind_in_NFIQ_2(string name)
    {
        var own = new List<double>();
        var expected = new List<double>();
        foreach (var file in ResearchFiles.Files("nfiq2_sfinge/orig", "*.pgm"))
        {
            var picture = ImageReader.Read(File.ReadAllBytes(file)).Image!;
            var template = new BuiltInEngine().Extract(picture).Template!;
            own.Add(name switch
            {
                "OCL_Bin10_Mean" => FingerSurvey.Of(picture, template).Coherence,
                _ => template.Minutiae.Count,
            });
            expected.Add(Measure(file, name));
        }
        var correlation = RankCorrelation([.. own], [.. expected]);
        output.WriteLine($"{name}: rank correlation {correlation:F2}");
        Assert.InRange(correlation, 0.85, 1);
    }

    [Fact]
    public void The_rank_correlation_is_that_of_the_definition()
    {
        Assert.Equal(1, RankCorrelation([1, 2, 5], [10, 20, 21]), 9);
        Assert.Equal(-0.5, RankCorrelation([1, 2, 3], [2, 3, 1]), 9);
        Assert.Equal(0.8660254, RankCorrelation([1, 1, 2], [1, 2, 3]), 6);
    }

    private static double Measure(string picture, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(picture)!, "..", "expected",
            Path.GetFileNameWithoutExtension(picture) + "_output.txt");
        var line = File.ReadLines(file).Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    // Spearman's: the correlation of ranks, equal values sharing theirs.
    private static double RankCorrelation(double[] a, double[] b)
    {
        double[] x = Ranks(a), y = Ranks(b);
        double meanX = x.Average(), meanY = y.Average();
        var product = x.Zip(y, (u, v) => (u - meanX) * (v - meanY)).Sum();
        return product / Math.Sqrt(x.Sum(u => (u - meanX) * (u - meanX)) * y.Sum(v => (v - meanY) * (v - meanY)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + values.Count(other => other == value) / 2.0)];
}
