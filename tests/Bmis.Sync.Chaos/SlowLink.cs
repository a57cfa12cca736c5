using System.Diagnostics;
using Bmis.EndToEnd.Tests;
using Bmis.Sync.Chaos.Lanes;
using Bmis.TestKit;
using Bmis.TestKit.Links;
using Npgsql;

namespace Bmis.Sync.Chaos;

/// <summary>
/// The lane's own program behind 64 kbit/s, 700 ms and 30 % loss each way, with a backlog: how much arrives in an hour,
/// and how soon it holds the alert list, into which somebody is put every two minutes.
/// </summary>
internal static class SlowLink
{
    private const int Backlog = 2_000;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Change = TimeSpan.FromMinutes(2);

    /// <summary>Measures for some minutes and prints the figures; 2 where there can be no such link.</summary>
    internal static async Task<int> RunAsync(TimeSpan length, TextWriter output)
    {
        if (TunRelay.WhyMissing is { } missing)
        {
            await output.WriteLineAsync($"slow-link: skipped. {missing}");
            return 2;
        }

        var settings = new ChaosSettings { Seed = 1, Lanes = 1, CrossingsOfLane = Backlog, Rate = 500, Faults = [] };
        await using var pair = await PostgresPair.StartAsync();
        await using var country = await Country.StartAsync(settings, pair);
        var lane = country.Lanes[0];
        await FillAsync(lane);
        var list = await GrowingList.StartAsync(country);
        lane.Line!.Conditions = LinkConditions.SlowAndLossy;
        using var post = Serve(lane);
        try
        {
            await MeasureAsync(country, lane, list, length, output);
        }
        finally
        {
            post.Kill();
            await post.WaitForExitAsync();
        }

        return 0;
    }

    // The lane records while nothing gets through.
    private static async Task FillAsync(Lane lane)
    {
        await lane.Link.CutAsync();
        while (lane.Receipts.Receipts.Count < Backlog)
        {
            await Task.Delay(Look, TimeProvider.System);
            lane.Receipts.Update();
        }

        await lane.KillAsync();
        lane.Link.Mend();
    }

    private static Process Serve(Lane lane)
    {
        string Certificate(string name) => Path.Combine(lane.Settings.Certificates, name);
        var settings = new Dictionary<string, string>
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Lane:Id"] = lane.Id,
            ["Lane:PostCode"] = "KEMBA",
            ["Lane:Folder"] = lane.Settings.Folder,
            ["Keys:File"] = lane.Settings.KeyFile,
            ["Lists:Root"] = Certificate("1.root"),
            ["Uplink:Centre"] = lane.Settings.Centre,
            ["Uplink:Certificate"] = Certificate($"lane-{lane.Id}.pem"),
            ["Uplink:Key"] = Certificate($"lane-{lane.Id}.key"),
            ["Uplink:TrustedRoots"] = Certificate("root.pem"),
            ["Logging:LogLevel:Default"] = "Warning",
        };
        var start = lane.Line!.AtFarEnd(Programs.PathOf("bmis-post"), "serve");
        foreach (var (name, value) in settings)
            start.Environment["BMIS_" + name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    private static async Task MeasureAsync(
        Country country, Lane lane, GrowingList list, TimeSpan length, TextWriter output)
    {
        var start = TimeProvider.System.GetTimestamp();
        var (held, carried, changed) = (0L, lane.Line!.CarriedBytes, TimeSpan.Zero);
        while (TimeProvider.System.GetElapsedTime(start) is var passed && passed < length)
        {
            await Task.Delay(Between, TimeProvider.System);
            var (now, word) = await HeldAsync(country, lane.Id);
            passed = TimeProvider.System.GetElapsedTime(start);
            var rate = held < Backlog ? FormattableString.Invariant($", {now / passed.TotalHours:N0} an hour") : "";
            held = now;
            var carriedNow = (lane.Line.CarriedBytes - carried) / 1024;
            await output.WriteLineAsync(FormattableString.Invariant(
                $"slow-link: {passed.TotalSeconds:0} s, {held:N0} of {Backlog:N0} entries{rate}, {carriedNow:N0} KB, ")
                + word);
            if (passed - changed < Change)
                continue;
            changed = passed;
            await list.GrowAsync();
        }
    }

    private static async Task<(long Held, string Word)> HeldAsync(Country country, string lane)
    {
        await using var connection = new NpgsqlConnection(country.Warehouse);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select coalesce((select next_sequence - 1 from producer where lane_id = $1), 0),
                p.version, coalesce(l.version, 0), extract(epoch from coalesce(l.since, now()) - p.created_at)::int
            from published_list p
            left join lane_list l on l.list_name = p.list_name and l.lane_id = $1
            where p.list_name = 'alert' order by p.version desc limit 1
            """,
            connection);
        command.Parameters.Add(new() { Value = lane });
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        var (newest, holds, seconds) = (rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3));
        return (rows.GetInt64(0), newest == holds
            ? $"alert list {newest} held {seconds} s after it was made"
            : $"alert list {holds} held of {newest}");
    }
}
