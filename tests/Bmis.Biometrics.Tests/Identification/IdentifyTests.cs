using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Templates;

namespace Bmis.Biometrics.Tests.Identification;

public sealed class IdentifyTests(IdentifyTests.Shared shared) : IClassFixture<IdentifyTests.Shared>
{
    private static readonly int[] Mates = [.. Galleries.Accepted.Select(Galleries.SubjectOf).Take(25)];

    private GallerySet Set => shared.Set;

    [Fact]
    public void The_mate_comes_first_and_its_score_is_that_of_the_verification()
    {
        Assert.True(Mates.Length >= 10, $"The engine takes only {Mates.Length} pairs for mates.");
        foreach (var mate in Mates)
        {
            var probe = Galleries.Print(mate, FingerPosition.RightIndex, 1);
            var result = Galleries.Search(Set, [probe], new() { Threshold = 14 });
            Assert.Equal(VerificationBand.Match, result.Band);
            var first = result.Candidates[0];
            Assert.Equal(Galleries.Name(mate), first.Subject);
            var compared = Assert.Single(first.Fingers);
            var verification = Galleries.Engine.Verify(
                probe.Template, Galleries.Print(mate, FingerPosition.RightIndex, 0).Template);
            Assert.Equal(verification, compared.Verification);
            Assert.Equal(verification.Score, first.Score);
        }
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_number_of_processors()
    {
        foreach (var mate in Mates[..3])
        {
            var probe = Fingers(mate, FingerPosition.RightIndex, FingerPosition.LeftIndex);
            Assert.Equal(
                Told(Galleries.Search(Set, probe, new() { Candidates = 100 })),
                Told(Galleries.Search(Set, probe, new() { Candidates = 100, Processors = 3 })));
        }
    }

    [Fact]
    public void An_engine_without_a_search_of_its_own_finds_the_same_by_comparing_all()
    {
        var engine = new PlainEngine();
        using (var writer = new GalleryWriter(shared.Galleries.File("plain"), engine, 5))
        {
            for (var subject = 0; subject < 150; subject++) writer.Add(Galleries.Enrolment(subject));
            var bare = Tests.SeveralFingers.SyntheticHands.Bare();
            Assert.Equal(0, writer.Add(new(Galleries.Name(150), [new(FingerPosition.RightIndex, bare)])));
            writer.Finish(TestContext.Current.CancellationToken);
        }
        var (gallery, fault) = Gallery.Open(shared.Galleries.File("plain"), engine);
        Assert.Null(fault);
        using (gallery)
        {
            var mate = Mates.First(one => one < 150);
            var result = ((IFingerprintEngine)engine).Identify(
                [Galleries.Print(mate, FingerPosition.RightIndex, 1)], new(gallery!), new() { Processors = 2 },
                TestContext.Current.CancellationToken);
            Assert.Equal(Galleries.Name(mate), result.Candidates[0].Subject);
            Assert.Equal((gallery!.Subjects, 5L), (result.ComparedInFull, result.GalleryVersion));
            Assert.Equal(engine.Threshold + 30, GallerySearch.Threshold(engine, 1_000_000));
        }
    }

    [Fact]
    public void Several_fingers_are_fused_by_the_rule_of_two_persons()
    {
        var probe = Fingers(Mates[0], FingerPosition.RightIndex, FingerPosition.LeftIndex);
        foreach (var candidate in Galleries.Search(Set, probe).Candidates)
            Assert.Equal(
                ScoreFusion.Fuse([.. candidate.Fingers.Select(one => one.Verification.Score)], FusionScale.BuiltIn),
                candidate.Score);
    }

    [Fact]
    public void A_finger_that_is_missing_on_either_side_is_left_out()
    {
        var probe = Fingers(Mates[0], FingerPosition.RightThumb, FingerPosition.RightIndex, FingerPosition.LeftThumb);
        var first = Galleries.Search(Set, probe).Candidates[0];
        Assert.Equal(Galleries.Name(Mates[0]), first.Subject);
        Assert.Equal([1], first.Fingers.Select(one => one.Sample));
    }

    [Fact]
    public void Fingers_of_other_positions_are_compared_only_when_it_is_asked_or_one_is_not_known()
    {
        var print = Galleries.Print(Mates[0], FingerPosition.RightIndex, 1);
        LabelledTemplate[] swapped = [print with { Position = FingerPosition.LeftIndex }];
        Assert.DoesNotContain(
            Galleries.Search(Set, swapped).Candidates,
            one => one.Subject == Galleries.Name(Mates[0]) && one.Score >= 14);
        foreach (var (probe, options) in ((LabelledTemplate[], SearchOptions)[])
            [(swapped, new() { IsAcrossPositions = true }), ([print with { Position = 0 }], new()),
            ([print with { Position = FingerPosition.PlainRightFour }], new())])
        {
            var first = Galleries.Search(Set, probe, options).Candidates[0];
            Assert.Equal(Galleries.Name(Mates[0]), first.Subject);
            Assert.Equal(FingerPosition.RightIndex, first.Fingers[0].Enrolled);
        }
        Assert.Empty(Galleries.Search(Set, [print with { Position = FingerPosition.LeftLittle }]).Candidates);
    }

    [Fact]
    public void Each_print_of_a_subject_counts_for_one_finger()
    {
        var print = Galleries.Print(Mates[0], FingerPosition.RightIndex, 1);
        var first = Galleries.Search(
            Set, [print, print with { Position = FingerPosition.LeftIndex }], new() { IsAcrossPositions = true })
            .Candidates[0];
        Assert.Equal(2, first.Fingers.Count);
        Assert.Single(first.Fingers, one => one.Verification.Score >= 14);
    }

    [Fact]
    public void A_probe_that_cannot_be_compared_is_no_miss()
    {
        var bare = new LabelledTemplate(FingerPosition.RightIndex, Tests.SeveralFingers.SyntheticHands.Bare());
        var result = Galleries.Search(Set, [bare]);
        Assert.Equal(VerificationBand.NotComparable, result.Band);
        Assert.Empty(result.Candidates);
        Assert.Equal(VerificationBand.NotComparable, Galleries.Search(Set, []).Band);
        var with = Galleries.Search(Set, [bare, Galleries.Print(Mates[0], FingerPosition.RightIndex, 1)]);
        Assert.Equal(Galleries.Name(Mates[0]), with.Candidates[0].Subject);
    }

    [Fact]
    public void A_finger_that_nobody_has_enrolled_was_not_compared_and_an_empty_gallery_is_a_search()
    {
        var thumb = Galleries.Print(Mates[0], FingerPosition.RightThumb, 1);
        Assert.Equal(VerificationBand.NotComparable, Galleries.Search(Set, [thumb]).Band);
        using var empty = shared.Galleries.Made([], "empty");
        Assert.Equal(VerificationBand.NoMatch, Galleries.Search(new(empty), [thumb]).Band);
    }

    [Fact]
    public void A_larger_gallery_asks_for_a_higher_score_unless_a_threshold_is_given()
    {
        var probe = Fingers(Mates[0], FingerPosition.RightIndex);
        Assert.Equal(Galleries.Engine.Threshold, Galleries.Search(Set, probe).Threshold);
        Assert.Equal(18.5, GallerySearch.Threshold(new BuiltInEngine(14), 1_000_000));
        Assert.Equal(99, Galleries.Search(Set, probe, new() { Threshold = 99 }).Threshold);
        Assert.Equal(VerificationBand.NoMatch, Galleries.Search(Set, probe, new() { Threshold = 99 }).Band);
    }

    [Fact]
    public void A_search_can_be_cancelled_and_tells_how_far_it_is()
    {
        var probe = Fingers(Mates[0], FingerPosition.RightIndex);
        Assert.Throws<OperationCanceledException>(
            () => Galleries.Engine.Identify(probe, Set, new(), new(canceled: true)));
        var told = new ToldShares();
        Galleries.Search(Set, probe, new() { Progress = told });
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.True(told.Shares.Count > 2);
        Assert.Equal(1, told.Shares[^1]);
    }

    [Fact]
    public void Wrong_use_throws()
    {
        var probe = Fingers(Mates[0], FingerPosition.RightIndex);
        Assert.Throws<ArgumentOutOfRangeException>(() => Galleries.Search(Set, probe, new() { Candidates = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Galleries.Search(Set, probe, new() { Processors = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Galleries.Search(Set, [.. Enumerable.Repeat(probe[0], 21)]));
        Assert.Throws<ArgumentException>(() => ((IFingerprintEngine)new PlainEngine()).Identify(
            probe, Set, new(), TestContext.Current.CancellationToken));
    }

    private static LabelledTemplate[] Fingers(int subject, params FingerPosition[] positions) =>
        [.. positions.Select(position => Galleries.Print(subject, position, 1))];

    private static IEnumerable<(Guid, double, string)> Told(SearchResult result) => result.Candidates.Select(
        one => (one.Subject, one.Score, string.Join(';', one.Fingers.Select(finger => $"{finger.Verification}"))));

    private sealed class ToldShares : IProgress<double>
    {
        internal List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }

    /// <summary>A gallery that no test changes.</summary>
    public sealed class Shared : IDisposable
    {
        private readonly Gallery _gallery;

        /// <summary>Writes it.</summary>
        public Shared()
        {
            _gallery = Galleries.Made(Enumerable.Range(0, Identification.Galleries.Subjects));
            Set = new(_gallery);
        }

        internal Galleries Galleries { get; } = new();

        internal GallerySet Set { get; }

        /// <inheritdoc/>
        public void Dispose()
        {
            _gallery.Dispose();
            Galleries.Dispose();
        }
    }
}
