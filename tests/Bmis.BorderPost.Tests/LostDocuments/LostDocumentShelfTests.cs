using System.Text;
using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.TestKit.Lists;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Freshness = Bmis.Crossings.Records.Freshness;
using LostReport = Bmis.Crossings.Records.LostReport;

namespace Bmis.BorderPost.Tests.LostDocuments;

/// <summary>The index and its supplement on a lane's disk, used of one generation or not at all.</summary>
public sealed class LostDocumentShelfTests : IDisposable
{
    private const string Room = "lost-documents";

    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();
    private readonly SignedLists _lists;
    private readonly ListShelf _others;
    private readonly LostGeneration _first = new("UTO A1 P stolen 4711", "UTO B2 P lost 5");
    private readonly LostGeneration _second = new("UTO A1 P stolen 4711", "UTO D4 ID blank 7");
    private readonly List<LostDocumentShelf> _shelves = [];

    public LostDocumentShelfTests()
    {
        _lists = new SignedLists(_scratch, _clock);
        _others = _lists.Shelf();
    }

    public void Dispose()
    {
        _shelves.ForEach(shelf => shelf.Dispose());
        _first.Dispose();
        _second.Dispose();
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_lane_without_the_list_says_that_it_is_missing()
    {
        var shelf = Open();
        Assert.All(shelf.States, state => Assert.Equal((0L, Freshness.Missing), (state.Version, state.Freshness)));
        Assert.Equal(2, shelf.States.Count);
        Assert.Empty(shelf.Versions);
        var answer = LookUp(shelf).Find(LostGeneration.Document("UTO", "A1"), null);
        Assert.Equal(new(new(ListNames.LostDocumentsSupplement, 0, Freshness.Missing)), answer);
    }

    [Fact]
    public void A_lane_that_may_not_hold_the_list_shows_nothing_of_it() =>
        Assert.Empty(Shelf(new LostDocumentsOptions()).States);

    [Fact]
    public async Task A_hit_tells_State_type_reason_and_headquarters_id_of_the_version_that_answered()
    {
        await PutAsync(ListNames.LostDocuments, 3, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 8, _first.Supplement("+ UTO C3 AC - -\n- UTO B2"));
        var lookUp = LookUp(Open());
        var found = lookUp.Find(LostGeneration.Document("UTO", "AI"), null);
        Assert.Equal(new(LostReport.Stolen, "UTO", "P", 4711), found.Listing);
        Assert.Equal((true, 17), (found.EntryId.StartsWith("lost:", StringComparison.Ordinal), found.EntryId.Length));
        Assert.Equal(found.EntryId, lookUp.Find(LostGeneration.Document("UTO", "A1"), null).EntryId);
        Assert.Equal(new(ListNames.LostDocumentsSupplement, 8, Freshness.Fresh), found.List);
        Assert.Null(lookUp.Find(LostGeneration.Document("UTO", "B2"), null).Listing);
        Assert.Equal(LostReport.Unstated, lookUp.Find(LostGeneration.Document("UTO", "C3"), null).Listing!.Report);
        Assert.Null(lookUp.Find(LostGeneration.Document("FRA", "A1"), null).Listing);
    }

    [Fact]
    public async Task A_holder_who_was_cleared_of_this_report_and_document_is_told_apart_from_everybody_else()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        var document = LostGeneration.Document("UTO", "A1");
        var found = LookUp(shelf).Find(document, Vera);
        Assert.True(found is { IsOpen: true, Hit.IsCleared: false });
        var cleared = Clearance.Of(Vera, document, found.EntryId, found.Listing!.Digest, new(2026, 12, 31))!;
        _others.TakeIn(await _lists.PutAsync(ListNames.Clearances, 1, ClearanceContract.Write([cleared])));

        found = LookUp(shelf).Find(document, Vera);
        Assert.Equal((false, true), (found.IsOpen, found.Hit!.IsCleared));
        Assert.Equal(new DateOnly(2026, 12, 31), found.ClearedUntil);
        Assert.True(LookUp(shelf).Find(document, null).IsOpen);
        Assert.True(LookUp(shelf).Find(document, Vera with { BirthDate = PartialDate.Of(1971, 5, 7).Value }).IsOpen);
        var renewed = _first.Supplement("+ UTO A1 P lost 4712");
        shelf.TakeIn(await PutAsync(ListNames.LostDocumentsSupplement, 2, renewed));
        Assert.True(LookUp(shelf).Find(document, Vera).IsOpen);
    }

    [Theory]
    [InlineData(ListNames.LostDocuments)]
    [InlineData(ListNames.LostDocumentsSupplement)]
    public async Task Until_both_of_a_newer_generation_are_here_the_older_one_stays_in_use_also_after_a_restart(
        string comesFirst)
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        var (index, supplement) = (_second.Index, _second.Supplement());
        var isIndex = comesFirst == ListNames.LostDocuments;
        shelf.TakeIn(await PutAsync(comesFirst, 2, isIndex ? index : supplement));
        Assert.Equal((true, false, 1L), Holds(shelf));
        Assert.Equal((true, false, 1L), Holds(Open()));
        shelf.TakeIn(await PutAsync(
            isIndex ? ListNames.LostDocumentsSupplement : ListNames.LostDocuments, 2, isIndex ? supplement : index));
        Assert.Equal((false, true, 2L), Holds(shelf));
        Assert.Equal((false, true, 2L), Holds(Open()));
    }

    [Fact]
    public async Task The_list_grows_stale_and_expires_by_what_was_last_told_of_it()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        var seen = new List<Freshness>();
        foreach (var hours in new[] { 47, 1, 5 * 24 - 1, 1 })
        {
            _clock.Advance(TimeSpan.FromHours(hours));
            seen.Add(LookUp(shelf).Find(LostGeneration.Document("UTO", "A1"), null).List.Freshness);
        }

        Assert.Equal([Freshness.Fresh, Freshness.Stale, Freshness.Stale, Freshness.Expired], seen);
        shelf.TakeIn(await PutAsync(ListNames.LostDocumentsSupplement, 2, _first.Supplement()));
        Assert.All(shelf.States, state => Assert.Equal(Freshness.Fresh, state.Freshness));
    }

    [Theory]
    [InlineData(ListNames.LostDocuments)]
    [InlineData(ListNames.LostDocumentsSupplement)]
    public async Task A_pair_of_which_one_is_recalled_counts_as_expired_until_what_replaces_it_is_here(string recalled)
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        var content = recalled == ListNames.LostDocuments ? _first.Index : _first.Supplement();
        var (recall, _) = await _lists.SignAsync(recalled, 2, content);
        _lists.Centre.Publish(
        [
            .. _lists.Centre.Lists.Where(one => one.Name != recalled),
            SignedCatalogue.Target(recall) with { RecallsFrom = 1, RecallsTo = 1 },
        ]);
        _lists.TellTheLane();
        Assert.All(shelf.States, state => Assert.Equal((1L, Freshness.Expired), (state.Version, state.Freshness)));
        shelf.TakeIn(await PutAsync(recalled, 2, content));
        Assert.All(shelf.States, state => Assert.Equal(Freshness.Fresh, state.Freshness));
    }

    [Fact]
    public async Task An_index_that_its_manifest_ends_is_not_made_fresh_by_its_supplement()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index, TimeSpan.FromHours(1));
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.All(shelf.States, state => Assert.Equal(Freshness.Expired, state.Freshness));
    }

    [Fact]
    public async Task A_file_that_is_no_list_leaves_the_old_one_in_use()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        shelf.TakeIn(await PutAsync(ListNames.LostDocuments, 2, _second.Index[..^1]));
        shelf.TakeIn(await PutAsync(ListNames.LostDocumentsSupplement, 2, [1, 2, 3]));
        Assert.Equal((true, false, 1L), Holds(shelf));
        Assert.Equal((true, false, 1L), Holds(Open()));
    }

    [Fact]
    public async Task Look_ups_go_on_while_generations_come_and_go()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        var shelf = Open();
        var lookUp = LookUp(shelf);
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = Task.Run(() =>
        {
            do
            {
                Assert.Equal(4711UL, lookUp.Find(LostGeneration.Document("UTO", "A1"), null).Listing!.Id);
                begun.TrySetResult();
            }
            while (!stop.IsCancellationRequested);
        }, TestContext.Current.CancellationToken);
        await Task.WhenAny(begun.Task, asking);
        for (var version = 2; version <= 40; version++)
        {
            var next = version % 2 == 0 ? _second : _first;
            shelf.TakeIn(await PutAsync(ListNames.LostDocuments, version, next.Index));
            shelf.TakeIn(await PutAsync(ListNames.LostDocumentsSupplement, version, next.Supplement()));
        }

        await stop.CancelAsync();
        await asking;
        Assert.Equal((false, true, 40L), Holds(shelf));
    }

    [Fact]
    public async Task The_secret_is_on_the_disk_under_the_lanes_keys_alone()
    {
        await PutAsync(ListNames.LostDocuments, 1, _first.Index);
        await PutAsync(ListNames.LostDocumentsSupplement, 1, _first.Supplement());
        Assert.NotEmpty(FilesWithTheSecret());
        Open();
        Assert.Empty(FilesWithTheSecret());
        Assert.Equal((true, false, 1L), Holds(Open()));
    }

    [Fact]
    public async Task A_download_that_would_fill_the_disk_is_not_begun()
    {
        var (signed, _) = await _lists.SignAsync(ListNames.LostDocuments, 1, _first.Index);
        Assert.True(Shelf(Enabled()).HasRoomFor(signed.Manifest, 0));
        var endless = signed.Manifest with { Length = long.MaxValue / 2 };
        Assert.False(Shelf(Enabled()).HasRoomFor(endless, 0));
        Assert.True(Shelf(Enabled()).HasRoomFor(endless, endless.Length));
    }

    [Fact]
    public void Whoever_switches_the_list_on_says_who_authorised_it()
    {
        Assert.Empty(new LostDocumentsOptions().Faults());
        Assert.Contains("AuthorisedBy", Assert.Single(new LostDocumentsOptions { Enabled = true }.Faults()),
            StringComparison.Ordinal);
        Assert.Empty(Enabled().Faults());
        Assert.Single(new LostDocumentsOptions { FreshFor = TimeSpan.FromDays(8) }.Faults());
    }

    private static readonly Traveller Vera = new(
        PersonName.Parse("OAKHOLLOW", "VERA").Value, PartialDate.Of(1971, 5, 6).Value, Sex.F,
        CountryCode.Parse("UTO").Value);

    private LostDocumentLookUp LookUp(LostDocumentShelf shelf) => new(
        shelf,
        _others,
        new LaneCalendar(_clock, Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY" })));

    private static LostDocumentsOptions Enabled() => new() { Enabled = true, AuthorisedBy = "Bureau Utopia, 17/2026" };

    private (bool B2, bool D4, long Version) Holds(LostDocumentShelf shelf)
    {
        var lookUp = LookUp(shelf);
        return (
            lookUp.Find(LostGeneration.Document("UTO", "B2"), null).Listing is not null,
            lookUp.Find(LostGeneration.Document("UTO", "D4"), null).Listing is not null,
            shelf.States[1].Version);
    }

    private IEnumerable<string> FilesWithTheSecret() => Directory
        .EnumerateFiles(_scratch.Folder, "*", SearchOption.AllDirectories)
        .Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(LostGeneration.SecretBytes) >= 0);

    private Task<HeldList> PutAsync(string name, long version, byte[] content, TimeSpan? expires = null) =>
        _lists.PutAsync(name, version, content, expires, room: Room);

    private LostDocumentShelf Open()
    {
        var shelf = Shelf(Enabled());
        shelf.Open();
        return shelf;
    }

    private LostDocumentShelf Shelf(LostDocumentsOptions options)
    {
        var shelf = new LostDocumentShelf(
            Options.Create(options),
            _lists.Settings,
            Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = _scratch.Folder }),
            _others,
            TestKeys.Master,
            NullLogger<LostDocumentShelf>.Instance);
        _shelves.Add(shelf);
        return shelf;
    }
}
