using System.Security.Cryptography;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.Tests.Devices;

/// <summary>A lane that was bound to one certificate before certificates had a table.</summary>
public sealed class BoundLaneTests
{
    // 0027_devices.
    private const int Devices = 27;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_stays_bound_to_that_certificate_and_others_stay_unbound()
    {
        var bound = SHA256.HashData("the certificate"u8);
        await using var fixture = await WarehouseFixture.EmptyAsync();
        var before = new Schema([.. MigrationFiles.OfProgram().Where(step => step.Number < Devices)]);
        await before.ApplyAsync(fixture.Source, Cancellation);
        await using var connection = await fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(
            """
            insert into post (post_code, region_id, name) values ('KEMBA', 3, 'Kemba');
            insert into lane (lane_id, region_id, post_code, certificate_sha256)
            values ('BOUND', 3, 'KEMBA', @bound), ('FREE', 3, 'KEMBA', null)
            """,
            new { bound });
        await WarehouseFixture.Schema().ApplyAsync(fixture.Source, Cancellation);
        Assert.Equal(
            [("BOUND", true), ("FREE", false)],
            await connection.QueryAsync<(string, bool)>(
                "select lane_id, registered_only from lane order by lane_id"));
        var (lane, sha256, counts) = Assert.Single(await connection.QueryAsync<(string, byte[], bool)>(
            """
            select lane_id, certificate_sha256, first_used_at is not null and ended_at is null from device_certificate
            """));
        Assert.Equal(("BOUND", true), (lane, counts));
        Assert.Equal(bound, sha256);
    }
}
