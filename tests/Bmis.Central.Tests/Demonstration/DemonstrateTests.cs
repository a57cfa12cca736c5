using Bmis.Central.CommandLine;
using Dapper;

namespace Bmis.Central.Tests.Demonstration;

public sealed class DemonstrateTests
{
    [Fact]
    public async Task A_demonstration_goes_through_the_inbox_once()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        var first = await RunAsync(fixture, "--days", "3", "--crossings", "300");
        Assert.Contains("\"made\"", first, StringComparison.Ordinal);
        var second = await RunAsync(fixture, "--days", "3", "--crossings", "300");
        Assert.Contains("\"already there\"", second, StringComparison.Ordinal);
        await using var connection = await fixture.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var crossings = await connection.ExecuteScalarAsync<long>("select count(*) from crossing where is_crossing");
        var rolledUp = await connection.ExecuteScalarAsync<long>("select sum(crossings) from flow_daily");
        Assert.Equal(crossings, rolledUp);
        Assert.InRange(crossings, 290, 300);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from dead_letter"));
        var told = await connection.ExecuteScalarAsync<long>(
            "select count(*) from envelope where kind = 'fingerprints'");
        Assert.InRange(told, 1, 20);
    }

    [Fact]
    public async Task One_that_was_cut_off_goes_on_where_it_stopped()
    {
        await using var fixture = await WarehouseFixture.MigratedAsync();
        string[] plan = ["--days", "2", "--crossings", "200", "--until", "2026-05-19"];
        await RunAsync(fixture, plan);
        await using var connection = await fixture.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var before = await connection.ExecuteScalarAsync<long>("select count(*) from envelope");
        Assert.Contains("\"already there\"", await RunAsync(fixture, plan), StringComparison.Ordinal);
        Assert.Equal(before, await connection.ExecuteScalarAsync<long>("select count(*) from envelope"));
        var other = await RunAsync(fixture, [.. plan, "--seed", "9"]);
        Assert.Contains("holds another demonstration", other, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(WarehouseFixture fixture, params string[] arguments)
    {
        using var output = new StringWriter();
        string[] line = ["demonstrate", .. arguments, .. fixture.Arguments];
        await Commands.RunAsync(
            line, new VerbStreams(TextReader.Null, output, output), TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
