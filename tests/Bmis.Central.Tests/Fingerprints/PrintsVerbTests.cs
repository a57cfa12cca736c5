using System.Text.Json;
using Bmis.Central.CommandLine;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Tests.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Prints of imported entries come from files that are named after them.</summary>
public sealed class PrintsVerbTests : IDisposable
{
    private const string Csv = NamedListTests.SeveralEntries;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-prints-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Prints_of_imported_entries_are_one_proposal_and_reach_lanes_when_another_person_signs()
    {
        await using var bench = await OpenAsync();
        Write("national:A-1_2.pgm", Hand.Of(1).File(Hand.Index));
        Write("national:A-1_3.pgm", Hand.Of(1).File(Hand.Middle));
        Write("national%3AA-2_2.pgm", Hand.Of(2).File(Hand.Index));
        var (exit, output, error) = await RunAsync(bench);
        Assert.Equal((VerbContext.Done, ""), (exit, error));
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.Equal("""{"list":"national","prints":3,"entries":2,"refused":0}""", rows[1]);
        Assert.Empty((await EntryAsync(bench, "national:A-1")).Samples);
        await ApproveAsync(bench, rows[0]);
        Assert.Equal([2, 3], PrintReference.Of((await EntryAsync(bench, "national:A-1")).Samples)
            .Select(one => one.Finger));
        Assert.Single((await EntryAsync(bench, "national:A-2")).Samples);
        Assert.Single(await bench.Prints.EnrolmentsAsync([await EntryAsync(bench, "national:A-2")], Cancellation));
        var (again, second, _) = await RunAsync(bench);
        Assert.Equal((VerbContext.Done, """{"list":"national","prints":3,"entries":0,"refused":0}"""),
            (again, second.Trim()));
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_told_and_leaves_the_others_alone()
    {
        await using var bench = await OpenAsync();
        Write("national:A-1_2.pgm", Hand.Of(1).File(Hand.Index));
        Write("national:A-1_11.pgm", Hand.Of(1).File(Hand.Index));
        Write("national:A-9_2.pgm", Hand.Of(1).File(Hand.Index));
        Write("national:A-1_3.svg", "<svg/>"u8.ToArray());
        Write("national:A-1_4.png", []);
        var (exit, output, error) = await RunAsync(bench);
        Assert.Equal(VerbContext.Failed, exit);
        Assert.Contains("""{"list":"national","prints":1,"entries":1,"refused":4}""", output, StringComparison.Ordinal);
        foreach (var told in (string[])
            [
                "A-1_11.pgm: its name is not ENTRY_FINGER", "A-9_2.pgm: the list national has no such entry",
                "A-1_3.svg: it is no file that can be read here", "A-1_4.png: it is empty or too large",
            ])
            Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_of_an_imported_entry_outlive_a_version_without_it()
    {
        await using var bench = await OpenAsync();
        Write("national:A-1_2.pgm", Hand.Of(1).File(Hand.Index));
        var (_, output, _) = await RunAsync(bench);
        await ApproveAsync(bench, output.Split('\n')[0]);
        var keeper = new EntryPrintKeeper(
            bench.Prints, bench.Approved, bench.Clock, NullLogger<EntryPrintKeeper>.Instance);
        await ImportAsync(bench, Csv.Replace("A-", "B-", StringComparison.Ordinal));
        // The command line has the clock of the machine.
        await using (var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation))
            await connection.ExecuteAsync("update entry_print set stored_at = '2020-01-01Z'");
        Assert.Equal(0, await keeper.RemoveAsync(Cancellation));
        await ImportAsync(bench, Csv);
        var entry = await EntryAsync(bench, "national:A-1");
        Assert.Single(await bench.Prints.EnrolmentsAsync([entry], Cancellation));
        await bench.SettleAsync(
            ProposalKind.Clear, new DraftChange(entry.Id, new DeskEntry(), null));
        Assert.Equal(1, await keeper.RemoveAsync(Cancellation));
    }

    private static async Task<DeskBench> OpenAsync()
    {
        var bench = await DeskBench.OpenAsync();
        await ImportAsync(bench, Csv);
        return bench;
    }

    private static Task ImportAsync(DeskBench bench, string csv) =>
        bench.ImportAsync("national", ListImporters.Find("bmis-csv")!, DeskBench.Csv(csv));

    private static async Task<AlertEntry> EntryAsync(DeskBench bench, string id) =>
        (await bench.Approved.CurrentAsync(Cancellation)).Find(id)!.Entry;

    private static async Task ApproveAsync(DeskBench bench, string row) => Assert.Equal(
        ProposalProblem.None,
        await bench.ApproveAsync(JsonDocument.Parse(row).RootElement.GetProperty("proposal").GetGuid()));

    private void Write(string name, byte[] content) =>
        File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);

    private Task<(int Exit, string Output, string Error)> RunAsync(DeskBench bench) => Verbs.RunAsync(
        bench.Fixture, "", "list", "prints", "national", _folder.FullName, "--by", "anna", "--reason", "From the office.");
}
