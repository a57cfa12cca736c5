using System.Text;
using Bmis.Central.Distribution;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;
using Dapper;

namespace Bmis.Central.Tests.Watchlists;

public sealed class ListDeskTests
{
    private const string Header =
        "id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks\n";

    private const string First = Header + "A-1,person,\"SAMPLEMAN, Viktor\",,1968,,UTO,M,,test,refer,\n";
    private const string Second = First + "A-2,person,\"PRIMERNAYA, Nadezhda\",,1981,,UTO,F,,test,refer,\n";

    private readonly NationalCsvImporter _importer = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_version_is_published_signed_and_readable()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (desk, warehouse) = (bench.Lists, bench.Fixture);
        var outcome = await ImportAsync(desk, Second);
        Assert.Equal((1, 2, 0), (outcome.Version!.Version, outcome.Version.Added, outcome.Version.Removed));
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(outcome.ProposalId!.Value));
        using var lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
        var manifest = Assert.Single((await lists.CurrentAsync(Cancellation)).Lists).Manifest;
        Assert.Equal((ListNames.Alert, 1L), (manifest.Name, manifest.Version));
        var bytes = await lists.ReadChunkAsync(ListNames.Alert, 1, 0, Cancellation);
        Assert.Equal(
            ["national:A-1", "national:A-2"], AlertListFile.Read(bytes!.Value.Span).Entries!.Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_bad_file_is_refused_logged_and_the_version_before_stays()
    {
        await using var bench = await DeskBench.OpenAsync();
        var (desk, warehouse) = (bench.Lists, bench.Fixture);
        await ImportAsync(desk, First);
        var refused = await ImportAsync(desk, Second[..^20]);
        Assert.Null(refused.Version);
        Assert.Contains(refused.Problems, problem => problem.Row == 3);
        Assert.Equal(1, Assert.Single(await Store(warehouse).VersionsAsync(Cancellation)).Version);
        await using var connection = await warehouse.Source.OpenConnectionAsync(Cancellation);
        var logged = await connection.ExecuteScalarAsync<int>(
            "select count(*) from alert_list_import where version is null and cardinality(problems) > 0");
        Assert.Equal(1, logged);
    }

    [Fact]
    public async Task The_same_content_makes_no_new_version_and_a_change_says_what_it_changes()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Lists;
        await ImportAsync(desk, First);
        Assert.False((await ImportAsync(desk, First)).IsNew);
        var changed = await ImportAsync(desk, Second.Replace("1968", "1969", StringComparison.Ordinal));
        Assert.Equal(2, changed.Version!.Version);
        Assert.Equal((1, 0, 1), (changed.Version.Added, changed.Version.Removed, changed.Version.Changed));
        Assert.Equal(["national:A-1"], changed.Difference.Changed);
    }

    [Fact]
    public async Task Screening_finds_a_list_by_its_name_its_source_and_as_published()
    {
        await using var bench = await DeskBench.OpenAsync();
        var desk = bench.Lists;
        var imported = await ImportAsync(desk, First);
        var lists = bench.Loaded;
        Assert.Single((await lists.LoadAsync("national", Cancellation)).Entries);
        Assert.Single((await lists.LoadAsync("bmis-csv", Cancellation)).Entries);
        Assert.Equal(ProposalProblem.None, await bench.ApproveAsync(imported.ProposalId!.Value));
        await ImportAsync(desk, Second);
        Assert.Single((await lists.LoadAsync(ListNames.Alert, Cancellation)).Entries);
    }

    private static AlertListStore Store(WarehouseFixture warehouse) =>
        new(warehouse.Warehouse, warehouse.Keys);

    private Task<ImportOutcome> ImportAsync(ListDesk desk, string csv) => desk.ImportAsync(
        "national", _importer, [new("national.csv", Encoding.UTF8.GetBytes(csv))], "anna", Cancellation);
}
