using Bmis.Central.Hits;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>What a drill has come to so far.</summary>
internal sealed class DrillSummary(Drill drill, IEnumerable<DrillTally> tallies, DateTime now)
{
    private readonly List<DrillTally> _tallies = [.. tallies.Where(tally => tally.DrillId == drill.Id)];

    public Drill Drill => drill;

    public DrillState State { get; } = drill.StateAt(now);

    public bool HasEnded => State is DrillState.Over or DrillState.Stopped;

    public int Presented => _tallies.Sum(tally => tally.Presented);

    public int Hit => _tallies.Sum(tally => tally.Hit);

    public int Late => _tallies.Sum(tally => tally.Late);

    public int OutOfTime => _tallies.Sum(tally => tally.OutOfTime);

    public int None => _tallies.Sum(tally => tally.None);

    /// <summary>Whether it ended and nobody saw the person.</summary>
    public bool IsNotPresented => HasEnded && Presented == 0;

    /// <summary>Chosen posts at which nobody was presented before it ended.</summary>
    public IReadOnlyList<string> AbsentPosts =>
        HasEnded ? [.. drill.Plan.Posts.Except(_tallies.Select(tally => tally.PostCode))] : [];
}
