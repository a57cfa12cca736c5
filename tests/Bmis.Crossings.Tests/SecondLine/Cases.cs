using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;

namespace Bmis.Crossings.Tests.SecondLine;

/// <summary>A case and the events that may happen to it.</summary>
internal static class Cases
{
    internal static readonly DateTimeOffset Referred = new(2026, 5, 3, 10, 0, 0, TimeSpan.Zero);
    internal static readonly Guid Id = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aadd");
    internal static readonly Protection NoSigns = new(false, false, false);

    internal static readonly Outcome Refusal = new(
        DecisionCode.RefuseEntry, ["B"], "", "fr", Signature.RefusedToSign);

    internal static ReferralCase Opened(Direction direction = Direction.Entry) => ReferralCase.Open(
        SampleCrossing.Full() with
        {
            CrossingId = Id,
            Direction = direction,
            Decision = DecisionCode.Refer,
            DecidedAt = Referred,
            OfficerId = "o-1",
            ReferralId = null,
            Grounds = [],
        });

    internal static ReferralCase Taken(Direction direction = Direction.Entry) => Opened(direction).With(TakeOver());

    internal static TakenOver TakeOver(string officer = "o-2") => new(Id, At(5), officer, "s-2");

    internal static NoteAdded Note(string text, string topic = "identity", string officer = "o-2") =>
        new(Id, At(6), officer, "s-2", topic, text);

    internal static ProtectionAnswered Answer(Protection answers) => new(Id, At(7), "o-2", "s-2", answers);

    internal static OutcomeProposed Propose(Outcome outcome, string officer = "o-2") =>
        new(Id, At(8), officer, "s-2", outcome);

    internal static OutcomeCountersigned Countersign(bool agrees = true, string officer = "s-1", string words = "") =>
        new(Id, At(9), officer, "s-9", agrees, words);

    internal static TravelRule Rule(string category = "VIS", Direction direction = Direction.Entry) =>
        CountryProfile.Standard.For(category, direction);

    private static DateTimeOffset At(int minutes) => Referred.AddMinutes(minutes);
}
