using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Tests.Fingerprints;

/// <summary>What captures, comparisons and settings come to; pure.</summary>
public sealed class FingerRulesTests
{
    private const FingerPosition Index = FingerPosition.RightIndex;

    private static readonly BuiltInEngine Engine = new();

    public static TheoryData<FingerPresence?, int, int, CheckResult, string> Captures => new()
    {
        // Absence, prints, fingers that failed.
        { null, 1, 0, CheckResult.Successful, "" },
        { FingerPresence.Missing, 0, 0, CheckResult.Successful, "fingers.absent" },
        { FingerPresence.Bandaged, 1, 0, CheckResult.Successful, "" },
        { FingerPresence.Refused, 1, 0, CheckResult.Undetermined, "fingers.refused" },
        { FingerPresence.Refused, 0, 0, CheckResult.Undetermined, "fingers.refused" },
        { null, 1, 1, CheckResult.Undetermined, "fingers.partly" },
        { null, 0, 1, CheckResult.NotPerformed, "fingers.timeout" },
    };

    [Theory]
    [MemberData(nameof(Captures))]
    public void No_capture_ever_fails_a_traveller(
        FingerPresence? absence, int prints, int failed, CheckResult result, string reason)
    {
        var taken = Taken(
            [.. Enumerable.Repeat(1, prints).Select(person => Finger(person))],
            absence is { } one ? [new(FingerPosition.RightRing, one)] : [],
            [.. Enumerable.Repeat(FingerPosition.RightMiddle, failed)]);
        var finding = CaptureJudge.Judge(taken, CountryProfile.Standard.Fingerprints);
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Theory]
    [InlineData(1, FingerBand.Match, CheckResult.Successful, "")]
    [InlineData(2, FingerBand.NoMatch, CheckResult.Failed, FingerVerifying.NoMatch)]
    public void The_fingers_of_a_chip_are_compared(int holder, FingerBand band, CheckResult result, string reason)
    {
        var taken = Taken([Finger(1)], [], []);
        var chip = FingerSet.Empty.With(Index, Engine.Extract(LaidFingers.Print(holder, Index, 2)).Template!);
        var comparison = Verifying.Compare(taken, [new(VerifiedAgainst.Chip, null, null, chip, [])]);
        Assert.Equal((VerifiedAgainst.Chip, band), (comparison!.Against, comparison.Band));
        Assert.Equal((2, band), (Assert.Single(comparison.Fingers).Position, comparison.Fingers[0].Band));
        var finding = FingerVerifying.Judge(taken, comparison, "");
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Fact]
    public void Other_fingers_than_before_are_not_comparable_and_that_says_nothing()
    {
        var taken = Taken([Finger(1)], [], []);
        var other = FingerSet.Empty.With(
            FingerPosition.LeftIndex, Engine.Extract(LaidFingers.Print(1, FingerPosition.LeftIndex, 2)).Template!);
        var comparison = Verifying.Compare(taken, [new(VerifiedAgainst.OwnJournal, Guid.Empty, null, other, [])]);
        Assert.Equal(FingerBand.NotComparable, comparison!.Band);
        Assert.Equal(CheckResult.Undetermined, FingerVerifying.Judge(taken, comparison, "").Result);
    }

    [Theory]
    [InlineData(true, CheckResult.Failed, FingerVerifying.NoMatch)]
    [InlineData(false, CheckResult.Undetermined, FingerVerifying.Namesake)]
    public void Other_fingers_than_a_namesake_s_fail_nobody(bool onDocument, CheckResult result, string reason)
    {
        var taken = Taken([Finger(1)], [], []);
        var comparison = Verifying.Compare(taken, [Enrolled(2, onDocument)]);
        var finding = FingerVerifying.Judge(taken, comparison, "");
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Fact]
    public void Whoever_matches_a_namesake_and_not_the_document_does_not_match()
    {
        var taken = Taken([Finger(1)], [], []);
        var comparison = Verifying.Compare(
            taken, [Enrolled(1, onDocument: false), Enrolled(2, onDocument: true)])!;
        Assert.Equal((FingerBand.NoMatch, true), (comparison.Band, comparison.OnDocument));
    }

    [Theory]
    [InlineData(1, true, CheckResult.Successful, "")]
    [InlineData(2, true, CheckResult.Undetermined, FingerVerifying.ChipDiffers)]
    [InlineData(2, false, CheckResult.Successful, "")]
    public void A_chip_that_an_enrolment_on_its_document_denies_settles_nothing(
        int enrolled, bool onDocument, CheckResult result, string reason)
    {
        var taken = Taken([Finger(1)], [], []);
        var chip = Enrolled(1, onDocument: true) with { Against = VerifiedAgainst.Chip };
        var compared = new FingerComparisons(
            new(null!, TimeProvider.System.GetUtcNow(), taken, []),
            Verifying.Compare(taken, [chip]),
            Verifying.Compare(taken, [Enrolled(enrolled, onDocument)]));
        var finding = FingerVerifying.Judge(compared, "");
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Theory]
    [InlineData("", CheckResult.NotSupported, FingerVerifying.First)]
    [InlineData("centre.offline", CheckResult.NotPerformed, "centre.offline")]
    public void Without_earlier_fingers_nothing_is_compared(string doubt, CheckResult result, string reason)
    {
        var taken = Taken([Finger(1)], [], []);
        Assert.Null(Verifying.Compare(taken, []));
        var finding = FingerVerifying.Judge(taken, null, doubt);
        Assert.Equal((result, reason), (finding.Result, finding.Reason));
    }

    [Fact]
    public void Usual_settings_have_no_fault() => Assert.Empty(new FingerprintsOptions().Faults());

    public static TheoryData<string, Action<object>> Faults => new()
    {
        { "Fingerprints:CaptureSeconds", options => ((FingerprintsOptions)options).CaptureSeconds = 4 },
        { "Fingerprints:KeepDays", options => ((FingerprintsOptions)options).KeepDays = 4000 },
        { "Fingerprints:SampleDays", options => ((FingerprintsOptions)options).SampleDays = 100 },
        { "Fingerprints:AskMilliseconds", options => ((FingerprintsOptions)options).AskMilliseconds = 0 },
        { "Fingerprints:FreeMegabytes", options => ((FingerprintsOptions)options).FreeMegabytes = -1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_setting_is_named(string name, Action<object> spoil)
    {
        var options = new FingerprintsOptions();
        spoil(options);
        Assert.StartsWith(name, Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    private static FingerVerifying Verifying => new(Engine, new LaneProfile(CountryProfile.Standard));

    private static EarlierFingers Enrolled(int person, bool onDocument) => new(
        VerifiedAgainst.OwnJournal,
        Guid.Empty,
        null,
        FingerSet.Empty.With(Index, Engine.Extract(LaidFingers.Print(person, Index, 2)).Template!),
        [],
        onDocument);

    private static CapturedFinger Finger(int person)
    {
        var picture = LaidFingers.Print(person, Index, 1);
        return new(Index, picture, Engine.Extract(picture).Template!, 70);
    }

    private static CaptureResult Taken(
        IReadOnlyList<CapturedFinger> fingers,
        IReadOnlyList<AbsentFinger> absent,
        IReadOnlyList<FingerPosition> failed) =>
        new(
            failed.Count > 0 ? CaptureEnd.TimedOut : CaptureEnd.Complete,
            fingers,
            absent,
            failed,
            new("Laid fingers", FingerReaderKind.Simulated, 1, fingers.Count, 1, 1, 0, 1));
}
