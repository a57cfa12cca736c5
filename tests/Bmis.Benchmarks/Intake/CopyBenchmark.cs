using System.Diagnostics;
using Bmis.Central.Intake;
using Bmis.Central.Tests;
using Bmis.Sync.Envelopes;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Benchmarks.Intake;

/// <summary>
/// What headquarters' inbox takes in, all its tables together, against PostgreSQL's own COPY of the same rows from a
/// file of the server into the same tables, in turns in one run.
/// </summary>
internal static class CopyBenchmark
{
    private const int Region = 3;
    private const int Batch = 1_000;
    private const int Batches = 40;
    private const int Rounds = 4;

    private static readonly string[] Tables = ["envelope", "crossing"];

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var peer = await WarehouseFixture.MigratedAsync();
        var inbox = new WarehouseInbox(
            warehouse.Warehouse,
            new LaneDirectory(warehouse.Warehouse),
            new RunReader(warehouse.Warehouse, warehouse.Seal, NullLogger<RunReader>.Instance),
            new RunWriter(warehouse.Warehouse, warehouse.Seal, TimeProvider.System, NullLogger<RunWriter>.Instance),
            warehouse.Seal,
            new Arrivals(),
            TimeProvider.System,
            NullLogger<WarehouseInbox>.Instance);
        var inboxTime = TimeSpan.Zero;
        var copyTimes = new TimeSpan[Tables.Length];
        for (var round = 0; round <= Rounds; round++)
        {
            var lane = $"LANE-{round}";
            await RegisterAsync(warehouse.Source, lane);
            var took = await TakeInAsync(inbox, lane);
            var copied = await CopyAsync(warehouse.Source, peer.Source, lane);
            if (round == 0)
                continue;
            inboxTime += took;
            for (var table = 0; table < Tables.Length; table++) copyTimes[table] += copied[table];
        }

        return Figures(inboxTime, copyTimes);
    }

    private static IReadOnlyList<Figure> Figures(TimeSpan inbox, TimeSpan[] copies)
    {
        const int Entries = Rounds * Batches * Batch;
        var (entries, crossings) = (copies[0], copies[1]);
        return
        [
            Ratio("the crossings alone", crossings),
            Ratio("entries and crossings", entries + crossings),
        ];

        Figure Ratio(string what, TimeSpan copy) => new(
            FormattableString.Invariant(
                $"inbox {Entries / inbox.TotalSeconds:N0} a second, COPY of {what} {Entries / copy.TotalSeconds:N0}"),
            100 * (copy / inbox),
            "%",
            40,
            AtLeast: true);
    }

    private static async Task RegisterAsync(NpgsqlDataSource source, string lane)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('KEMBA', @Region, 'Mombasa') on conflict do nothing;
            insert into lane (lane_id, region_id, post_code) values (@lane, @Region, 'KEMBA');
            """,
            new { Region, lane });
    }

    private static async Task<TimeSpan> TakeInAsync(WarehouseInbox inbox, string lane)
    {
        var producer = new Producer(lane);
        var batches = new SampleCrossings(lane).Chain(Batches * Batch).Chunk(Batch).ToList();
        var mark = Checkpoint.Start;
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in batches)
        {
            if (!await inbox.AppendAsync(producer, mark, batch, batch[^1].Checkpoint, CancellationToken.None))
                throw new InvalidOperationException("The inbox holds another mark.");
            mark = batch[^1].Checkpoint;
        }

        return Stopwatch.GetElapsedTime(start);
    }

    // The file lies in the server's own folder: nobody else may read or write there.
    private static async Task<TimeSpan[]> CopyAsync(NpgsqlDataSource from, NpgsqlDataSource to, string lane)
    {
        await using var source = await from.OpenConnectionAsync();
        await using var target = await to.OpenConnectionAsync();
        var folder = await source.ExecuteScalarAsync<string>("select current_setting('data_directory')");
        var file = $"{folder}/peer.copy";
        var times = new TimeSpan[Tables.Length];
        for (var table = 0; table < Tables.Length; table++)
        {
            var columns = await source.ExecuteScalarAsync<string>(
                """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = @table::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """,
                new { table = Tables[table] });
            var rows = $"select {columns} from {Tables[table]} where lane_id = '{lane}'";
            await source.ExecuteAsync($"copy ({rows}) to '{file}' (format binary)");
            await target.ExecuteAsync($"truncate {Tables[table]}");
            var start = Stopwatch.GetTimestamp();
            await target.ExecuteAsync($"copy {Tables[table]} ({columns}) from '{file}' (format binary)");
            times[table] = Stopwatch.GetElapsedTime(start);
        }

        return times;
    }
}
