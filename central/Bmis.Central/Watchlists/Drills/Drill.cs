using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>An approved drill. It prints as its id.</summary>
internal sealed class Drill
{
    /// <summary>What the id of every drill begins with; no source of a list has it.</summary>
    public const string Prefix = "drill:";

    public Drill(string id, int version, DrillPlan plan)
    {
        (Id, Version, Plan) = (id, version, plan);
        Person = plan.Read();
    }

    /// <summary>Also the id of the entry that lanes get.</summary>
    public string Id { get; }

    /// <summary>Number of the desk's newest version.</summary>
    public int Version { get; }

    public DrillPlan Plan { get; }

    /// <summary>The invented person as lanes get it.</summary>
    public AlertEntry Person { get; }

    /// <summary>Whether only who may know of discreet checks may know what came of it.</summary>
    public bool IsDiscreet =>
        AlertPrecedence.IsDiscreet(Person.Actions.OnEntry) || AlertPrecedence.IsDiscreet(Person.Actions.OnExit);

    /// <summary>When lanes had it last.</summary>
    public DateTime EndedAt => Plan.Stopped is { } stop && stop.At < Plan.EndsAt ? stop.At : Plan.EndsAt;

    /// <summary>Whether an id is that of a drill.</summary>
    public static bool IsId(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>An id that says nothing of anybody.</summary>
    public static string NewId(TimeProvider clock) => $"{Prefix}{Guid.CreateVersion7(clock.GetUtcNow()):N}";

    public DrillState StateAt(DateTime now) =>
        Plan.Stopped is not null ? DrillState.Stopped
        : now < Plan.StartsAt ? DrillState.Planned
        : now < Plan.EndsAt ? DrillState.Running
        : DrillState.Over;

    public override string ToString() => Id;
}
