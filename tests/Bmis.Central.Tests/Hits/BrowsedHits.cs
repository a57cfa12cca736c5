using Bmis.Biographics;
using Bmis.Central.Database;
using Bmis.Central.Distribution;
using Bmis.Central.Hits;
using Bmis.Central.Tests.Pages;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Urgent;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Hits;

/// <summary>Hits for headquarters that is browsed: an entry on the published list, and a traveller it means.</summary>
internal static class BrowsedHits
{
    public static async Task PushHitAsync(
        this BrowsedHeadquarters headquarters, string lane, string primary, string secondary)
    {
        var samples = new SampleCrossings(lane, seed: lane.Length);
        var crossing = Named(samples, primary, secondary);
        var entry = HitBench.Meaning(crossing, $"national:{lane}") with
        {
            Terms = new AlertTerms
            {
                Owner = "National office", Handling = "Call before anything is said.", Contact = "+00 1234",
            },
            Warnings = [AlertWarning.Violent],
        };
        await headquarters.Services.GetRequiredService<ListPublisher>().PublishAsync(
            ListNames.Alert, AlertListFile.Write([entry]), TimeSpan.FromDays(14), CancellationToken.None);
        await headquarters.PushAsync(lane, samples, crossing, entry);
    }

    /// <summary>Somebody of that name passes a new lane and hits an entry of the published list.</summary>
    public static async Task<Crossing> PushHitOnAsync(
        this BrowsedHeadquarters headquarters, string lane, string primary, string secondary, string entryId)
    {
        var samples = new SampleCrossings(lane, seed: lane.Length);
        var list = await headquarters.Services.GetRequiredService<PublishedAlerts>().CurrentAsync(
            CancellationToken.None);
        var crossing = Named(samples, primary, secondary);
        await headquarters.PushAsync(lane, samples, crossing, list!.Find(entryId)!);
        return crossing;
    }

    /// <summary>A new lane tells ahead of ten entries that somebody of that name hits an entry.</summary>
    public static async Task TellHitAsync(
        this BrowsedHeadquarters headquarters, string lane, string primary, string secondary)
    {
        await headquarters.RegisterAsync(lane);
        var samples = new SampleCrossings(lane, seed: lane.Length);
        var crossing = Named(samples, primary, secondary) with
        {
            Hits = [new AlertHit(ListNames.Alert, $"national:{lane}", 0.93, false) { Action = "arrest" }],
        };
        var drafts = Enumerable.Range(0, 10).Select(_ => samples.Draft()).Append(samples.Draft(crossing));
        Assert.True(await headquarters.Services.GetRequiredService<IUrgentStore>().KeepAsync(
            new Producer(lane), samples.Chain(drafts)[^1], CancellationToken.None));
    }

    private static Crossing Named(SampleCrossings samples, string primary, string secondary)
    {
        var made = samples.Next(TimeProvider.System.GetUtcNow());
        return made with
        {
            Traveller = made.Traveller! with { Name = PersonName.Parse(primary, secondary).Value },
        };
    }

    private static async Task RegisterAsync(this BrowsedHeadquarters headquarters, string lane)
    {
        await using var connection = await headquarters.Services.GetRequiredService<IWarehouse>().ForRegistry()
            .OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into lane (lane_id, region_id, post_code) select @lane, region_id, post_code from post limit 1",
            new { lane });
    }

    private static async Task PushAsync(
        this BrowsedHeadquarters headquarters,
        string lane,
        SampleCrossings samples,
        Crossing crossing,
        AlertEntry entry)
    {
        var services = headquarters.Services;
        await headquarters.RegisterAsync(lane);
        var run = samples.Chain([samples.Draft(crossing with
        {
            Hits = [new AlertHit(ListNames.Alert, entry.Id, 0.93, false)
            {
                EntryDigest = EntryDigest.Of(entry), Action = "refer",
            }],
        })]);
        Assert.True(await services.GetRequiredService<IInboxStore>().AppendAsync(
            new Producer(lane), Checkpoint.Start, run, run[^1].Checkpoint, CancellationToken.None));
        while (!await services.GetRequiredService<HitKeeper>().CatchUpAsync(CancellationToken.None))
            await Task.Yield();
    }
}
