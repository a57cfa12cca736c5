using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class CoarseVotesTests
{
    private readonly CoarseVotes _votes = new();

    [Fact]
    public void Votes_in_vectors_equal_votes_one_by_one()
    {
        var single = new CoarseVotes(vectors: false);
        var prints = Enumerable.Range(0, 60).Select(i => Packed(SyntheticTemplates.Impression(i, 0))).ToArray();
        var best = 0;
        for (var i = 0; i < 20; i++)
        {
            var probe = ProbeTable.Of((BuiltInTemplate)SyntheticTemplates.Impression(i, i % 3));
            foreach (var (points, edges) in prints)
            {
                var score = _votes.Score(probe, points, edges);
                Assert.Equal(single.Score(probe, points, edges), score);
                best = Math.Max(best, score);
            }
        }
        Assert.True(best > 100);
    }

    [Fact]
    public void Whatever_the_bytes_are_both_ways_give_one_score_within_its_limits()
    {
        var single = new CoarseVotes(vectors: false);
        var random = new Random(5);
        var probe = ProbeTable.Of(Heap(random, 100, 12));
        for (var i = 0; i < 60; i++)
        {
            var points = new uint[random.Next(PrintPoints.Most + 1)];
            var edges = new ushort[points.Length * IdentificationParameters.Edges];
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(points.AsSpan()));
            random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(edges.AsSpan()));
            // All edges of one code that the probe has, too.
            if (i % 3 == 0) edges.AsSpan().Fill(Packed(Heap(random, 30, 12)).Edges[0]);
            Assert.Equal(single.Score(probe, points, edges), _votes.Score(probe, points, edges));
            Assert.InRange(_votes.Score(probe, points, edges), 0, 8 * 4 * IdentificationParameters.MostVotes);
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(180)]
    public void A_print_that_is_turned_is_far_above_others(int degrees)
    {
        for (var id = 0; id < 10; id++)
        {
            var template = (BuiltInTemplate)SyntheticTemplates.Impression(id, 0);
            var probe = ProbeTable.Of(template);
            var others = Enumerable.Range(1000, 40)
                .Max(other => Score(probe, (BuiltInTemplate)SyntheticTemplates.Impression(other, 0)));
            Assert.True(Score(probe, Turned(template, degrees)) > 2 * others);
        }
    }

    [Fact]
    public void Mates_that_the_engine_accepts_come_through_the_gate()
    {
        var gallery = Enumerable.Range(0, 2000).Select(i => Packed(SyntheticTemplates.Impression(1_000_000 + i, 0)))
            .ToArray();
        var lost = 0;
        foreach (var finger in Galleries.Accepted)
        {
            var probe = ProbeTable.Of((BuiltInTemplate)SyntheticTemplates.Impression(finger, 1));
            var own = Score(probe, (BuiltInTemplate)SyntheticTemplates.Impression(finger, 0));
            var better = gallery.Count(one => _votes.Score(probe, one.Points, one.Edges) >= own);
            if (better >= gallery.Length * IdentificationParameters.KeptShare) lost++;
        }
        TestContext.Current.SendDiagnosticMessage($"{lost} of {Galleries.Accepted.Count} mates lost");
        Assert.InRange(lost, 0, Galleries.Accepted.Count / 100);
    }

    [Fact]
    public void A_gallery_keeps_each_edge_once()
    {
        var template = (BuiltInTemplate)SyntheticTemplates.Impression(3, 0);
        var edges = Packed(template).Edges.Where(code => code != CoarseEdges.None).ToArray();
        Assert.InRange(edges.Length, 3 * template.Points.Length, 4 * template.Points.Length);
        Assert.All(edges, code => Assert.NotEqual(CoarseEdges.Lengths, code & 15));
    }

    private int Score(ProbeTable probe, BuiltInTemplate template)
    {
        var (points, edges) = Packed(template);
        return _votes.Score(probe, points, edges);
    }

    private static (uint[] Points, ushort[] Edges) Packed(FingerTemplate template)
    {
        var points = ((BuiltInTemplate)template).Points;
        var edges = new ushort[points.Length * IdentificationParameters.Edges];
        CoarseEdges.Choose(points, edges);
        return (Array.ConvertAll(points, point => PrintPoints.Pack(point)), edges);
    }

    private static BuiltInTemplate Heap(Random random, int count, int side) => new(side, side,
        [.. Enumerable.Range(0, count)
            .Select(_ => new Minutia((short)random.Next(side), (short)random.Next(side), 0, 0, 50))
            .OrderBy(point => point.Y)],
        new(1, 1, new byte[1]));

    private static BuiltInTemplate Turned(BuiltInTemplate template, int degrees)
    {
        var (cosine, sine) = (Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180));
        var points = template.Points.Select(point => point with
        {
            X = (short)Math.Round(700 + cosine * point.X - sine * point.Y),
            Y = (short)Math.Round(700 + sine * point.X + cosine * point.Y),
            Direction = (byte)(point.Direction + degrees * 256 / 360),
        });
        return new(1400, 1400, [.. points.OrderBy(point => point.Y)], new(88, 88, new byte[88 * 88]));
    }
}
