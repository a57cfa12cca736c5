using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Tests.Database;

public sealed class SchemaTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fresh_database_gets_every_migration_and_a_second_run_finds_nothing_to_do()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var first = await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        var second = await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        Assert.NotEmpty(first);
        Assert.Empty(second);
        await WarehouseFixture.Schema().RequireAsync(fixture.Source, Cancellation);
    }

    [Fact]
    public async Task Two_programs_that_migrate_at_once_apply_each_step_once()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var runs = await Task.WhenAll(
            WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation),
            WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation));
        Assert.Contains(runs, run => run.Count == 0);
    }

    [Fact]
    public async Task A_step_whose_text_has_changed_is_refused_by_name()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var original = MigrationFiles.Of("0001_first.sql", "create table one (a int);");
        var tampered = MigrationFiles.Of("0001_first.sql", "create table one (a bigint);");
        await new Schema([original]).ApplyAsync(fixture.Source, Cancellation);
        var stop = await Assert.ThrowsAsync<StopException>(
            () => new Schema([tampered]).ApplyAsync(fixture.Source, Cancellation));
        Assert.Contains("0001_first differs", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        await new Schema([MigrationFiles.Of("0009_later.sql", "select 1;")]).ApplyAsync(fixture.Source, Cancellation);
        var stop = await Assert.ThrowsAsync<StopException>(
            () => new Schema([]).RequireAsync(fixture.Source, Cancellation));
        Assert.Contains("0009_later", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_a_database_that_lacks_one_is_refused()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var broken = new Schema([MigrationFiles.Of("0001_broken.sql", "create table one (a int); select 1/0;")]);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => broken.ApplyAsync(fixture.Source, Cancellation));
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        Assert.False(await connection.ExecuteScalarAsync<bool>("select to_regclass('one') is not null"));
        var stop = await Assert.ThrowsAsync<StopException>(() => broken.RequireAsync(fixture.Source, Cancellation));
        Assert.Contains("bmis-central migrate", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_migration_whose_name_has_no_number_is_our_bug() =>
        Assert.Throws<InvalidOperationException>(() => MigrationFiles.Of("first.sql", ""));

    [Theory]
    [InlineData("", "missing")]
    [InlineData("Host=db", "Database")]
    [InlineData("Host=db;Database=bmis;Passwort=secret", "not a PostgreSQL connection string")]
    public void A_wrong_connection_string_is_a_sentence_that_does_not_repeat_it(string text, string expected)
    {
        var problem = new DatabaseOptions { Warehouse = text }.Problem();
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
    }
}
