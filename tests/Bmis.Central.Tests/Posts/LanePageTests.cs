using System.Net;
using Bmis.Central.Database;
using Bmis.Central.Intake.Proof;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Intake.DeadLetters;
using Bmis.Central.Tests.Pages;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Bmis.TestKit.Suites;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using LaneStatus = Bmis.Sync.Outbox.LaneStatus;
using Roles = Bmis.Central.Officers.Roles;

namespace Bmis.Central.Tests.Posts;

/// <summary>A lane's own page: how it stands, the proof of its journal, its alarms.</summary>
public sealed class LanePageTests(BrowsedHeadquarters browsed)
{
    private const string Journal = "select reason || first_bad from journal_proof";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_journal_is_proved_by_one_press_and_a_broken_one_is_named()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using var letters = await OpenAsync(headquarters);
        await letters.PushAsync(letters.Samples.Next(), letters.Samples.Next(), letters.Samples.Next());
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        Assert.Contains("It was not proved here yet", await ReadAsync(browser), StringComparison.Ordinal);
        await PostAsync(browser, "proof", []);
        Assert.Contains("Complete from 1 to 3", await ReadAsync(browser), StringComparison.Ordinal);
        await letters.ExecuteAsync("delete from crossing where sequence = 2");
        await PostAsync(browser, "proof", []);
        Assert.Contains("Broken at number 2: not-applied", await ReadAsync(browser), StringComparison.Ordinal);
        await letters.ExecuteAsync("update journal_proof set ended_at = null, walked = 1");
        Assert.Contains("1 of 3 entries", await ReadAsync(browser), StringComparison.Ordinal);
        await PostAsync(browser, "proof", []);
        Assert.Equal([null], await letters.ListAsync<DateTime?>("select ended_at from journal_proof"));
        headquarters.Clock.Now += ProofParameters.LostAfter;
        Assert.Contains("came to no end", await ReadAsync(browser), StringComparison.Ordinal);
        await PostAsync(browser, "proof", []);
        Assert.Equal(["not-applied2"], await letters.ListAsync<string>(Journal));
        Assert.Equal(
            ["allowed"],
            await letters.ListAsync<string>(
                "select distinct result from audit_entry where action = 'POST /posts/{lane}/proof'"));
    }

    [Fact]
    public async Task An_alarm_is_closed_with_words_and_opens_again_when_more_comes()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await using var letters = await OpenAsync(headquarters);
        await ForkAsync(letters, 1);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        Dictionary<string, string> Alarm(string words) =>
            new() { ["journal"] = "LANE-1", ["kind"] = "Fork", ["number"] = "7", ["words"] = words };
        Assert.Equal("/posts/LANE-1?problem=words#alarms", await PostAsync(browser, "alarm", Alarm(" ")));
        await PostAsync(browser, "alarm", Alarm("Disk replaced by Anna."));
        Assert.Contains(
            "Closed by person-administrator: Disk replaced by Anna.",
            await ReadAsync(browser),
            StringComparison.Ordinal);
        Assert.Equal([0L], await letters.ListAsync<long>(
            "select count(*) from alarm where closed_at is null or position('Anna'::bytea in words) > 0"));
        Assert.Equal(["LANE-1 Fork 7"], await letters.ListAsync<string>(
            "select subject from audit_entry where action = 'alarm.close'"));
        await ForkAsync(letters, 2);
        Assert.DoesNotContain("Disk replaced", await ReadAsync(browser), StringComparison.Ordinal);
        using var officer = await headquarters.SignedInAsync("ELSEWHERE", Roles.Officer);
        var answer = await officer.GetAsync(new Uri("/posts/LANE-1", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Headquarters_keeps_since_when_a_lane_holds_a_list()
    {
        await using var letters = await LetterBench.OpenAsync();
        await SayAsync(letters, new() { ["alert"] = 3, ["officers"] = 1 });
        letters.Intake.Clock.Now += TimeSpan.FromMinutes(1);
        await SayAsync(letters, new() { ["alert"] = 4, ["officers"] = 1 });
        letters.Intake.Clock.Now += TimeSpan.FromMinutes(1);
        await SayAsync(letters, new() { ["alert"] = 4 });
        Assert.Equal(
            ["alert 4 09:31"],
            await letters.ListAsync<string>(
                """
                select concat_ws(' ', list_name, version, to_char(since at time zone 'UTC', 'HH24:MI')) from lane_list
                """));
    }

    [Fact]
    public async Task The_pages_of_posts_and_of_a_lane_are_seen_in_a_browser()
    {
        const string lane = "FLEET-1";
        await using var watched = await browsed.SignedInAsync();
        await FillAsync(lane);
        await watched.Page.GotoAsync(browsed.Address + "/posts");
        await watched.PictureAsync("posts", whole: true);
        await watched.Page.GotoAsync(browsed.Address + "/posts/" + lane);
        Assert.Empty(await watched.AxeAsync());
        await watched.PictureAsync("lane", whole: true);
        await watched.Page.Locator("#words-0").FillAsync("Backup was restored on purpose.");
        await watched.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(watched.Page.Locator(".notice").First).ToContainTextAsync("The alarm is closed");
        Assert.Empty(watched.Complaints);
        await using var narrow = await browsed.SignedInAsync("ar", ColorScheme.Dark, 320);
        await narrow.Page.GotoAsync(browsed.Address + "/posts/" + lane);
        await narrow.PictureAsync("lane-narrow", whole: true);
        Assert.Empty(await narrow.AxeAsync());
        await ExecuteAsync($"delete from lane_status where lane_id = '{lane}'; delete from alarm; "
            + $"delete from lane where lane_id = '{lane}'");
    }

    private Task FillAsync(string lane) => ExecuteAsync(
        $$"""
        insert into lane (lane_id, region_id, post_code) select '{{lane}}', region_id, post_code from post limit 1;
        insert into lane_status (region_id, lane_id, seen_at, head_sequence, device_time, free_disk_bytes, held_lists,
            head_hash, software_version, certificate_end, devices, oldest_unsent)
        select region_id, lane_id, now(), 18204, now() + interval '90 s', 3000000000, '{"alert": 1}',
            decode(repeat('5f', 32), 'hex'), '1.4.0', now() + interval '12 days',
            '[{"Name":"Passport reader","Kind":"document-pcsc","State":"ready"},
              {"Name":"Finger reader","Kind":"fingers-serial","State":"absent"}]', now() - interval '2 h'
        from lane where lane_id = '{{lane}}';
        insert into alarm (region_id, lane_id, kind, sequence, raised_at)
        select region_id, lane_id, 'Rewound', 18190, now() - interval '3 h' from lane where lane_id = '{{lane}}';
        """);

    private async Task ExecuteAsync(string sql)
    {
        var warehouse = browsed.Services.GetRequiredService<IWarehouse>();
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    private static async Task<LetterBench> OpenAsync(Headquarters headquarters)
    {
        await new Bmis.Central.Tests.Intake.IntakeBench(headquarters.Fixture).ProducerAsync();
        return LetterBench.On(headquarters.Fixture);
    }

    private static ValueTask ForkAsync(LetterBench letters, byte evidence) => letters.Intake.Store.QuarantineAsync(
        letters.Lane, new Quarantine(RefusalReason.Fork, 7, new[] { evidence }), Cancellation);

    private static async Task SayAsync(LetterBench letters, Dictionary<string, long> lists)
    {
        var branch = await letters.Intake.Store.TakeAsync(letters.Lane, Cancellation);
        await letters.Intake.Store.NoteStatusAsync(
            branch, new LaneStatus(1, null, lists, letters.Intake.Clock.Now, 5_000), Cancellation);
    }

    private static Task<string> ReadAsync(HttpClient browser) =>
        browser.GetStringAsync(new Uri("/posts/LANE-1", UriKind.Relative), Cancellation);

    private static async Task<string> PostAsync(HttpClient browser, string act, Dictionary<string, string> fields)
    {
        var answer = await Headquarters.PostAsync(browser, "/posts/LANE-1", $"/posts/LANE-1/{act}", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
