using Bmis.Biographics;
using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Feeds;
using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Tests.History;

public sealed class HistoryStoreTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly DateTimeOffset Told = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Scratch _scratch = new();
    private HistoryStore _store;

    public HistoryStoreTests() => _store = Open(TestKeys.Master);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_traveller_is_found_by_person_and_by_document_and_nobody_else_is()
    {
        var renewed = Pasts.Passport with { Number = DocumentNumber.Parse("X7654321").Value };
        var stranger = Pasts.Anna with { BirthDate = PartialDate.Of(1990, 1, 1).Value };
        await TakeAsync(0, 4,
            Pasts.Item(Day, entry: true),
            Pasts.Item(Day.AddDays(3), entry: false, document: renewed),
            Pasts.Item(Day.AddDays(9), entry: true, traveller: stranger, document: renewed));
        Assert.Equal(2, _store.Recall(Pasts.Anna, null).Count);
        Assert.Single(_store.Recall(null, Pasts.Passport));
        Assert.Equal(3, _store.Recall(Pasts.Anna, renewed).Count);
        Assert.Empty(_store.Recall(Pasts.Anna with { Nationality = CountryCode.Parse("UGA").Value }, null));
        Assert.Empty(_store.Recall(null, null));
    }

    [Fact]
    public async Task A_person_without_a_full_birth_date_is_found_by_the_document_alone()
    {
        var vague = Pasts.Anna with { BirthDate = PartialDate.Parse("1974").Value };
        await TakeAsync(0, 1, Pasts.Item(Day, entry: true, traveller: vague));
        Assert.Empty(_store.Recall(vague, null));
        Assert.Single(_store.Recall(vague, Pasts.Passport));
    }

    [Fact]
    public async Task Position_and_content_survive_a_restart_together()
    {
        await TakeAsync(0, 5, Pasts.Item(Day, entry: true));
        _store.TakeOwn([Pasts.Item(Day.AddDays(1), entry: false, complete: false)], upTo: 42);
        _store.Dispose();
        _store = Open(TestKeys.Master);
        Assert.Equal((5L, 42L, (DateTimeOffset?)Told),
            (await _store.PositionAsync(Cancellation), _store.JournalPosition, _store.AsOf));
        Assert.Equal([true, false], _store.Recall(Pasts.Anna, null).OrderBy(one => one.Past.Day)
            .Select(one => one.IsComplete));
    }

    [Fact]
    public async Task A_later_item_takes_the_place_of_an_earlier_one_and_a_removal_takes_it_away()
    {
        var own = Pasts.Item(Day, entry: true, complete: false);
        _store.TakeOwn([own], upTo: 1);
        await TakeAsync(0, 1, own with { IsComplete = true });
        Assert.True(Assert.Single(_store.Recall(Pasts.Anna, null)).IsComplete);
        _store.TakeOwn([own], upTo: 2);
        Assert.True(Assert.Single(_store.Recall(Pasts.Anna, null)).IsComplete);
        await TakeAsync(1, 2, Pasts.Removal(own));
        Assert.Empty(_store.Recall(Pasts.Anna, Pasts.Passport));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_changes_nothing()
    {
        await TakeAsync(0, 1, Pasts.Item(Day, entry: true));
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await _store.TakeAsync(new FeedContent(1, 2, Told, new byte[] { 0xFF, 0x01 }), Cancellation));
        Assert.Equal(1, await _store.PositionAsync(Cancellation));
        Assert.Single(_store.Recall(Pasts.Anna, null));
    }

    [Fact]
    public async Task The_photograph_of_an_own_crossing_outlives_what_the_feed_says_of_it_until_it_is_removed()
    {
        var own = Pasts.Item(Day, entry: true, complete: false);
        var taken = new Photograph(new string('a', 64), 31_415, "dark");
        _store.TakeOwn([own with { Past = own.Past with { Photograph = taken } }], upTo: 1);
        await TakeAsync(0, 1, own with { IsComplete = true });
        Assert.Equal(taken, Assert.Single(_store.Recall(Pasts.Anna, Pasts.Passport)).Past.Photograph);
        Assert.Equal(taken, _store.PhotographOf(own.Past.CrossingId));
        Assert.Null(_store.PhotographOf(Guid.Empty));
        await TakeAsync(1, 2, Pasts.Removal(own));
        Assert.Null(_store.PhotographOf(own.Past.CrossingId));
    }

    [Fact]
    public void Which_photograph_belongs_to_a_crossing_is_forgotten_before_the_crossing()
    {
        var own = Pasts.Item(Day, entry: true, complete: false);
        var taken = own.Past with { Photograph = new Photograph(new string('a', 64), 31_415, "") };
        _store.TakeOwn([own with { Past = taken }], upTo: 1);
        _store.ForgetPhotographs(Day);
        Assert.NotNull(_store.PhotographOf(taken.CrossingId));
        _store.ForgetPhotographs(Day.AddDays(1));
        Assert.Null(Assert.Single(_store.Recall(Pasts.Anna, null)).Past.Photograph);
    }

    [Fact]
    public void A_file_from_before_there_were_photographs_in_it_takes_the_journal_in_again()
    {
        _store.TakeOwn([Pasts.Item(Day, entry: true)], upTo: 42);
        _store.Dispose();
        using (var connection = RebuiltFile.Connect(Path))
        using (var older = connection.CreateCommand())
        {
            older.CommandText = "DROP TABLE photograph; PRAGMA user_version = 0";
            older.ExecuteNonQuery();
        }

        _store = Open(TestKeys.Master);
        Assert.Equal(0, _store.JournalPosition);
        Assert.Single(_store.Recall(Pasts.Anna, null));
        _store.TakeOwn([], upTo: 42);
        _store.Dispose();
        _store = Open(TestKeys.Master);
        Assert.Equal(42, _store.JournalPosition);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_answers_first_the_lanes_own_photograph_stays(bool laneFirst)
    {
        var told = Pasts.Item(Day, entry: true).Past;
        var taken = told with { Photograph = new Photograph(new string('a', 64), 31_415, "") };
        var (lane, centre) = (Past.Of([taken], false, null), Past.Of([told], true, Told));
        var both = laneFirst ? lane.With(centre) : centre.With(lane);
        Assert.Equal(taken, Assert.Single(both.PhotographedBefore(told.At.AddTicks(1))));
        Assert.Empty(both.PhotographedBefore(told.At));
    }

    [Fact]
    public async Task What_is_older_than_a_day_is_forgotten()
    {
        await TakeAsync(0, 2, [.. Pasts.Stay(Day, Day.AddDays(10))]);
        _store.Forget(Day.AddDays(1));
        Assert.Equal(Day.AddDays(10), Assert.Single(_store.Recall(Pasts.Anna, null)).Past.Day);
    }

    [Fact]
    public async Task No_planted_name_or_number_lies_in_the_file_in_clear_and_moved_rows_are_not_believed()
    {
        var planted = Pasts.Anna with { Name = PersonName.Parse(Planted.Name, "ANNA").Value };
        await TakeAsync(0, 1, Pasts.Item(Day, entry: true, traveller: planted));
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Planted.Name));
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Pasts.Passport.Number.Text));
        using (var connection = RebuiltFile.Connect(Path))
        using (var move = connection.CreateCommand())
        {
            move.CommandText = "UPDATE past SET crossing_id = zeroblob(16)";
            move.ExecuteNonQuery();
        }

        Assert.Empty(_store.Recall(planted, null));
    }

    [Fact]
    public async Task Under_other_keys_and_from_a_broken_file_it_begins_anew()
    {
        await TakeAsync(0, 5, Pasts.Item(Day, entry: true));
        _store.Dispose();
        using var others = MasterKeys.Make(TestKeys.Random);
        _store = Open(others);
        Assert.Equal((0L, null), (await _store.PositionAsync(Cancellation), _store.AsOf));
        _store.Dispose();
        await File.WriteAllTextAsync(Path, "not a database, and long enough to be taken for one", Cancellation);
        _store = Open(TestKeys.Master);
        Assert.Equal(0, await _store.PositionAsync(Cancellation));
    }

    private string Path => _scratch.File("history.db");

    private HistoryStore Open(MasterKeys keys) => new(Path, keys);

    private async Task TakeAsync(long after, long upTo, params HistoryItem[] items) =>
        await _store.TakeAsync(new FeedContent(after, upTo, Told, HistoryContract.Write(items)), Cancellation);
}
