using System.Text.Json;
using Bmis.Central.Distribution;
using Bmis.Crossings;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Distribution;

/// <summary>What headquarters signs, as a lane believes it.</summary>
public sealed class ListRolesTests : IDisposable
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly string[] Online = ["Targets", "Snapshot", "Timestamp"];

    private readonly ScratchFolder _scratch = new();
    private readonly TickedClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lists_that_waited_for_a_root_are_named_with_it_and_every_later_one_in_its_own_transaction()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 1 }, Week, Cancellation);
        Assert.Empty((await CatalogueAsync(warehouse)).Roles);
        await PublishRootAsync(warehouse, "1.root");
        Assert.Equal(1, await MeantAsync(warehouse, ListNames.Alert));
        await Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 2 }, Week, Cancellation);
        await Publisher(warehouse).PublishAsync(ListNames.Officers, new byte[] { 3 }, Week, Cancellation);
        Assert.Equal(2, await MeantAsync(warehouse, ListNames.Alert));
        Assert.Equal(1, await MeantAsync(warehouse, ListNames.Officers));
        await PublishRootAsync(warehouse, "1.root");
    }

    [Fact]
    public async Task Lists_published_at_the_same_time_are_all_named()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await PublishRootAsync(warehouse, "1.root");
        string[] names = [.. Enumerable.Range(1, 8).Select(number => $"list-{number}")];
        await Task.WhenAll(names.Select(name => Task.Run(
            () => Publisher(warehouse).PublishAsync(name, new byte[] { 1 }, Week, Cancellation), Cancellation)));
        Assert.Equal(names, (await BelievedAsync(warehouse)).Lists!.Lists.Select(one => one.Name));
    }

    [Fact]
    public async Task The_timestamp_is_signed_anew_before_a_quarter_of_its_life_is_over()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await PublishRootAsync(warehouse, "1.root");
        await Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 1 }, Week, Cancellation);
        List<(long Timestamp, long Snapshot)> seen = [];
        foreach (var hours in new[] { 5.9, 0.2, 5.9, 24 * 6 })
        {
            _clock.Now += TimeSpan.FromHours(hours);
            await Publisher(warehouse).RenewRolesAsync(Cancellation);
            var roles = await BelievedAsync(warehouse);
            seen.Add((roles.Timestamp!.Role.Version, roles.Snapshot!.Role.Version));
            Assert.True(roles.CurrentUntil > _clock.Now);
        }

        var (first, shot) = seen[0];
        Assert.Equal([(first, shot), (first + 1, shot), (first + 1, shot), (first + 2, shot)], seen);
    }

    [Fact]
    public async Task A_new_root_replaces_a_key_and_what_the_old_one_signed_is_signed_again()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await PublishRootAsync(warehouse, "1.root");
        await Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 1 }, Week, Cancellation);
        var before = (await CatalogueAsync(warehouse)).Lists[0];
        await Verbs.RunAsync("", "certificates", "make", At("other"));
        string[] roots = [.. Enumerable.Range(1, 3).SelectMany(number => new[] { "--root", At($"root-{number}.pem") })];
        await DoneAsync([
            "distribution", "root", "make", At("2.root"), .. roots, "--targets", At("other/list-signing.pem"),
            "--snapshot", At("snapshot.pem"), "--timestamp", At("timestamp.pem"), "--after", At("1.root")]);
        await DoneAsync("distribution", "root", "sign", At("2.root"), "--key", At("root-2.key"));
        Assert.Contains(
            "Threshold", await PublishRootAsync(warehouse, "2.root", fails: true), StringComparison.Ordinal);
        await DoneAsync("distribution", "root", "sign", At("2.root"), "--key", At("root-3.key"));
        File.Copy(At("other/list-signing.key"), At("targets.key"), overwrite: true);
        await PublishRootAsync(warehouse, "2.root");
        await Publisher(warehouse).RenewRolesAsync(Cancellation);
        var after = (await CatalogueAsync(warehouse)).Lists[0];
        Assert.Equal(before.ManifestBytes.ToArray(), after.ManifestBytes.ToArray());
        Assert.NotEqual(before.KeyId, after.KeyId);
        var first = RoleCodec.FromBytes(await File.ReadAllBytesAsync(At("1.root"), Cancellation)).Role!;
        var trust = LaneTrust.Of(first, "lane-1");
        trust.Take((await CatalogueAsync(warehouse)).Roles);
        Assert.Equal(2, trust.Roles.Root.Version);
        Assert.True(new ListVerifier(trust).Judge(ManifestCodec.ToWire(after)).IsValid);
        Assert.Equal(ManifestFault.UnknownKey, new ListVerifier(trust).Judge(ManifestCodec.ToWire(before)).Fault);
    }

    [Fact]
    public async Task A_key_that_the_root_does_not_name_publishes_nothing()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await PublishRootAsync(warehouse, "1.root");
        File.Copy(At("snapshot.key"), At("targets.key"), overwrite: true);
        var fault = await Assert.ThrowsAsync<Bmis.Central.CommandLine.StopException>(() =>
            Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 1 }, Week, Cancellation));
        Assert.Contains("does not sign for Targets by root 1", fault.Message, StringComparison.Ordinal);
        Assert.Empty((await CatalogueAsync(warehouse)).Lists);
    }

    [Fact]
    public async Task A_lane_that_holds_more_than_was_ever_published_raises_an_alarm_until_it_does_not()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await KeysAsync();
        await PublishRootAsync(warehouse, "1.root");
        await Publisher(warehouse).PublishAsync(ListNames.Alert, new byte[] { 1 }, Week, Cancellation);
        await warehouse.HoldsAsync("lane-1", ListNames.Alert, 1);
        await warehouse.HoldsAsync("lane-2", ListNames.Alert, 9);
        Assert.Equal(["lane-2 9"], await AlarmsAsync(warehouse));
        var (exit, output, error) = await Verbs.RunAsync(warehouse, "", "distribution", "status");
        Assert.Equal((1, ""), (exit, error));
        var list = JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal(
            (1L, 2, 2, 1),
            (list.GetProperty("version").GetInt64(), list.GetProperty("lanes").GetInt32(),
                list.GetProperty("holding").GetInt32(), list.GetProperty("ahead").GetInt32()));
        await warehouse.HoldsAsync("lane-2", ListNames.Alert, 1);
        Assert.Empty(await AlarmsAsync(warehouse));
    }

    private async Task<IReadOnlyList<string>> AlarmsAsync(WarehouseFixture warehouse)
    {
        using var alarm = new AheadAlarm(warehouse.Warehouse, _clock, NullLogger<AheadAlarm>.Instance);
        await alarm.JudgeAsync(Cancellation);
        await using var connection = await warehouse.Source.OpenConnectionAsync(Cancellation);
        return [.. await connection.QueryAsync<string>(
            "select lane_id || ' ' || sequence from alarm where kind = 'lists-ahead' and closed_at is null")];
    }

    private Task KeysAsync() => DoneAsync("distribution", "keys", _scratch.Path);

    private string At(string file) => Path.Combine(_scratch.Path, file);

    private static async Task DoneAsync(params string[] line)
    {
        var (exit, _, error) = await Verbs.RunAsync("", line);
        Assert.Equal((0, ""), (exit, error));
    }

    private async Task<string> PublishRootAsync(WarehouseFixture warehouse, string file, bool fails = false)
    {
        string[] keys = [.. Online.Select(
            role => $"--Distribution:{role}KeyFile={At($"{role.ToLowerInvariant()}.key")}")];
        var (exit, _, error) = await Verbs.RunAsync(
            warehouse, "", ["distribution", "root", "publish", At(file), .. keys]);
        Assert.Equal(fails, exit != 0);
        return error;
    }

    private static async Task<ListCatalogue> CatalogueAsync(WarehouseFixture warehouse)
    {
        using var lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        return await lists.CurrentAsync(Cancellation);
    }

    private static async Task<TrustedRoles> BelievedAsync(WarehouseFixture warehouse)
    {
        var roles = (await CatalogueAsync(warehouse)).Roles;
        return roles.Aggregate(TrustedRoles.Begin(roles[0])!, (trusted, role) => trusted.Offer(role).Trusted);
    }

    private static async Task<long?> MeantAsync(WarehouseFixture warehouse, string name) =>
        (await BelievedAsync(warehouse)).Lists!.MeantFor(name, "lane-1")?.Version;

    private ListPublisher Publisher(WarehouseFixture warehouse) => new(
        warehouse.Warehouse,
        warehouse.Keys,
        Options.Create(new DistributionOptions
        {
            SigningKeyFile = ListSigning.KeyFile,
            TargetsKeyFile = At("targets.key"),
            SnapshotKeyFile = At("snapshot.key"),
            TimestampKeyFile = At("timestamp.key"),
        }),
        _clock);
}
