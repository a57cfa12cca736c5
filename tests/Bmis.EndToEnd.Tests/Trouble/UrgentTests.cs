using Bmis.Central.Tests;
using Bmis.Sync.Envelopes;
using Bmis.TestKit;

namespace Bmis.EndToEnd.Tests.Trouble;

/// <summary>A lane that comes back with a long backlog, and a hit that cannot wait for it.</summary>
public sealed class UrgentTests : IDisposable
{
    private const int Seed = 20261129;
    private const int Backlog = 2_000;
    private const int SlowBytesPerSecond = 10_000;

    private static readonly Producer Lane = new("KEMBA-01");

    private readonly DirectoryInfo _disk = Directory.CreateTempSubdirectory("bmis-urgent-");

    [Fact]
    public async Task A_hit_overtakes_a_backlog_on_a_slow_line_and_is_counted_once_when_its_turn_comes()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var centre = new IntakeHost(warehouse, Lane);
        await centre.RegisterAsync();
        await centre.StartAsync();
        await using var slow = new SlowRelay(centre.Port, SlowBytesPerSecond, TimeSpan.FromMilliseconds(100), Seed);
        await using var lane = new PushingLane(Path.Combine(_disk.FullName, "journal.db"), Lane, Seed);
        await lane.AppendQuietAsync(Backlog);
        lane.Push(slow.Address, compress: true);
        await lane.AcknowledgedAsync(1);
        lane.TellAhead(slow.Address, TimeSpan.FromMilliseconds(200));
        var number = await lane.AppendHitAsync("national:A-1");
        await centre.HitAnnouncedAsync();
        var seen = Assert.Single(await centre.ProvisionalAsync());
        Assert.Equal(("national:A-1", Lane.LaneId), (seen.Hit.EntryId, seen.Lane));
        Assert.InRange(seen.Before, Backlog / 2, number - 2);
        Assert.Equal(0, await centre.CountAsync("select count(*) - max(sequence) from envelope"));
        Assert.Equal(0, await centre.CountAsync("select count(*) from hit"));

        // The line gets better.
        await lane.HangUpAsync();
        lane.Push(centre.Address);
        await lane.AcknowledgedAsync(number);
        Assert.Empty(await centre.ProvisionalAsync());
        Assert.Equal(0, await centre.CountAsync("select count(*) from urgent_notice"));
        Assert.Equal(1, await centre.CountAsync("select count(*) from hit"));
        Assert.Equal(number, await centre.CountAsync("select count(*) from crossing"));
        Assert.Equal(0, await centre.CountAsync("select count(*) from alarm"));
        Assert.Equal(number, (await centre.StoredAsync()).Count);
    }

    public void Dispose() => _disk.Delete(recursive: true);
}
