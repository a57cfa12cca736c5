using System.Diagnostics;
using Bmis.Central.Audit;
using Bmis.Central.Database;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Benchmarks.Auditing;

/// <summary>
/// What the audit adds to an answer of headquarters: one entry that is durable before the answer begins. The peer is a
/// bare one-row commit on the same server.
/// </summary>
internal static class AuditBenchmark
{
    private const int Appends = 2_000;
    private const double Bar = 5;

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        var options = Options.Create(new DatabaseOptions { Warehouse = await cluster.CreateDatabaseAsync() });
        await using var warehouse = new Warehouse(options, NullLoggerFactory.Instance);
        await new Schema(MigrationFiles.OfProgram()).ApplyAsync(warehouse.ForRegistry(), CancellationToken.None);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync();
        await connection.ExecuteAsync("create table bare (number bigint primary key)");
        var log = new AuditLog(warehouse, TimeProvider.System);
        await P95Async(_ => AppendAsync(log));
        return
        [
            new Figure("bare one-row commit, p95", await P95Async(i => BareAsync(connection, i)), "ms", Bar, false),
            new Figure("entry of an answer, p95", await P95Async(_ => AppendAsync(log)), "ms", Bar, false),
        ];
    }

    private static Task AppendAsync(AuditLog log) => log.AppendAsync(
        new AuditEntry
        {
            Actor = "kim.specimen",
            Action = "GET /crossings/{region}/{lane}/{sequence}",
            Roles = "officer",
            PostCode = "KEMBA",
            Subject = "3/KEMBA-01/4711",
            Result = AuditLog.Allowed,
            QueryDigest = new byte[32],
        },
        CancellationToken.None);

    private static Task<int> BareAsync(NpgsqlConnection connection, int number) =>
        connection.ExecuteAsync("insert into bare (number) values (@number)", new { number });

    private static async Task<double> P95Async(Func<int, Task> act)
    {
        var times = new List<double>();
        for (var i = 0; i < Appends; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act(i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt((int)(Appends * 0.95));
    }
}
