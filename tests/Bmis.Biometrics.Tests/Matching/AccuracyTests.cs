using Bmis.Biometrics.Images;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Matching;

/// <summary>Floors of accuracy on the sample sets; every pair of different fingers is an impostor.</summary>
public sealed class AccuracyTests
{
    [Theory]
    [InlineData("fvc2002_db1_b", 500, 1.5, 3.0)]
    [InlineData("fvc2002_db2_b", 569, 1.4, 3.6)]
    [InlineData("fvc2002_db3_b", 500, 2.0, 6.0)]
    [InlineData("fvc2002_db4_b", 500, 2.0, 4.0)]
    [InlineData("upek", 500, 0.3, 0.4)]
    public void Error_rates_stay_below_the_floor(string set, int dpi, double equalErrorRate, double at1000)
    {
        var (mates, others) = Scores(Folder(set), dpi);
        var rates = Rates(mates, others);
        TestContext.Current.SendDiagnosticMessage($"{set}: EER {rates.Equal:F2} %, FMR1000 {rates.At1000:F2} %");
        Assert.InRange(rates.Equal, 0, equalErrorRate);
        Assert.InRange(rates.At1000, 0, at1000);
    }

    [Fact]
    public void The_rates_are_those_of_the_definition()
    {
        var rates = Rates([1, 5, 6, 7, 8, 9, 10, 11, 12, 13], [0, 0, 0, 0, 0, 0, 0, 0, 0, 5.5]);
        Assert.Equal(5, rates.Equal, 6);
        Assert.Equal(20, rates.At1000, 6);
    }

    private static string Folder(string set)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "fingerprints", set);
        if (!Directory.Exists(folder)) Assert.Skip($"BMIS_TEST_DATA does not lead to fingerprints/{set}.");
        return folder;
    }

    private static (List<double> Mates, List<double> Others) Scores(string folder, int dpi)
    {
        var engine = new BuiltInEngine();
        var prints = Directory.GetFiles(folder, "*.png").Order(StringComparer.Ordinal)
            .Select(file => (Finger: Path.GetFileName(file).Split('_')[0], Template: engine
                .Extract(ImageReader.Read(File.ReadAllBytes(file), dpi).Image!).Template)).ToArray();
        List<double> mates = [], others = [];
        for (var i = 0; i < prints.Length; i++)
            for (var j = i + 1; j < prints.Length; j++)
                (prints[i].Finger == prints[j].Finger ? mates : others)
                    .Add(Score(engine, prints[i].Template, prints[j].Template));
        return (mates, others);
    }

    private static double Score(BuiltInEngine engine, FingerTemplate? a, FingerTemplate? b) =>
        a is null || b is null ? 0 : engine.Verify(a, b).Score;

    // Per cent: where both errors are equal, and false non-matches where one of 1000 impostors matches.
    private static (double Equal, double At1000) Rates(List<double> mates, List<double> others)
    {
        var thresholds = mates.Concat(others).Append(double.MaxValue).Distinct().Order().ToArray();
        var rates = thresholds.Select(threshold => (
            Missed: 100.0 * mates.Count(score => score < threshold) / mates.Count,
            False: 100.0 * others.Count(score => score >= threshold) / others.Count)).ToArray();
        var crossing = Array.FindIndex(rates, rate => rate.Missed >= rate.False);
        if (crossing > 0 && Sum(rates[crossing - 1]) <= Sum(rates[crossing])) crossing--;
        return (Sum(rates[crossing]) / 2, rates.First(rate => rate.False <= 0.1).Missed);

        static double Sum((double Missed, double False) rate) => rate.Missed + rate.False;
    }
}
