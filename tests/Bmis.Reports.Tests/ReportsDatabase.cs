using Bmis.Crossings.Records;
using Bmis.Reports.Statistics;
using Bmis.TestKit;
using Npgsql;

namespace Bmis.Reports.Tests;

/// <summary>A database of one's own with the roll-ups' tables.</summary>
internal sealed class ReportsDatabase : IAsyncDisposable
{
    internal const int Region = 7;

    private ReportsDatabase(NpgsqlDataSource source) => Source = source;

    internal NpgsqlDataSource Source { get; }

    internal FlowReports Reports => new(Source, _ => Task.FromResult(Scope));

    internal static ReportScope Scope { get; } = new([Region])
    {
        Posts = [new("UTAIR", "Halcyon Airport"), new("UTPRT", "Port Meridian")],
    };

    internal static async Task<ReportsDatabase> CreateAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var database = new ReportsDatabase(NpgsqlDataSource.Create(await cluster.CreateDatabaseAsync()));
        foreach (var step in RollUps.Migrations)
        {
            await using var command = database.Source.CreateCommand(step.Sql);
            await command.ExecuteNonQueryAsync();
        }

        return database;
    }

    internal async Task ApplyAsync(IReadOnlyList<Crossing> batch, int region = Region, bool commit = true)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RollUps.ApplyAsync(connection, transaction, region, batch, TestContext.Current.CancellationToken);
        if (commit) await transaction.CommitAsync();
    }

    internal async Task<IReadOnlyList<RollUpDifference>> RecountAsync(
        IEnumerable<Crossing> crossings, RollUpRange? range = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return await RollUps.RecountAsync(
            connection, null, range ?? Always, crossings.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
    }

    internal static RollUpRange Always { get; } = new(Region, new(2000, 1, 1), new(2100, 1, 1));

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
