using Bmis.Biographics;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.Central.Demonstration;

/// <summary>Makes a post's traffic, day by day, in the order in which the officers decide.</summary>
internal sealed class Traffic(DemonstrationPlan plan, DemonstrationPost post, WantedPersons wanted)
{
    private const string ReasonToAdmit = "second line found nothing against it";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(DemonstrationPost.TimeZone);

    private static readonly string[] Purposes =
        ["1.1", "1.1", "1.1", "1.2", "1.2", "2", "2", "1.3", "1.4", "1.5", "EMP"];

    private readonly TravellerMaker _travellers = new(post);
    private readonly string[] _lanes = [.. post.LaneIds];

    /// <summary>Days, seed and number of travellers.</summary>
    public DemonstrationPlan Plan => plan;

    /// <summary>Where they cross.</summary>
    public DemonstrationPost Post => post;

    /// <summary>Every decision of the plan's days at this post.</summary>
    public IEnumerable<Crossing> All()
    {
        var daily = plan.Daily(post);
        for (var day = 0; day < daily.Length; day++)
            foreach (var crossing in Day(day, daily[day]))
                yield return crossing;
    }

    private IEnumerable<Crossing> Day(int index, int travellers)
    {
        var random = plan.RandomFor(post, index);
        var day = plan.From.AddDays(index);
        var decisions = new List<Crossing>(travellers + (travellers / 50));
        for (var i = 0; i < travellers; i++) decisions.AddRange(Inspect(random, day));
        return decisions.OrderBy(crossing => crossing.DecidedAt).ThenBy(crossing => crossing.CrossingId);
    }

    private IEnumerable<Crossing> Inspect(Random random, DateOnly day)
    {
        var first = FirstLine(random, day);
        if (random.NextDouble() >= TrafficParameters.Referred) return [first];
        var referred = Refer(random, first);
        return [referred, Close(random, day, referred)];
    }

    private Crossing FirstLine(Random random, DateOnly day)
    {
        var second = random.Next(TrafficParameters.ShortestInspection, TrafficParameters.LongestInspection);
        var time = new TimeOnly(Weighted.Pick(random, post.Hours), random.Next(60), random.Next(60));
        var decided = At(day, time).AddTicks(random.Next(1000) * TimeSpan.TicksPerMillisecond);
        var direction = Direction(random);
        var (traveller, document) = _travellers.Next(random, day);
        return new()
        {
            CrossingId = SeededIds.Version7(decided, random),
            Direction = direction,
            OpenedAt = decided.AddSeconds(-second),
            DecidedAt = decided,
            TimeZone = DemonstrationPost.TimeZone,
            PostCode = post.Code,
            LaneId = Weighted.Pick(random, _lanes),
            OfficerId = $"officer.{post.Code.ToLowerInvariant()}.{random.Next(1, 13)}",
            CaptureMode = random.NextDouble() < TrafficParameters.Offline ? CaptureMode.Offline : CaptureMode.Online,
            Traveller = traveller,
            Document = document,
            Verdict = Verdict.Clear,
            Decision = Usual(direction),
            Checks = Checks(CheckResult.Successful, ""),
            Lists = [new ConsultedList(ListNames.Alert, 1, Freshness.Fresh)],
            Category = traveller.Nationality.Code == "UTO" ? "NAT" : "VEX",
            Trip = new Trip
            {
                Residence = random.Next(20) == 0 ? null : traveller.Nationality,
                Purpose = direction == Crossings.Records.Direction.Transit ? "1.7" : Weighted.Pick(random, Purposes),
                Transport = Weighted.Pick(random, post.Transport),
            },
        };
    }

    private Crossing Refer(Random random, Crossing first)
    {
        var hit = random.NextDouble() < TrafficParameters.ReferredForAlert ? wanted.Meet(random, first) : null;
        return (hit ?? first) with
        {
            Verdict = hit is null ? Verdict.Incomplete : Verdict.Refer,
            Decision = DecisionCode.Refer,
            Checks = hit is null
                ? Checks(CheckResult.NotPerformed, "alert.no-answer")
                : Checks(CheckResult.Failed, "alert.possible-match"),
        };
    }

    private static Crossing Close(Random random, DateOnly day, Crossing referred)
    {
        var later = referred.DecidedAt.AddSeconds(
            random.Next(TrafficParameters.ShortestSecondLine, TrafficParameters.LongestSecondLine));
        var midnight = At(day, new TimeOnly(23, 59, 59));
        var decided = later < midnight ? later : midnight;
        var refused = referred.Direction == Crossings.Records.Direction.Entry
            && referred.Category != "NAT"
            && random.NextDouble() < TrafficParameters.Refused;
        return referred with
        {
            CrossingId = SeededIds.Version7(decided, random),
            OpenedAt = referred.DecidedAt,
            DecidedAt = decided,
            Direction = refused ? Crossings.Records.Direction.RefusalEntry : referred.Direction,
            Decision = refused ? DecisionCode.RefuseEntry : Usual(referred.Direction),
            SupervisorId = $"supervisor.{referred.PostCode.ToLowerInvariant()}",
            Reason = refused ? "" : ReasonToAdmit,
        };
    }

    private static CheckOutcome[] Checks(CheckResult alert, string reason) =>
    [
        new("document.mrz", CheckResult.Successful, "", true, TimeSpan.FromMilliseconds(1)),
        new("alert.list", alert, reason, true, TimeSpan.FromMilliseconds(3)),
    ];

    private static DecisionCode Usual(Direction direction) => direction switch
    {
        Crossings.Records.Direction.Entry => DecisionCode.Admit,
        Crossings.Records.Direction.Exit => DecisionCode.Exit,
        _ => DecisionCode.Transit,
    };

    private Direction Direction(Random random)
    {
        if (post.Transport[0] == "4" && random.NextDouble() < TrafficParameters.Transit)
            return Crossings.Records.Direction.Transit;
        return random.NextDouble() < 0.52 ? Crossings.Records.Direction.Entry : Crossings.Records.Direction.Exit;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
