using Bmis.Sync.Envelopes;
using Bmis.Sync.Wire;

namespace Bmis.Central.Intake;

/// <summary>The numbers that intake works by.</summary>
internal static class IntakeParameters
{
    /// <summary>
    /// A lane's clock that is known to be off by more than this is corrected in the typed rows; below it, the time
    /// that the officer saw stands. Ours: ten times the drift of a good lane in a week without time service.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>The first and last time that a typed row bears; beyond it a clock is nonsense.</summary>
    public static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The last time that a typed row bears.</summary>
    public static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The longest time for a question or an attachment. Ours: an attachment of the greatest size needs a minute on a
    /// line of 64 kbit/s, and a backlog beside it takes half of that line.
    /// </summary>
    public static readonly TimeSpan LongestUnary = TimeSpan.FromMinutes(3);

    /// <summary>
    /// What one lane may ask. Ours: it keeps five streams open and fetches three lists beside them, and a broken
    /// connection leaves its streams behind for half a minute; pictures of a backlog come one after the other, some
    /// milliseconds each.
    /// </summary>
    public static readonly CallerLimitOptions LaneLimits = new()
    {
        CallsPerSecond = 200,
        Burst = 400,
        OpenStreams = 32,
    };

    /// <summary>
    /// How often the lanes with open streams are looked up. Ours: one question for all of them, and a stolen lane is
    /// cut off within seconds of its being disabled.
    /// </summary>
    public static readonly TimeSpan LanesJudged = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often accepted branches of journals are looked for whose entries do not count yet. Ours: whoever decides
    /// looks at the page meanwhile.
    /// </summary>
    public static readonly TimeSpan EpochsApplied = TimeSpan.FromSeconds(3);

    /// <summary>Characters of a branch's key in a form.</summary>
    public const int LongestBranch = EnvelopeLimits.LaneIdCharacters + 8;

    /// <summary>
    /// Dead letters that one press of a button replays at most. Ours: some seconds' work, so that a page answers.
    /// </summary>
    public const int ReplayedAtOnce = 2_000;

    /// <summary>Events that wait for the pages at most. Older ones are dropped: pages ask for rows anyway.</summary>
    public const int WaitingArrivals = 1_000;
}
