using System.Diagnostics;
using Bmis.Benchmarks.Intake;
using Bmis.Central.Tests;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Npgsql;

namespace Bmis.Benchmarks.Urgent;

/// <summary>
/// A lane comes back with a million entries that headquarters lacks, and finds somebody: the time until headquarters
/// knows, and how much of the backlog is still to come then. Lane, centre and database share this machine.
/// </summary>
internal static class OvertakeBenchmark
{
    private const int Backlog = 1_000_000;
    private const string Name = "KEMBA-01";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var connection = await cluster.CreateDatabaseAsync();
        await using var centre = await ServedCentre.StartAsync(connection, Name);
        using var lane = await BackloggedLane.FillAsync(Name, Backlog);
        await using var warehouse = NpgsqlDataSource.Create(connection);
        using var journal = centre.Channel(Name);
        using var ahead = centre.Channel(Name);
        using var stop = new CancellationTokenSource();
        var pump = lane.PumpOver(journal);
        var running = Task.WhenAll(
            Task.Run(() => pump.RunAsync(stop.Token)), Task.Run(() => lane.UrgentOver(ahead).RunAsync(stop.Token)));
        await BackloggedLane.AcknowledgedAsync(pump, 1);
        var (found, before) = (Stopwatch.GetTimestamp(), pump.State.AcknowledgedSequence);
        await FindAsync(lane);
        while (!await IsToldAsync(warehouse)) await Task.Delay(Look, TimeProvider.System);
        var seconds = Stopwatch.GetElapsedTime(found).TotalSeconds;
        var left = Backlog - pump.State.AcknowledgedSequence;
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return
        [
            new($"a hit before a backlog of {Backlog:N0}, told after", seconds, "s", 60, AtLeast: false),
            new(
                $"of it still to come then, {Backlog - before:N0} before",
                left,
                "entries",
                Backlog / 2.0,
                AtLeast: true),
        ];
    }

    private static async Task FindAsync(BackloggedLane lane)
    {
        var hit = new AlertHit(ListNames.Alert, "national:A-1", 0.93, false) { Action = "arrest" };
        var found = new SampleCrossings(Name, 2).Next() with { Hits = [hit] };
        await lane.AppendAsync(found, "hit", CancellationToken.None);
    }

    private static async Task<bool> IsToldAsync(NpgsqlDataSource warehouse)
    {
        await using var asked = warehouse.CreateCommand("select exists (select from urgent_notice)");
        return await asked.ExecuteScalarAsync() is true;
    }
}
