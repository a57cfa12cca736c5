using System.Globalization;

namespace Bmis.Sync.Simulation;

/// <summary>What the seeds of a run met.</summary>
internal sealed class Summary
{
    public int Seeds { get; private set; } = 1;

    public long Steps { get; set; }

    /// <summary>Days of simulated time.</summary>
    public double Days { get; set; }

    /// <summary>Entries that the centre holds at the end.</summary>
    public long Entries { get; set; }

    /// <summary>Those that it held before the weather cleared.</summary>
    public long Early { get; set; }

    /// <summary>Killed processes and cut power of lanes.</summary>
    public long Crashes { get; set; }

    /// <summary>Power cuts that took or tore unflushed entries.</summary>
    public long TornEnds { get; set; }

    public long Partitions { get; set; }

    public long FailOvers { get; set; }

    public long ClockJumps { get; set; }

    /// <summary>Branches of journals beside the first.</summary>
    public long Forks { get; set; }

    /// <summary>Entries that never counted: those of refused and closed branches.</summary>
    public long Apart { get; set; }

    public long DeadLetters { get; set; }

    /// <summary>Lists that were swapped in.</summary>
    public long Lists { get; set; }

    /// <summary>Older lists that were offered and refused.</summary>
    public long Rollbacks { get; set; }

    public void Add(Summary other)
    {
        Seeds += other.Seeds;
        Steps += other.Steps;
        Days += other.Days;
        Entries += other.Entries;
        Early += other.Early;
        Crashes += other.Crashes;
        TornEnds += other.TornEnds;
        Partitions += other.Partitions;
        FailOvers += other.FailOvers;
        ClockJumps += other.ClockJumps;
        Forks += other.Forks;
        Apart += other.Apart;
        DeadLetters += other.DeadLetters;
        Lists += other.Lists;
        Rollbacks += other.Rollbacks;
    }

    public static Summary Of(IEnumerable<Summary> parts)
    {
        var sum = new Summary { Seeds = 0 };
        foreach (var part in parts)
            sum.Add(part);
        return sum;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"simulation: {Seeds:N0} seeds, {Steps:N0} steps, {Days:N0} days, {Entries:N0} entries, {Crashes:N0} crashes, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{TornEnds:N0} torn ends, {Partitions:N0} partitions, {FailOvers:N0} fail-overs, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{ClockJumps:N0} clock jumps, {Forks:N0} branches, {Apart:N0} entries apart, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{DeadLetters:N0} dead letters, {Lists:N0} lists swapped, {Rollbacks:N0} rollbacks refused");
}
