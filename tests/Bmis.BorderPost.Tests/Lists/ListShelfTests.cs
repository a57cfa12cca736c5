using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.TestKit.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Tests.Lists;

public sealed class ListShelfTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();
    private readonly SignedLists _lists;

    public ListShelfTests() => _lists = new SignedLists(_scratch, _clock);

    private static Traveller Eriksson { get; } = new(
        PersonName.Parse("Eriksson", "Anna Maria").Value,
        PartialDate.Parse("1974-08-12").Value,
        Sex.F,
        CountryCode.Parse("UTO").Value);

    public void Dispose()
    {
        _lists.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_lane_without_lists_says_that_they_are_missing()
    {
        var shelf = _lists.Shelf();
        Assert.All(shelf.States, state => Assert.Equal((0L, Freshness.Missing), (state.Version, state.Freshness)));
        Assert.Empty(shelf.Versions);
        var result = _lists.Screening(shelf).Screen(Eriksson, null, Direction.Entry);
        Assert.Equal((new ConsultedList(ListNames.Alert, 0, Freshness.Missing), 0), (result.List, result.Hits.Count));
    }

    [Fact]
    public async Task A_hit_is_explained_and_bears_the_version_of_the_list()
    {
        await _lists.PutAsync(ListNames.Alert, 7, SignedLists.Alert("Smith", "Eriksson"));
        var result = _lists.Screening(_lists.Shelf()).Screen(Eriksson, null, Direction.Entry);
        Assert.Equal(new ConsultedList(ListNames.Alert, 7, Freshness.Fresh), result.List);
        var hit = Assert.Single(result.Hits);
        Assert.Equal(("test:2", false, "Test list"), (hit.Hit.EntryId, hit.Hit.OnDocument, hit.Source));
        Assert.Equal(hit.Hit.Score, hit.Pieces.Sum(piece => piece.Effect), 0.001);
        Assert.Contains(hit.Pieces, piece => piece.Kind == PieceKind.NamePart);
    }

    [Fact]
    public async Task A_documents_number_alone_is_found()
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Smith"));
        var document = new TravelDocument(
            "P", CountryCode.Parse("UTO").Value, DocumentNumber.Parse("L8989000").Value, default);
        var hit = Assert.Single(_lists.Screening(_lists.Shelf()).Screen(null, document, Direction.Entry).Hits);
        Assert.True(hit.Hit.OnDocument);
    }

    [Fact]
    public async Task A_list_grows_stale_and_expires_and_is_still_screened()
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"));
        var shelf = _lists.Shelf();
        var screening = _lists.Screening(shelf);
        var seen = new List<Freshness>();
        foreach (var hours in new[] { 0, 23, 1, 6 * 24 - 1, 1 })
        {
            _clock.Advance(TimeSpan.FromHours(hours));
            var result = screening.Screen(Eriksson, null, Direction.Entry);
            Assert.Single(result.Hits);
            seen.Add(result.List.Freshness);
        }

        Assert.Equal([Freshness.Fresh, Freshness.Fresh, Freshness.Stale, Freshness.Stale, Freshness.Expired], seen);
    }

    [Fact]
    public async Task A_manifest_may_expire_a_list_earlier_than_the_settings()
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"), TimeSpan.FromHours(1));
        var shelf = _lists.Shelf();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Freshness.Expired, shelf.States[0].Freshness);
    }

    [Theory]
    [InlineData(3650)]
    [InlineData(-3650)]
    public async Task A_clock_years_off_ages_no_list_once_the_centres_time_is_known(int days)
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"), TimeSpan.FromDays(14));
        _clock.Advance(TimeSpan.FromHours(25));
        var shelf = _lists.Shelf();
        _clock.Advance(TimeSpan.FromDays(days));
        shelf.NoteClockOffset(TimeSpan.FromDays(-days));
        Assert.Equal(Freshness.Stale, shelf.States[0].Freshness);
        shelf.NoteClockOffset(TimeSpan.FromDays(-days) - TimeSpan.FromHours(2));
        Assert.Equal(Freshness.Fresh, shelf.States[0].Freshness);
    }

    [Fact]
    public async Task A_newer_version_is_swapped_in_whole()
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Smith"));
        var shelf = _lists.Shelf();
        var changes = 0;
        shelf.Changed += (_, _) => changes++;
        var before = shelf.Alert;
        shelf.TakeIn(await _lists.PutAsync(ListNames.Alert, 2, SignedLists.Alert("Eriksson")));
        Assert.Equal((1, 1L, 2L), (changes, before.Content!.Version, shelf.Alert.Content!.Version));
        Assert.Equal(2, shelf.Versions[ListNames.Alert]);
        Assert.Single(_lists.Screening(shelf).Screen(Eriksson, null, Direction.Entry).Hits);
    }

    [Fact]
    public async Task A_version_that_cannot_be_read_leaves_the_old_one_in_use_also_after_a_restart()
    {
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"));
        var shelf = _lists.Shelf();
        var whole = SignedLists.Alert("Smith");
        shelf.TakeIn(await _lists.PutAsync(ListNames.Alert, 2, whole[..(whole.Length / 2)]));
        Assert.Equal(1, shelf.Alert.Manifest!.Version);
        Assert.Equal(1, _lists.Shelf().Alert.Manifest!.Version);
    }

    [Fact]
    public async Task A_list_that_nobody_trusted_has_signed_is_not_used()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await _lists.PutAsync(
            ListNames.Alert, 1, SignedLists.Alert("Eriksson"), signer: new ListSigner(stranger));
        Assert.Null(_lists.Shelf().Alert.Content);
    }

    [Fact]
    public async Task A_list_is_used_and_not_fresh_while_the_centre_has_not_said_for_too_long_what_is_newest()
    {
        _lists.Centre.Life = TimeSpan.FromHours(2);
        await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"));
        var shelf = _lists.Shelf();
        Assert.Equal((false, Freshness.Fresh), (shelf.MayBeHeldBack, shelf.States[0].Freshness));
        _clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal((true, Freshness.Stale), (shelf.MayBeHeldBack, shelf.States[0].Freshness));
        Assert.Single(_lists.Screening(shelf).Screen(Eriksson, null, Direction.Entry).Hits);
        _lists.Centre.Now = _clock.GetUtcNow();
        _lists.Centre.Publish();
        _lists.TellTheLane();
        Assert.Equal(Freshness.Fresh, _lists.Shelf().States[0].Freshness);
    }

    [Fact]
    public async Task A_recalled_list_counts_as_expired_until_what_replaces_it_is_here_also_after_a_restart()
    {
        await _lists.PutAsync(ListNames.Alert, 5, SignedLists.Alert("Smith"));
        var shelf = _lists.Shelf();
        Assert.Equal(Freshness.Fresh, shelf.States[0].Freshness);
        var content = SignedLists.Alert("Eriksson");
        var (recall, _) = await _lists.SignAsync(ListNames.Alert, 6, content);
        _lists.Centre.Publish([SignedCatalogue.Target(recall) with { RecallsFrom = 5, RecallsTo = 5 }]);
        _lists.TellTheLane();
        Assert.Equal((5L, Freshness.Expired), (shelf.States[0].Version, shelf.States[0].Freshness));
        Assert.Equal(Freshness.Expired, _lists.Screening(shelf).Screen(Eriksson, null, Direction.Entry).List.Freshness);
        Assert.Equal(Freshness.Expired, _lists.Shelf().States[0].Freshness);
        shelf.TakeIn(await _lists.PutAsync(ListNames.Alert, 6, content));
        Assert.Equal((6L, Freshness.Fresh), (shelf.States[0].Version, shelf.States[0].Freshness));
    }

    [Fact]
    public async Task A_list_changed_on_the_disk_is_not_used()
    {
        var held = await _lists.PutAsync(ListNames.Alert, 1, SignedLists.Alert("Eriksson"));
        await File.WriteAllBytesAsync(held.Path, SignedLists.Alert("Smithson"), TestContext.Current.CancellationToken);
        Assert.Null(_lists.Shelf().Alert.Content);
    }
}
