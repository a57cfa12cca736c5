using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Sync.Distribution;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bmis.Central.Tests.Distribution;

public sealed class ListRenewalTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly byte[] Content = RandomContent(600_000);

    private readonly TickedClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_signed_anew_when_it_is_due_and_not_before()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var renewal = Renewal(warehouse);
        await Publisher(warehouse).PublishAsync(ListNames.Alert, Content, Week, Cancellation);
        await Publisher(warehouse).PublishAsync(ListNames.Officers, Content, Week, Cancellation);
        var seen = new List<(long Alert, long Officers)>();
        foreach (var hours in new[] { 5.99, 0.01, 5.99, 0.01, 11.99, 0.01 })
        {
            _clock.Now += TimeSpan.FromHours(hours);
            await renewal.RenewDueAsync(Cancellation);
            seen.Add((
                (await ManifestAsync(warehouse, ListNames.Alert)).Version,
                (await ManifestAsync(warehouse, ListNames.Officers)).Version));
        }

        Assert.Equal([(1, 1), (2, 1), (2, 1), (3, 1), (4, 1), (4, 2)], seen);
    }

    [Fact]
    public async Task The_content_stays_and_the_times_move()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var publisher = Publisher(warehouse);
        await publisher.PublishAsync(ListNames.Alert, Content, Week, Cancellation);
        var first = await ManifestAsync(warehouse, ListNames.Alert);
        _clock.Now += TimeSpan.FromHours(6);
        Assert.Equal(2, await publisher.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation));
        var second = await ManifestAsync(warehouse, ListNames.Alert);
        Assert.Equal(first.Sha256.ToArray(), second.Sha256.ToArray());
        Assert.Equal((_clock.Now, _clock.Now + Week), (second.Created, second.Expires));
        Assert.Equal(Content, await ContentAsync(warehouse, second));
    }

    [Fact]
    public async Task A_short_life_is_renewed_at_its_half()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var publisher = Publisher(warehouse);
        await publisher.PublishAsync(ListNames.Alert, Content, TimeSpan.FromHours(2), Cancellation);
        _clock.Now += TimeSpan.FromMinutes(59);
        Assert.Null(await publisher.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation));
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(2, await publisher.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation));
    }

    [Fact]
    public async Task Of_many_servers_one_renews()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await Publisher(warehouse).PublishAsync(ListNames.Alert, Content, Week, Cancellation);
        _clock.Now += TimeSpan.FromDays(1);
        var servers = Enumerable.Range(0, 6).Select(_ => Publisher(warehouse)).ToList();
        var versions = await Task.WhenAll(servers.Select(server => Task.Run(
            () => server.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation), Cancellation)));
        Assert.Equal(2, Assert.Single(versions, version => version is not null));
    }

    [Fact]
    public async Task Nothing_is_made_of_a_list_that_was_never_published_or_has_not_changed()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var publisher = Publisher(warehouse);
        Assert.Null(await publisher.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation));
        Assert.Equal(1, await publisher.PublishChangedAsync(ListNames.Officers, Content, Week, Cancellation));
        Assert.Null(await publisher.PublishChangedAsync(ListNames.Officers, Content, Week, Cancellation));
        var changed = Content.AsMemory(1);
        Assert.Equal(2, await publisher.PublishChangedAsync(ListNames.Officers, changed, Week, Cancellation));
    }

    [Fact]
    public async Task Stored_bytes_that_were_changed_are_not_signed()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        var publisher = Publisher(warehouse);
        await publisher.PublishAsync(ListNames.Alert, Content, Week, Cancellation);
        await using var connection = await warehouse.Source.OpenConnectionAsync(Cancellation);
        await using var damage = new NpgsqlCommand(
            "update published_chunk set data = set_byte(data, 7, 255 - get_byte(data, 7)) where chunk = 1", connection);
        Assert.Equal(1, await damage.ExecuteNonQueryAsync(Cancellation));
        _clock.Now += TimeSpan.FromDays(1);
        await Assert.ThrowsAsync<InvalidDataException>(
            () => publisher.RenewAsync(ListNames.Alert, TimeSpan.FromHours(6), Cancellation));
        await Renewal(warehouse).RenewDueAsync(Cancellation);
        Assert.Equal(1, (await ManifestAsync(warehouse, ListNames.Alert)).Version);
    }

    [Fact]
    public async Task A_server_renews_at_its_start_and_then_whenever_a_list_is_due()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await Publisher(warehouse).PublishAsync(ListNames.Alert, Content, Week, Cancellation);
        _clock.Now += TimeSpan.FromHours(7);
        await using var listening = await warehouse.Source.OpenConnectionAsync(Cancellation);
        await using (var listen = new NpgsqlCommand($"listen {ListPublisher.Channel}", listening))
            await listen.ExecuteNonQueryAsync(Cancellation);
        using var renewal = Renewal(warehouse);
        await renewal.StartAsync(Cancellation);
        await listening.WaitAsync(Cancellation);
        Assert.Equal(2, (await ManifestAsync(warehouse, ListNames.Alert)).Version);
        _clock.Tick(TimeSpan.FromHours(6));
        await listening.WaitAsync(Cancellation);
        Assert.Equal(3, (await ManifestAsync(warehouse, ListNames.Alert)).Version);
        await renewal.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("00:00:30", "24:00:00", "RenewAlertAfter")]
    [InlineData("06:00:00", "31.00:00:00", "RenewOfficersAfter")]
    [InlineData("06:00:00", "1.00:00:00", null)]
    public void A_wrong_age_is_named(string alert, string officers, string? named)
    {
        var options = new DistributionOptions
        {
            RenewAlertAfter = TimeSpan.Parse(alert, System.Globalization.CultureInfo.InvariantCulture),
            RenewOfficersAfter = TimeSpan.Parse(officers, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(named is not null, options.Problem()?.Contains(named!, StringComparison.Ordinal) ?? false);
    }

    private static async Task<ListManifest> ManifestAsync(WarehouseFixture warehouse, string name)
    {
        using var lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        var catalogue = await lists.CurrentAsync(Cancellation);
        return catalogue.Lists.Select(list => list.Manifest).Single(manifest => manifest.Name == name);
    }

    private static async Task<byte[]> ContentAsync(WarehouseFixture warehouse, ListManifest manifest)
    {
        using var lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        var content = new MemoryStream();
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var data = await lists.ReadChunkAsync(manifest.Name, manifest.Version, chunk, Cancellation);
            content.Write(data!.Value.Span);
        }

        return content.ToArray();
    }

    private ListRenewal Renewal(WarehouseFixture warehouse) => new(
        Publisher(warehouse), ListSigning.Settings, _clock, NullLogger<ListRenewal>.Instance);

    private ListPublisher Publisher(WarehouseFixture warehouse) =>
        new(warehouse.Warehouse, warehouse.Keys, ListSigning.Settings, _clock);

    private static byte[] RandomContent(int length)
    {
        var content = new byte[length];
        new Random(20260520).NextBytes(content);
        return content;
    }
}
