using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Bmis.TestKit;
using Bmis.TestKit.Lists;
using Bmis.TestKit.Stores;
using HeldManifest = Bmis.Sync.Distribution.ListManifest;

namespace Bmis.Sync.Tests.Distribution;

/// <summary>Lists over real sockets, with a centre that is honest, cut off or lying.</summary>
public sealed class ListSubscriberTests : IDisposable
{
    // Much more than what is under way of a download; what is told behind that is heard before the rest.
    private const int Long = 1_500_000;

    private readonly Lists _lists = new();
    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-lists-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Current_lists_arrive_and_newer_versions_follow()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 10_000);
        await PublishAsync(centre, "officers", 7, 0);
        await using var lane = new RunningSubscriber(Open(), centre.Address);
        Assert.Equal(10_000, new FileInfo((await lane.ArrivedAsync("alerts", 1)).Path).Length);
        await lane.ArrivedAsync("officers", 7);
        var second = await PublishAsync(centre, "alerts", 2, 20_000);
        var held = await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(second, await File.ReadAllBytesAsync(held.Path, Cancellation));
    }

    [Fact]
    public async Task A_download_that_is_cut_goes_on_where_it_was()
    {
        await using var centre = await CentreAsync();
        await using var relay = new CuttingRelay(centre.Port, connection => 25_000 + 1_000 * connection);
        var content = await PublishAsync(centre, "alerts", 1, 150_000);
        await using var lane = new RunningSubscriber(Open(), relay.Address);
        var held = await lane.ArrivedAsync("alerts", 1);
        Assert.Equal(content, await File.ReadAllBytesAsync(held.Path, Cancellation));
        Assert.True(relay.Connections > 3, $"{relay.Connections}");
    }

    [Fact]
    public async Task A_lane_that_was_killed_fetches_only_what_is_missing()
    {
        await using var centre = await CentreAsync();
        var signed = await _lists.SignAsync("alerts", 1, Lists.Content(1, 10_000));
        var content = Lists.Content(1, 10_000);
        using (var arrival = Open().Begin(signed))
        {
            for (var chunk = 0; chunk < 6; chunk++)
                arrival.Write(chunk, Lists.Chunk(signed, content, chunk));
        }

        centre.Lists.Publish(signed, content);
        await using var lane = new RunningSubscriber(Open(), centre.Address);
        await lane.ArrivedAsync("alerts", 1);
        Assert.Equal(signed.Manifest.ChunkDigests.Count - 6, centre.Lists.ChunksRead);
    }

    [Fact]
    public async Task A_wrong_chunk_is_never_taken_and_asked_for_again()
    {
        await using var centre = await CentreAsync();
        var lies = 3;
        centre.Lists.AtChunk = (_, index, chunk) => index == 4 && lies-- > 0 ? new byte[chunk.Length] : chunk;
        var content = await PublishAsync(centre, "alerts", 1, 10_000);
        await using var lane = new RunningSubscriber(Open(), centre.Address);
        var held = await lane.ArrivedAsync("alerts", 1);
        Assert.Equal(content, await File.ReadAllBytesAsync(held.Path, Cancellation));
        Assert.True(lies < 0);
    }

    [Fact]
    public async Task A_wrong_signature_and_an_older_version_are_passed_over()
    {
        await using var centre = await CentreAsync();
        using var forger = new Lists();
        centre.Lists.Publish(await forger.SignAsync("forged", 9, []), []);
        await PublishAsync(centre, "alerts", 5, 2_000);
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("alerts", 5);
        await PublishAsync(centre, "alerts", 4, 2_000);
        await PublishAsync(centre, "last", 1, 2_000);
        await lane.ArrivedAsync("last", 1);
        Assert.Equal(["alerts", "last"], folder.Held.Keys.Order());
        Assert.Equal(5, folder.Find("alerts")!.Manifest.Version);
        Assert.False(Directory.Exists(Path.Combine(_disk.FullName, "forged")));
    }

    [Fact]
    public async Task A_list_signed_anew_without_a_change_costs_no_chunk()
    {
        await using var centre = await CentreAsync();
        var content = await PublishAsync(centre, "alerts", 1, 10_000);
        await using var lane = new RunningSubscriber(Open(), centre.Address);
        await lane.ArrivedAsync("alerts", 1);
        var read = centre.Lists.ChunksRead;
        centre.Lists.Publish(await _lists.SignAsync("alerts", 2, content), content);
        var held = await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(content, await File.ReadAllBytesAsync(held.Path, Cancellation));
        Assert.Equal(read, centre.Lists.ChunksRead);
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(50_000, 10)]
    [InlineData(100_000, 10)]
    [InlineData(50_000, -10)]
    public async Task A_changed_list_costs_the_chunks_in_which_it_changed(int at, int more)
    {
        await using var centre = await CentreAsync();
        var content = Lists.Content(1, 100_000);
        var before = await _lists.SignAsync("alerts", 1, content);
        centre.Lists.Publish(before, content);
        await using var lane = new RunningSubscriber(Open(), centre.Address);
        await lane.ArrivedAsync("alerts", 1);
        var read = centre.Lists.ChunksRead;
        byte[] added = Lists.Content(2, Math.Max(more, 0));
        byte[] changed = [.. content[..at], .. added, .. content[(at - Math.Min(more, 0))..]];
        var after = await _lists.SignAsync("alerts", 2, changed);
        centre.Lists.Publish(after, changed);
        var held = await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(changed, await File.ReadAllBytesAsync(held.Path, Cancellation));
        var known = before.Manifest.ChunkDigests.Select(digest => Convert.ToHexString(digest.Span)).ToHashSet();
        var others = after.Manifest.ChunkDigests.Count(digest => !known.Contains(Convert.ToHexString(digest.Span)));
        Assert.InRange(others, 1, 3);
        Assert.Equal(read + others, centre.Lists.ChunksRead);
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_sent_and_only_in_its_order()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 20_000);
        using var channel = new GrpcChannel(centre.Address);
        var fetch = new GrpcMethod<FetchRequest, ListChunk>(
            SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution"), "Fetch");
        Assert.Equal([2, 3, 7], await FetchedAsync(2, 3, 7));
        await Assert.ThrowsAsync<GrpcException>(() => FetchedAsync(2, 2));
        await Assert.ThrowsAsync<GrpcException>(() => FetchedAsync(ListLimits.Chunks));

        async Task<List<int>> FetchedAsync(params int[] chunks)
        {
            var request = new FetchRequest { Name = "alerts", Version = 1, Chunks = { chunks } };
            using var call = channel.ServerStream(fetch, request, cancellationToken: Cancellation);
            return await call.ReadAllAsync(Cancellation).Select(chunk => chunk.Index).ToListAsync(Cancellation);
        }
    }

    [Fact]
    public async Task A_long_download_lets_a_shorter_list_go_first_and_goes_on_where_it_was()
    {
        await using var centre = await CentreAsync();
        await using var slow = Slow(centre);
        var content = await PublishAsync(centre, "alerts", 1, Long);
        var officers = Lists.Content(2, 2_000);
        var later = await _lists.SignAsync("officers", 1, officers);
        centre.Lists.AtChunk = Once(() => centre.Lists.Publish(later, officers));
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, slow.Address);
        await lane.ArrivedAsync("officers", 1);
        Assert.Null(folder.Find("alerts"));
        var held = await lane.ArrivedAsync("alerts", 1);
        Assert.Equal(content, await File.ReadAllBytesAsync(held.Path, Cancellation));
        Assert.Equal(["officers 1", "alerts 1"], lane.Arrived);
    }

    [Fact]
    public async Task A_version_that_is_replaced_while_it_comes_makes_way_and_what_came_of_it_is_used()
    {
        await using var centre = await CentreAsync();
        await using var slow = Slow(centre);
        var content = await PublishAsync(centre, "alerts", 1, Long);
        byte[] changed = [.. content[..1_000], 7, .. content[1_000..]];
        var later = await _lists.SignAsync("alerts", 2, changed);
        centre.Lists.AtChunk = Once(() => centre.Lists.Publish(later, changed));
        await using var lane = new RunningSubscriber(Open(), slow.Address);
        var held = await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(changed, await File.ReadAllBytesAsync(held.Path, Cancellation));
        Assert.Equal(["alerts 2"], lane.Arrived);
    }

    [Fact]
    public async Task A_recall_goes_before_everything_that_comes()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "rules", 5, Long);
        var folder = Open();
        await using (var before = new RunningSubscriber(folder, centre.Address))
            await before.ArrivedAsync("rules", 5);
        await using var slow = Slow(centre);
        await PublishAsync(centre, "alerts", 1, Long * 5 / 6);
        var good = Lists.Content(4, Long);
        var recall = await _lists.SignAsync("rules", 6, good);
        centre.Lists.AtChunk = Once(() =>
        {
            centre.Lists.Publish(recall, good);
            centre.Lists.Change(catalogue => catalogue.Publish(
            [
                .. catalogue.Lists.Where(one => one.Name == "alerts"),
                SignedCatalogue.Target(recall) with { RecallsFrom = 5, RecallsTo = 5 },
            ]));
        });
        await using var lane = new RunningSubscriber(folder, slow.Address);
        await lane.ArrivedAsync("alerts", 1);
        Assert.Equal(["rules 6", "alerts 1"], lane.Arrived);
    }

    [Fact]
    public async Task A_list_that_a_lane_does_not_want_is_never_fetched()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 5_000);
        await PublishAsync(centre, "officers", 1, 200);
        await using var lane = new RunningSubscriber(Open(), centre.Address, list => list.Name != "alerts");
        await lane.ArrivedAsync("officers", 1);
        await PublishAsync(centre, "officers", 2, 200);
        await lane.ArrivedAsync("officers", 2);
        Assert.Equal(2, centre.Lists.ChunksRead);
        Assert.False(Directory.Exists(Path.Combine(_disk.FullName, "alerts")));
    }

    [Fact]
    public async Task A_list_that_a_lane_may_not_hold_is_neither_announced_nor_given()
    {
        await using var centre = await CentreAsync();
        centre.Withheld = "alerts";
        await PublishAsync(centre, "alerts", 1, 5_000);
        await PublishAsync(centre, "officers", 1, 200);
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("officers", 1);
        using var channel = new GrpcChannel(centre.Address);
        var fetch = new GrpcMethod<FetchRequest, ListChunk>(
            SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution"), "Fetch");
        using var call = channel.ServerStream(
            fetch, new FetchRequest { Name = "alerts", Version = 1 }, cancellationToken: Cancellation);
        var refused = await Assert.ThrowsAsync<GrpcException>(async () =>
        {
            await foreach (var chunk in call.ReadAllAsync(Cancellation)) Assert.Null(chunk);
        });
        Assert.Equal(GrpcStatusCode.PermissionDenied, refused.Status);
        Assert.Equal(["officers"], folder.Held.Keys);

        centre.Withheld = "";
        await PublishAsync(centre, "officers", 2, 200);
        await lane.ArrivedAsync("alerts", 1);
    }

    [Fact]
    public async Task A_version_that_the_lane_cannot_use_is_fetched_once_and_the_next_one_taken()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 3_000);
        var folder = new ListFolder(_disk.FullName, _lists.Verifier, list => list.Manifest.ToString() != "alerts 2");
        await using (var lane = new RunningSubscriber(folder, centre.Address))
        {
            await lane.ArrivedAsync("alerts", 1);
            await PublishAsync(centre, "alerts", 2, 3_000);
            // Longer than the alerts, which therefore go first.
            await PublishAsync(centre, "officers", 1, 9_000);
            await lane.ArrivedAsync("officers", 1);
        }

        var read = centre.Lists.ChunksRead;
        await using var again = new RunningSubscriber(folder, centre.Address);
        await PublishAsync(centre, "officers", 2, 200);
        await again.ArrivedAsync("officers", 2);
        Assert.Equal(read + 1, centre.Lists.ChunksRead);
        await PublishAsync(centre, "alerts", 3, 3_000);
        await again.ArrivedAsync("alerts", 3);
    }

    [Fact]
    public async Task Nothing_is_announced_that_is_held_already()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 5_000);
        await using (var first = new RunningSubscriber(Open(), centre.Address))
            await first.ArrivedAsync("alerts", 1);
        var read = centre.Lists.ChunksRead;
        await using var second = new RunningSubscriber(Open(), centre.Address);
        await PublishAsync(centre, "officers", 1, 200);
        await second.ArrivedAsync("officers", 1);
        Assert.Equal(read + 1, centre.Lists.ChunksRead);
    }

    [Fact]
    public async Task A_centre_that_is_alive_and_stuck_is_left_and_asked_anew()
    {
        await using var centre = await CentreAsync();
        var asked = 0;
        centre.Lists.AtCatalogue = cancellation => ++asked == 1
            ? Task.Delay(Timeout.InfiniteTimeSpan, cancellation)
            : Task.CompletedTask;
        await PublishAsync(centre, "alerts", 1, 1_000);
        await using var lane = new RunningSubscriber(
            Open(), centre.Address, patience: TimeSpan.FromMilliseconds(200));
        await lane.ArrivedAsync("alerts", 1);
        Assert.True(asked > 1);
    }

    [Fact]
    public async Task A_lane_hears_of_the_centre_though_nothing_is_new()
    {
        await using var centre = await CentreAsync(new HurriedClock());
        await PublishAsync(centre, "alerts", 1, 1_000);
        using var channel = centre.Channel();
        var watch = new GrpcMethod<WatchRequest, WatchReply>(
            SyncReflection.Descriptor.Services.Single(one => one.Name == "Distribution"), "Watch");
        using var call = channel.ServerStream(watch, new WatchRequest(), cancellationToken: Cancellation);
        await using var heard = call.ReadAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        List<WatchReply> replies = [];
        while (replies.Count < 5)
        {
            Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Cancellation));
            replies.Add(heard.Current);
        }

        Assert.Equal([4, 0, 1, 1, 1], replies.Select(reply => reply.Roles?.Roles_.Count ?? 0));
        Assert.All(replies.Skip(2), reply => Assert.Equal(
            RoleKind.Timestamp, RoleCodec.FromWire(reply.Roles.Roles_[0]).Role!.Role.Kind));
    }

    [Fact]
    public async Task New_keys_reach_a_lane_and_lists_of_the_old_ones_are_used_until_others_come()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 2_000);
        await PublishAsync(centre, "officers", 1, 2_000);
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("officers", 1);
        for (var i = 0; i < 40; i++)
            centre.Lists.Change(catalogue => catalogue.Rotate(Enum.GetValues<RoleKind>()));
        await PublishAsync(centre, "alerts", 2, 3_000);
        await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(41, _lists.Verifier.Trust!.Roles.Root.Version);
        Assert.Equal(["alerts", "officers"], Open().Held.Keys.Order());
    }

    [Fact]
    public async Task A_version_that_a_thief_numbered_gives_way_to_an_honest_one_once_the_key_is_replaced()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", long.MaxValue, 2_000);
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("alerts", long.MaxValue);
        centre.Lists.Change(catalogue => catalogue.Rotate(RoleKind.Targets));
        await PublishAsync(centre, "alerts", 7, 2_500);
        await lane.ArrivedAsync("alerts", 7);
        Assert.Equal(7, Open().Find("alerts")!.Manifest.Version);
        Assert.Equal([7, long.MaxValue], Open().FindAll("alerts").Select(one => one.Manifest.Version));
        await PublishAsync(centre, "alerts", 8, 2_500);
        await lane.ArrivedAsync("alerts", 8);
        Assert.Equal([8, 7L], Open().FindAll("alerts").Select(one => one.Manifest.Version));
    }

    [Fact]
    public async Task A_list_that_is_signed_and_not_among_the_targets_is_passed_over()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 1_000);
        centre.Lists.Publish(await _lists.SignAsync("planted", 1, []), []);
        centre.Lists.Change(catalogue => catalogue.Publish([.. catalogue.Lists.Where(one => one.Name == "alerts")]));
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("alerts", 1);
        var planted = ManifestCodec.ToWire(await _lists.SignAsync("planted", 1, []));
        Assert.Equal(ManifestFault.Target, folder.Judge(planted).Fault);
        Assert.Equal(["alerts"], folder.Held.Keys);
    }

    [Fact]
    public async Task A_version_for_a_share_of_the_lanes_reaches_whom_it_is_meant_for()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "rules", 1, 1_000);
        var content = Lists.Content(2, 1_000);
        var next = await _lists.SignAsync("rules", 2, content);
        centre.Lists.Publish(next, content);
        var target = SignedCatalogue.Target(next);
        var share = SignedCatalogue.LeastShare(target, "lane-1");
        centre.Lists.Change(catalogue => catalogue.Publish([target with { Share = share - 1 }]));
        await PublishAsync(centre, "last", 1, 100);
        centre.Lists.Change(catalogue => catalogue.Publish(
            [target with { Share = share - 1 }, .. catalogue.Lists.Where(one => one.Name == "last")]));
        var folder = Open();
        await using var lane = new RunningSubscriber(folder, centre.Address);
        await lane.ArrivedAsync("last", 1);
        Assert.Null(folder.Find("rules"));
        centre.Lists.Change(catalogue => catalogue.Publish(
            [target with { Share = share }, .. catalogue.Lists.Where(one => one.Name == "last")]));
        await lane.ArrivedAsync("rules", 2);
    }

    [Fact]
    public async Task What_replaces_a_recalled_version_comes_before_every_other_list()
    {
        await using var centre = await CentreAsync();
        await PublishAsync(centre, "alerts", 1, 2_000);
        await PublishAsync(centre, "rules", 5, 3_000);
        var folder = Open();
        await using (var lane = new RunningSubscriber(folder, centre.Address))
            await lane.ArrivedAsync("rules", 5);
        var good = Lists.Content(4, 3_000);
        var recall = await _lists.SignAsync("rules", 6, good);
        centre.Lists.Publish(recall, good);
        await PublishAsync(centre, "alerts", 2, 2_000);
        centre.Lists.Change(catalogue => catalogue.Publish(
        [
            .. catalogue.Lists.Where(one => one.Name == "alerts"),
            SignedCatalogue.Target(recall) with { RecallsFrom = 5, RecallsTo = 5 },
        ]));
        List<string> arrived = [];
        await using (var lane = new RunningSubscriber(folder, centre.Address, list =>
        {
            arrived.Add(list.ToString());
            return true;
        }))
            await lane.ArrivedAsync("alerts", 2);
        Assert.Equal(["rules 6", "alerts 2"], arrived);
        Assert.Equal(good, folder.Find("rules")!.ReadAllBytes());
    }

    public void Dispose()
    {
        _lists.Dispose();
        _disk.Delete(recursive: true);
    }

    private static SlowRelay Slow(CentreHost centre) => new(centre.Port, 400_000, TimeSpan.Zero, 1);

    // Something happens while the first chunk is read.
    private static Func<HeldManifest, int, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?> Once(Action happens)
    {
        var has = 0;
        return (_, _, chunk) =>
        {
            if (Interlocked.Exchange(ref has, 1) == 0)
                happens();
            return chunk;
        };
    }

    private ListFolder Open() => new(_disk.FullName, _lists.Verifier);

    private async Task<CentreHost> CentreAsync(TimeProvider? time = null)
    {
        var centre = await CentreHost.StartAsync(new MemoryInboxStore(), time: time);
        centre.Lists.Catalogue = _lists.Catalogue;
        return centre;
    }

    private async Task<byte[]> PublishAsync(CentreHost centre, string name, long version, int length)
    {
        var content = Lists.Content((int)version, length);
        centre.Lists.Publish(await _lists.SignAsync(name, version, content), content);
        return content;
    }
}
