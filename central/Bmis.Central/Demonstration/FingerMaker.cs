using System.Buffers.Binary;
using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.Biometrics.Synthesis;
using Bmis.Biometrics.Templates;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.Central.Demonstration;

/// <summary>
/// Makes up what lanes tell of travellers' fingers: some foreigners are enrolled at entry, some are compared with their
/// chip at exit. The prints are the synthesis', the scores the engine's.
/// </summary>
internal sealed class FingerMaker(DemonstrationPlan plan, DemonstrationPost post)
{
    private static readonly BuiltInEngine Engine = new();
    private static readonly FingerprintPolicy Policy = CountryProfile.Standard.Fingerprints;
    private static readonly FingerPosition[] Asked =
        [FingerPosition.RightIndex, FingerPosition.RightMiddle, FingerPosition.RightRing, FingerPosition.RightLittle];

    private readonly FingerDevice _device = new($"Made-up reader of {post.Name}", "simulated");

    /// <summary>
    /// The crossing with its checks of fingers, and what is told of them; most have none. The same crossing gives the
    /// same fingers.
    /// </summary>
    public (Crossing Crossing, FingerprintEvent? Fingers) Take(Crossing crossing) => Of(crossing) switch
    {
        { } told => (crossing with { Checks = [.. crossing.Checks, Check(told)] }, told),
        null => (crossing, null),
    };

    private FingerprintEvent? Of(Crossing crossing)
    {
        var random = RandomOf(crossing);
        if (random.NextDouble() >= TrafficParameters.Fingers || crossing.Category == "NAT") return null;
        var day = DateOnly.FromDateTime(crossing.DecidedAt.UtcDateTime);
        if (Policy.IsExempt(crossing.Traveller?.BirthDate.AgeOn(day))) return null;
        return crossing.Decision == DecisionCode.Admit ? Enrolled(crossing, random)
            : crossing.Decision == DecisionCode.Exit ? Verified(crossing, random) : null;
    }

    private static CheckOutcome Check(FingerprintEvent told)
    {
        var capture = told is FingersVerified verified ? verified.Capture : ((FingersEnrolled)told).Capture;
        return capture.Outcome != CaptureOutcome.Captured
            ? new("fingerprints.capture", CheckResult.NotPerformed, capture.Reason, false, capture.Took)
            : told is FingersVerified { Band: var band }
                ? new("fingerprints.verification", FingerBands.Result(band), "", false, capture.Took)
                : new("fingerprints.capture", CheckResult.Successful, "", false, capture.Took);
    }

    private FingersEnrolled Enrolled(Crossing crossing, Random random)
    {
        var isTaken = random.NextDouble() >= TrafficParameters.FingersInVain;
        var person = random.NextDouble() < TrafficParameters.SecondName
            ? random.Next(TrafficParameters.PeopleWithNames)
            : random.NextInt64();
        return new(
            SeededIds.Version7(crossing.DecidedAt, random),
            crossing.DecidedAt,
            crossing.OfficerId,
            crossing.ShiftId,
            crossing.CrossingId)
        {
            EnrolmentId = SeededIds.Version7(crossing.DecidedAt, random),
            Purpose = EnrolmentPurpose.FirstRecord,
            Capture = Capture(random, isTaken),
            Engine = Engine.Name,
            Fingers = [.. Asked.Select(finger => isTaken
                ? Finger(finger, Print(person, finger, random), random)
                : EnrolledFinger.Without((int)finger, FingerPresence.TemporarilyImpossible, Policy.Tries))],
            Traveller = crossing.Traveller,
            Document = crossing.Document,
        };
    }

    private FingersVerified Verified(Crossing crossing, Random random)
    {
        var isTaken = random.NextDouble() >= TrafficParameters.FingersInVain;
        var person = random.NextInt64();
        var threshold = Policy.ThresholdsOf(_device.Kind).Match;
        var outcome = new SetComparison(Engine, threshold).Verify(
            Hand(person, isTaken ? 2 : 0, random), Hand(person, 2, random));
        return new(
            SeededIds.Version7(crossing.DecidedAt, random),
            crossing.DecidedAt,
            crossing.OfficerId,
            crossing.ShiftId,
            crossing.CrossingId)
        {
            Against = VerifiedAgainst.Chip,
            EnrolmentId = null,
            Capture = Capture(random, isTaken),
            Engine = Engine.Name,
            Threshold = threshold,
            Band = Band(outcome.Band),
            Score = outcome.Score,
            Fingers = [.. outcome.Fingers.Select(one => new VerifiedFinger(
                (int)one.Position, Band(one.Outcome.Score, threshold), one.Outcome.Score, Quality(random)))],
        };
    }

    private static EnrolledFinger Finger(FingerPosition finger, FingerTemplate print, Random random) =>
        new((int)finger, FingerPresence.Captured, Quality(random), random.Next(1, 3), Engine.Write(print), null);

    private static FingerSet Hand(long person, int fingers, Random random) => Asked.Take(fingers).Aggregate(
        FingerSet.Empty, (hand, finger) => hand.With(finger, Print(person, finger, random)));

    private static FingerTemplate Print(long person, FingerPosition finger, Random random) =>
        SyntheticTemplates.Impression(unchecked((person * 16) + (int)finger), random.Next());

    private FingerCapture Capture(Random random, bool isTaken) => new(
        _device,
        isTaken ? CaptureOutcome.Captured : CaptureOutcome.Failed,
        isTaken ? "" : "fingers.poor",
        random.Next(Asked.Length, 2 * Asked.Length),
        TimeSpan.FromSeconds(random.Next(8, 40)));

    private static FingerBand Band(double score, double threshold) =>
        score >= threshold ? FingerBand.Match : FingerBand.NoMatch;

    private static FingerBand Band(VerificationBand band) => band switch
    {
        VerificationBand.Match => FingerBand.Match,
        VerificationBand.NoMatch => FingerBand.NoMatch,
        _ => FingerBand.NotComparable,
    };

    private static int Quality(Random random) => random.Next(35, 100);

    // Of the crossing alone, so that the traffic is the same with fingers and without.
    private Random RandomOf(Crossing crossing) => new(
        plan.Seed ^ BinaryPrimitives.ReadInt32LittleEndian(crossing.CrossingId.ToByteArray().AsSpan(12)));
}
