using System.Globalization;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Hits;
using Bmis.Sync.Inbox;
using Dapper;
using Spectre.Console;

namespace Bmis.Central.Demonstration;

/// <summary>
/// <c>bmis-central demonstrate</c>: fills the warehouse with made-up traffic of three posts, through the same inbox
/// that real lanes push to. Done twice it says so and changes nothing.
/// </summary>
internal static class DemonstrateVerb
{
    public const string Usage = "[--days 30] [--seed 1] [--crossings N] [--until yyyy-MM-dd]";

    private const string UpsertPost =
        """
        insert into post (post_code, region_id, name, time_zone) values (@Code, @region, @Name, @zone)
        on conflict (post_code) do nothing
        """;

    private const string UpsertLane =
        """
        insert into lane (lane_id, region_id, post_code) values (@lane, @region, @Code)
        on conflict (lane_id) do nothing
        """;

    private const string CountHeld =
        "select coalesce(sum(next_sequence - 1), 0)::bigint from producer where lane_id = any(@lanes)";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var days = Number(context.Arguments, "--days", 30, TrafficParameters.MostDays);
        var seed = Number(context.Arguments, "--seed", 1, int.MaxValue);
        var usual = Math.Min(days * TrafficParameters.TravellersADay, TrafficParameters.MostTravellers);
        var travellers = Number(context.Arguments, "--crossings", usual, TrafficParameters.MostTravellers);
        var until = context.Arguments.Option("--until");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        var plan = new DemonstrationPlan(
            until is null ? Yesterday(rooms.GetRequiredService<TimeProvider>()) : Day(until), days, seed, travellers);
        var warehouse = rooms.GetRequiredService<IWarehouse>();
        var held = await HeldAsync(warehouse, context.Cancellation);
        if (held > 0 && until is null)
        {
            context.Write(new { demonstration = "already there", entries = held });
            return VerbContext.Done;
        }

        await RegisterAsync(warehouse, context.Cancellation);
        var list = await rooms.GetRequiredService<PublishedAlerts>().CurrentAsync(context.Cancellation);
        var added = await FeedAsync(rooms.GetRequiredService<IInboxStore>(), plan, new(list), context);
        var outcome = added == 0 ? "already there" : "made";
        context.Write(new { demonstration = outcome, entries = held + added, plan.Until });
        return VerbContext.Done;
    }

    private static async Task<int> FeedAsync(
        IInboxStore inbox, DemonstrationPlan plan, WantedPersons wanted, VerbContext context)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(context.Error) });
        var added = 0;
        await console.Progress().StartAsync(async progress =>
        {
            foreach (var post in DemonstrationPost.All)
            {
                var task = progress.AddTask(post.Name, maxValue: plan.Days);
                added += await FeedAsync(inbox, new(plan, post, wanted), task, context.Cancellation);
                task.Value = plan.Days;
            }
        });
        return added;
    }

    private static async Task<int> FeedAsync(
        IInboxStore inbox, Traffic traffic, ProgressTask task, CancellationToken cancellation)
    {
        var feeds = new Dictionary<string, LaneFeed>();
        foreach (var lane in traffic.Post.LaneIds)
        {
            feeds[lane] = new LaneFeed(inbox, lane, traffic.Plan.Seed + feeds.Count);
            await feeds[lane].OpenAsync(cancellation);
        }

        var fingers = new FingerMaker(traffic.Plan, traffic.Post);
        foreach (var (crossing, told) in traffic.All().Select(fingers.Take))
        {
            await feeds[crossing.LaneId].TakeAsync(crossing, told, cancellation);
            task.Value = DateOnly.FromDateTime(crossing.DecidedAt.UtcDateTime).DayNumber - traffic.Plan.From.DayNumber;
        }

        foreach (var feed in feeds.Values) await feed.FlushAsync(cancellation);
        return feeds.Values.Sum(feed => feed.Added);
    }

    private static async Task<long> HeldAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        await using var connection =
            await warehouse.ForProducer(DemonstrationPost.RegionId).OpenConnectionAsync(cancellation);
        var lanes = DemonstrationPost.All.SelectMany(post => post.LaneIds).ToArray();
        return await connection.ExecuteScalarAsync<long>(
            new CommandDefinition(CountHeld, new { lanes }, cancellationToken: cancellation));
    }

    private static async Task RegisterAsync(IWarehouse warehouse, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var (region, zone) = (DemonstrationPost.RegionId, DemonstrationPost.TimeZone);
        foreach (var post in DemonstrationPost.All)
        {
            await connection.ExecuteAsync(UpsertPost, new { post.Code, region, post.Name, zone });
            foreach (var lane in post.LaneIds)
                await connection.ExecuteAsync(UpsertLane, new { lane, region, post.Code });
        }
    }

    private static DateOnly Yesterday(TimeProvider clock)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemonstrationPost.TimeZone);
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime).AddDays(-1);
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new StopException("The option --until wants a day as yyyy-MM-dd.");

    private static int Number(Arguments arguments, string name, int usual, int most)
    {
        if (arguments.Option(name) is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
            ? number
            : throw new StopException($"The option {name} wants a whole number from 1 to {most}.");
    }
}
