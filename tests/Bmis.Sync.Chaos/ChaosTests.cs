using Bmis.Sync.Chaos.Accounts;
using Bmis.Sync.Chaos.Faults;
using Bmis.TestKit;

namespace Bmis.Sync.Chaos;

/// <summary>Store and forward on real things: processes, disks, databases, links, and all that goes wrong.</summary>
public sealed class ChaosTests
{
    private const int Seed = 20261128;
    private const int Lanes = 4;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Through_killed_halted_full_cut_and_promoted_machines_every_crossing_arrives_once()
    {
        Assert.SkipWhen(PostgresPair.WhyMissing is not null, PostgresPair.WhyMissing ?? "");
        var summary = await RunAsync(new ChaosSettings
        {
            Seed = Seed,
            Lanes = Lanes,
            CrossingsOfLane = 15_000,
            Faults = FaultPlan.Make(Seed, Lanes, Shortest, Longest),
        });
        TestContext.Current.TestOutputHelper!.WriteLine(summary.ToString());
        Assert.Empty(summary.Findings);
        Assert.True(summary.Happened >= 18, $"Only {summary.Happened} faults could be made.");
        if (summary.Settings.Faults.Count == summary.Happened)
            Assert.True(summary.Refused > 0, "No full disk has refused anything.");
    }

    [Fact]
    public async Task A_database_that_does_not_wait_for_its_disk_is_caught()
    {
        var summary = await RunAsync(Small(FaultKind.CrashDatabase) with
        {
            Durable = false,
            DatabaseSettings = "synchronous_commit = off\nwal_writer_delay = 10s\nwal_writer_flush_after = 1GB",
        });
        Assert.Contains(summary.Findings, one => one.Kind == FindingKind.Lost);
    }

    [Fact]
    public async Task A_standby_that_nobody_waits_for_is_caught_when_it_takes_over()
    {
        var summary = await RunAsync(Small(FaultKind.LosePrimary) with { Synchronous = false });
        Assert.Contains(summary.Findings, one => one.Kind == FindingKind.Lost);
    }

    [Fact]
    public async Task A_reader_that_goes_by_the_last_time_it_has_seen_is_caught_beside_several_writers()
    {
        var summary = await RunAsync(new ChaosSettings
        {
            Seed = Seed, Lanes = Lanes, CrossingsOfLane = 1_000, Rate = 400, Faults = [], NaiveReader = true,
        });
        Assert.Equal([FindingKind.Missed], summary.Findings.Select(one => one.Kind));
    }

    // A crash may come just after the disk has caught up: then the next one does it.
    private static ChaosSettings Small(FaultKind kind) => new()
    {
        Seed = Seed,
        Lanes = 1,
        CrossingsOfLane = 2_000,
        Rate = 400,
        ByAcknowledged = true,
        Faults = [.. Enumerable.Range(1, 5).Select(at => new Fault(kind, 0, at * 0.15, TimeSpan.FromSeconds(2)))],
    };

    private static Task<Summary> RunAsync(ChaosSettings settings) =>
        ChaosRun.RunAsync(settings, TestContext.Current.TestOutputHelper!.WriteLine);
}
