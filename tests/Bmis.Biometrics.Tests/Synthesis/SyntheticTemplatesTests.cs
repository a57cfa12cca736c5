using Bmis.Biometrics.Images;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Synthesis;

public sealed class SyntheticTemplatesTests
{
    private const int Count = 300;
    private static readonly BuiltInEngine Engine = new();
    private static readonly FingerTemplate[] Enrolled = Impressions(1), Later = Impressions(2);

    [Fact]
    public void The_same_numbers_give_the_same_bytes()
    {
        Assert.Equal(Engine.Write(Enrolled[7]), Engine.Write(SyntheticTemplates.Impression(7, 1)));
        Assert.NotEqual(Engine.Write(Enrolled[7]), Engine.Write(Enrolled[8]));
        Assert.NotEqual(Engine.Write(Enrolled[7]), Engine.Write(Later[7]));
        Assert.Equal(Engine.Write(SyntheticTemplates.Finger(7)), Engine.Write(SyntheticTemplates.Finger(7)));
    }

    [Fact]
    public void Templates_are_such_as_the_engine_reads()
    {
        for (var id = 0; id < Count; id++)
        {
            foreach (var template in (FingerTemplate[])[Enrolled[id], Later[id], SyntheticTemplates.Finger(id)])
            {
                var kept = Engine.Read(Engine.Write(template));
                Assert.NotNull(kept);
                Assert.Equal(template.Minutiae, kept.Minutiae);
            }
        }
    }

    [Fact]
    public void A_whole_finger_matches_its_impressions()
    {
        for (var id = 0; id < 20; id++)
        {
            var whole = SyntheticTemplates.Finger(id);
            var best = new[] { Enrolled[id], Later[id] }.Max(template => Engine.Verify(whole, template).Score);
            Assert.InRange(best, 12, 40);
            Assert.True(whole.Minutiae.Count > Enrolled[id].Minutiae.Count);
        }
    }

    [Fact]
    public void Minutiae_follow_the_flow_of_the_same_synthetic_finger()
    {
        var flow = new RidgeFlow(FingerAnatomy.Of(3));
        var off = SyntheticTemplates.Finger(3).Minutiae.Average(minutia => Math.Abs(Math.IEEERemainder(
            flow.Doubled(minutia.X - SynthesisParameters.Width / 2, minutia.Y - SynthesisParameters.Height / 2)
                - minutia.Direction * Math.PI / 64, 2 * Math.PI)));
        Assert.InRange(off, 0, 0.25);
    }

    // The figures of real sets: 33 ± 11 minutiae, a nearest neighbour at 23 pixels, mates at 22.5 (a tenth below 16),
    // others at 4.0 with 1 of 100 above 8.8 and 1 of 1000 above 10.5.
    [Fact]
    public void Counts_distances_and_scores_are_near_those_of_real_prints()
    {
        var counts = Enrolled.Select(template => (double)template.Minutiae.Count).ToArray();
        Assert.InRange(counts.Average(), 30, 37);
        Assert.InRange(Math.Sqrt(counts.Average(count => Math.Pow(count - counts.Average(), 2))), 6, 12);
        Assert.InRange(Enrolled.SelectMany(Distances).Average(), 20, 25);
        var mates = Enrolled.Select((template, id) => Engine.Verify(template, Later[id]).Score).Order().ToArray();
        Assert.InRange(mates.Average(), 20, 24.5);
        Assert.InRange(mates[Count / 10], 13, 18);
        var others = Others(Enrolled, 2);
        Assert.InRange(others.Average(), 2.4, 4.5);
        Assert.InRange(Upper(others, 0.01), 7.9, 9.4);
        Assert.InRange(Upper(others, 0.001), 9.3, 11.3);
        Assert.InRange(others[^1], 10, 15);
    }

    // 80 prints of 20 fingers: first the scores of mates, then the upper tail of others.
    [Fact]
    public void Real_prints_score_as_synthetic_templates_do()
    {
        List<(string Finger, FingerTemplate Template)> real = [];
        foreach (var (set, dpi) in (IEnumerable<(string, int)>)[("fvc2002_db1_b", 500), ("fvc2002_db2_b", 569)])
            foreach (var file in ResearchFiles.Files(set, "*_?.png").Where((_, i) => i % 2 == 0))
                real.Add((set + Path.GetFileName(file)[..3], Engine.Extract(
                    ImageReader.Read(File.ReadAllBytes(file), dpi).Image!).Template!));
        List<double> mates = [], others = [];
        for (var i = 0; i < real.Count; i++)
            for (var j = i + 1; j < real.Count; j++)
                (real[i].Finger == real[j].Finger ? mates : others)
                    .Add(Engine.Verify(real[i].Template, real[j].Template).Score);
        var ours = Enrolled.Select((template, id) => Engine.Verify(template, Later[id]).Score).Order().ToArray();
        Assert.InRange(ours[Count / 2], mates.Order().ElementAt(mates.Count / 2) - 2.5, mates.Max());
        Assert.Equal(Upper([.. others.Order()], 0.01), Upper(Others(Enrolled, 5), 0.01), 1.2);
    }

    private static FingerTemplate[] Impressions(int number) =>
        [.. Enumerable.Range(0, Count).Select(id => SyntheticTemplates.Impression(id, number))];

    private static double[] Others(FingerTemplate[] templates, int step)
    {
        List<double> scores = [];
        for (var i = 0; i < templates.Length; i++)
            for (var j = i + 1; j < templates.Length; j += step)
                scores.Add(Engine.Verify(templates[i], templates[j]).Score);
        return [.. scores.Order()];
    }

    private static double Upper(double[] sorted, double share) => sorted[^(int)(sorted.Length * share)];

    private static IEnumerable<double> Distances(FingerTemplate template) =>
        template.Minutiae.Select((one, i) => template.Minutiae.Where((_, j) => i != j)
            .Min(other => Math.Sqrt(Math.Pow(other.X - one.X, 2) + Math.Pow(other.Y - one.Y, 2))));
}
