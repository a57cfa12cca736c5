using System.Text;
using Bmis.Biographics;
using Bmis.Central.Audit;
using Bmis.Central.Distribution;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Keys;
using Bmis.Central.Officers;
using Bmis.Central.Tests.Fingerprints;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Watchlists;

/// <summary>The alert lists' desk on a database of its own, with a clock that the test sets.</summary>
internal sealed class DeskBench : IAsyncDisposable
{
    public const string Anna = "anna";
    public const string Bela = "bela";
    public const string Cleo = "cleo";

    private const string AddAccount =
        """
        insert into account (account_id, person_name, roles, password_hash, valid_from, stamp)
        values (@id, 'A. Person', array['data-manager'], 'x', @from, gen_random_uuid())
        """;

    private DeskBench(WarehouseFixture fixture)
    {
        Fixture = fixture;
        Store = new(fixture.Warehouse, fixture.Keys);
        Words = new(fixture.Warehouse, fixture.Keys);
        Approved = new(Store, Words, Clock);
        Proposals = new(fixture.Warehouse, fixture.Keys);
        Publication = Publish();
        Lists = new(Store, Proposals, new(Store, Approved), Clock);
        Audit = new(fixture.Warehouse, Clock);
        Desk = NewDesk();
        Watch = new(Proposals, Publication, Audit, Clock, NullLogger<DeskWatch>.Instance);
        Loaded = new(Store, Approved);
    }

    public WarehouseFixture Fixture { get; }

    public SetClock Clock { get; } = new();

    public AlertListStore Store { get; }

    public DeskWordStore Words { get; }

    public ApprovedReader Approved { get; }

    public ProposalStore Proposals { get; }

    public LanePublication Publication { get; }

    public ListDesk Lists { get; }

    public AuditLog Audit { get; }

    public ProposalDesk Desk { get; }

    public DeskWatch Watch { get; }

    public EntryPrintStore Prints => new(Fixture.Warehouse, Fixture.Keys, Hand.Engine, Clock);

    public LoadedLists Loaded { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DeskBench> OpenAsync()
    {
        var bench = new DeskBench(await WarehouseFixture.MigratedAsync());
        await using var connection = await bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        foreach (var id in (string[])[Anna, Bela, Cleo])
            await connection.ExecuteAsync(AddAccount, new { id, from = bench.Clock.Now.AddYears(-1) });
        return bench;
    }

    /// <summary>The desk as another server of headquarters has it: nothing shared but the warehouse.</summary>
    public ProposalDesk NewDesk() => new(
        new(Fixture.Warehouse, Fixture.Keys), new(Fixture.Warehouse, Fixture.Keys),
        new(Store, new(Store, Words, Clock)), new(Store, Words, Clock), Publish(),
        new(Fixture.Warehouse, Clock), new(), Clock);

    public static AlertEntry Person(string name, AlertActions? actions = null, string ground = "") => new()
    {
        Id = $"desk:{Guid.CreateVersion7(WarehouseFixture.Now):N}",
        Kind = EntryKind.Person,
        Names = [new(name, "Viktor")],
        BirthDates = [BirthInterval.Of(PartialDate.Parse("1968-03-14").Value)],
        Actions = actions ?? AlertActions.Refer,
        Terms = new() { LegalGround = ground },
        Source = "Headquarters",
    };

    public Task<ProposalOutcome> ProposeAsync(AlertEntry entry, string by = Anna, bool isUrgent = false) =>
        Desk.ProposeAsync(
            ProposalKind.Add, [new(entry.Id, DeskEntry.Of(entry), null)], "Order 12/2026.", by, isUrgent, Cancellation);

    /// <summary>Proposes as one person and approves what was shown as another.</summary>
    public async Task<Guid> SettleAsync(ProposalKind kind, params DraftChange[] drafts)
    {
        var proposed = await Desk.ProposeAsync(kind, drafts, "Order 12/2026.", Anna, false, Cancellation);
        Assert.Equal(ProposalProblem.None, proposed.Problem);
        Assert.Equal(ProposalProblem.None, await ApproveAsync(proposed.ProposalId));
        return proposed.ProposalId;
    }

    public async Task<AlertEntry> AddedAsync(AlertEntry entry)
    {
        await SettleAsync(ProposalKind.Add, new DraftChange(entry.Id, DeskEntry.Of(entry), null));
        return entry;
    }

    public async Task<ProposalProblem> ApproveAsync(Guid id, string by = Bela)
    {
        var (_, sha256) = await Proposals.ContentAsync(id, Cancellation);
        return (await Desk.ApproveAsync(id, sha256, by, Cancellation)).Problem;
    }

    public async Task ImportAsync(string list, IListImporter importer, params SourceFile[] files)
    {
        var outcome = await Lists.ImportAsync(list, importer, files, Anna, Cancellation);
        Assert.NotNull(outcome.ProposalId);
        Assert.Equal(ProposalProblem.None, await ApproveAsync(outcome.ProposalId.Value));
    }

    public static SourceFile Csv(string text) => new("national.csv", Encoding.UTF8.GetBytes(text));

    /// <summary>The entries that lanes find in the newest published list.</summary>
    public async Task<IReadOnlyList<AlertEntry>> AtLanesAsync()
    {
        using var lists = new PublishedLists(Fixture.Warehouse, Fixture.Keys);
        var manifest = (await lists.CurrentAsync(Cancellation)).Lists.Single().Manifest;
        var bytes = new List<byte>();
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var read = await lists.ReadChunkAsync(ListNames.Alert, manifest.Version, chunk, Cancellation);
            bytes.AddRange(read!.Value.ToArray());
        }

        return AlertListFile.Read([.. bytes]).Entries!;
    }

    public async ValueTask DisposeAsync()
    {
        Approved.Dispose();
        await Fixture.DisposeAsync();
    }

    private ListPublisher Publisher => new(Fixture.Warehouse, Fixture.Keys, ListSigning.Settings, Clock);

    private LanePublication Publish() => new(
        new(new(Store, Words, Clock), Clock),
        new(Prints, Publisher, Fixture.Warehouse, Hand.Engine),
        Publisher,
        Fixture.Warehouse,
        Options.Create(new WatchlistsOptions()));
}
