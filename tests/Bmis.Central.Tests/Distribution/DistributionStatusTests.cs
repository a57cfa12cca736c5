using Bmis.Central.CommandLine;
using Bmis.Central.Tests.Intake.DeadLetters;
using Bmis.Sync.Outbox;
using Bmis.TestKit.Suites;

namespace Bmis.Central.Tests.Distribution;

/// <summary>Who holds which list, on the command line.</summary>
public sealed class DistributionStatusTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_a_list_says_who_holds_the_newest_version_and_who_is_furthest_behind()
    {
        await using var bench = await LetterBench.OpenAsync();
        await bench.ExecuteAsync(
            """
            insert into lane (lane_id, region_id, post_code) values ('LANE-8', 3, 'KEMBA'), ('LANE-9', 3, 'KEMBA');
            insert into published_list
            select name, version, now(), now(), 0, '', ''
            from (values ('alert', 3), ('alert', 4), ('lost-documents', 2)) as one (name, version);
            insert into lane_list values (3, 'LANE-8', 'alert', 2, now()), (3, 'LANE-9', 'alert', 4, now()),
                (3, 'LANE-9', 'lost-documents', 2, now()), (3, 'GONE', 'alert', 1, now())
            """);
        var lists = new Dictionary<string, long> { ["alert"] = 4 };
        var branch = await bench.Intake.Store.TakeAsync(bench.Lane, Cancellation);
        await bench.Intake.Store.NoteStatusAsync(
            branch, new LaneStatus(0, null, lists, bench.Intake.Clock.Now, 1), Cancellation);
        var (exit, output, error) = await Verbs.RunAsync(bench.Intake.Fixture, "", "distribution", "status");
        Assert.Equal((VerbContext.Failed, ""), (exit, error));
        var lines = Lists(output);
        Assert.StartsWith("{\"list\":\"alert\",\"version\":4,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"lanes\":3,\"holding\":2,\"none\":0,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"oldestLane\":\"LANE-8\",\"oldestVersion\":2}", lines[0].TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("\"lanes\":1,\"holding\":1,\"none\":0,", lines[1], StringComparison.Ordinal);
        await bench.ExecuteAsync("update lane_list set version = 4 where list_name = 'alert'");
        lines = Lists((await Verbs.RunAsync(bench.Intake.Fixture, "", "distribution", "status")).Output);
        Assert.Contains("\"lanes\":3,\"holding\":3,\"none\":0,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"oldestLane\":null,\"oldestVersion\":null}", lines[0].TrimEnd(), StringComparison.Ordinal);
    }

    // The roles have lines of their own.
    private static string[] Lists(string output) =>
        [.. output.Split('\n').Where(line => line.StartsWith("{\"list\"", StringComparison.Ordinal))];
}
