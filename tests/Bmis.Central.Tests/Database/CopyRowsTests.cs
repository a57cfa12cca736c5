using Bmis.Central.Database;
using Npgsql;

namespace Bmis.Central.Tests.Database;

public sealed class CopyRowsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_type_is_read_back_as_it_was_written()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(
            connection,
            """
            create table copied (a smallint, b smallint, c int, d bigint, e boolean, f uuid, g date, h timestamptz,
                i interval, j text, k bytea, l bytea)
            """);
        var id = Guid.Parse("0193a5c6-7d1e-7a10-8f00-00112233aabb");
        var (day, time) = (new DateOnly(1987, 2, 28), new DateTimeOffset(2031, 12, 31, 23, 59, 59, 123, TimeSpan.Zero));
        var rows = new CopyRows(12);
        rows.Row();
        rows.Small(-7);
        rows.Small(null);
        rows.Integer(int.MinValue);
        rows.Big(long.MaxValue);
        rows.Flag(true);
        rows.Id(id);
        rows.Day(day);
        rows.Time(time);
        rows.Span(TimeSpan.FromHours(-30));
        rows.Text("Ærø, ชื่อ, 😀");
        rows.Bytes(new byte[] { 0, 255 });
        rows.Bytes(null);
        await rows.SendAsync(connection, "copy copied from stdin (format binary)", Cancellation);

        await using var command = new NpgsqlCommand("select * from copied", connection);
        await using var row = await command.ExecuteReaderAsync(Cancellation);
        Assert.True(await row.ReadAsync(Cancellation));
        Assert.Equal(-7, row.GetInt16(0));
        Assert.True(row.IsDBNull(1));
        Assert.Equal((int.MinValue, long.MaxValue, true), (row.GetInt32(2), row.GetInt64(3), row.GetBoolean(4)));
        Assert.Equal((id, day), (row.GetGuid(5), row.GetFieldValue<DateOnly>(6)));
        Assert.Equal((time, TimeSpan.FromHours(-30)),
            (row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<TimeSpan>(8)));
        Assert.Equal("Ærø, ชื่อ, 😀", row.GetString(9));
        Assert.Equal(new byte[] { 0, 255 }, row.GetFieldValue<byte[]>(10));
        Assert.True(row.IsDBNull(11));
        Assert.False(await row.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task A_row_with_a_column_too_few_is_refused_whole()
    {
        await using var fixture = await WarehouseFixture.EmptyAsync();
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(connection, "create table copied (a int, b int)");
        var rows = new CopyRows(2);
        rows.Row();
        rows.Integer(1);
        await Assert.ThrowsAsync<PostgresException>(
            () => rows.SendAsync(connection, "copy copied from stdin (format binary)", Cancellation));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
