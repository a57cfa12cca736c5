using System.Diagnostics;
using System.Globalization;
using Bmis.EndToEnd.Tests;
using Bmis.Sync.Chaos.Lanes;
using Bmis.TestKit;
using Bmis.TestKit.Links;
using Npgsql;

namespace Bmis.Sync.Chaos;

/// <summary>
/// The lane's own program behind 64 kbit/s, 700 ms and 30 % loss each way, with a backlog: how much arrives in an hour,
/// and which lists it holds meanwhile, which were published before.
/// </summary>
internal static class SlowLink
{
    private const int Backlog = 2_000;
    private const string SpecimenList = "watchlist/Bmis.Watchlist/Lists/National/Specimens/national.csv";
    private const string Password = "specimen-Password-1";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

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
        await PublishAsync(country);
        lane.Line!.Conditions = LinkConditions.SlowAndLossy;
        using var post = Serve(lane);
        try
        {
            await MeasureAsync(country, lane, length, output);
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

    private static async Task PublishAsync(Country country)
    {
        foreach (var account in (string[])["m.lists", "n.lists"])
        {
            await country.CentralAsync(
                Password, "account", "add", account, "--role", "data-manager", "--name", account, "--password-stdin");
        }

        var file = Programs.InRepository(SpecimenList);
        await country.CentralAsync("", "list", "import", "bmis-csv", file, "--list", "national", "--by", "m.lists");
        var shown = await country.CentralAsync("", "list", "show", "national");
        using var json = System.Text.Json.JsonDocument.Parse(shown);
        var digest = json.RootElement.GetProperty("sha256").GetString()!;
        await country.CentralAsync("", "list", "approve", "national", "--sha256", digest, "--by", "n.lists");
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

    private static async Task MeasureAsync(Country country, Lane lane, TimeSpan length, TextWriter output)
    {
        var start = TimeProvider.System.GetTimestamp();
        var (held, lists, carried) = (0L, "", lane.Line!.CarriedBytes);
        while (TimeProvider.System.GetElapsedTime(start) is var passed && passed < length && held < Backlog)
        {
            await Task.Delay(Between, TimeProvider.System);
            (held, lists) = await HeldAsync(country, lane.Id);
            passed = TimeProvider.System.GetElapsedTime(start);
            var kilobytes = (lane.Line.CarriedBytes - carried) / 1024.0;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"slow-link: {passed.TotalSeconds:0} s, {held:N0} of {Backlog:N0} entries, ")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"{held / passed.TotalHours:N0} an hour, {kilobytes:N0} KB carried, lists held: {lists}"));
        }
    }

    private static async Task<(long Held, string Lists)> HeldAsync(Country country, string lane)
    {
        await using var connection = new NpgsqlConnection(country.Warehouse);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select coalesce((select next_sequence - 1 from producer where lane_id = $1), 0),
                coalesce((select held_lists::text from lane_status where lane_id = $1), 'no word yet')
            """,
            connection);
        command.Parameters.Add(new() { Value = lane });
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (rows.GetInt64(0), rows.GetString(1));
    }
}
