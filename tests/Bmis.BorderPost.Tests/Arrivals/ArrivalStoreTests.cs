using Bmis.Biographics;
using Bmis.BorderPost.Arrivals;
using Bmis.BorderPost.Tests.History;
using Bmis.Sync.Feeds;

namespace Bmis.BorderPost.Tests.Arrivals;

public sealed class ArrivalStoreTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 5, 3);

    private readonly Scratch _scratch = new();
    private ArrivalStore _store;

    public ArrivalStoreTests() => _store = Open();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_scratch.Folder, "arrivals.db");

    public void Dispose()
    {
        _store.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_traveller_is_found_on_a_list_and_nobody_else_is()
    {
        await TakeAsync(Flights.Page(0, 1, Flights.Of(123, Day, Flights.Anna)));
        Assert.Equal("UT 123", Assert.Single(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day)).Name);
        Assert.Empty(_store.Find(
            Pasts.Anna with { BirthDate = PartialDate.Of(1990, 1, 1).Value },
            Pasts.Passport with { Number = DocumentNumber.Parse("X7654321").Value }, Day, Day));
        Assert.Empty(_store.Find(Pasts.Anna, Pasts.Passport, Day.AddDays(1), Day.AddDays(2)));
    }

    [Fact]
    public async Task The_surest_key_decides_between_flights()
    {
        var namesake = Flights.Namesake;
        await TakeAsync(
            Flights.Page(0, 1, Flights.Of(7, Day, namesake)), Flights.Page(1, 2, Flights.Of(8, Day, Flights.Anna)));
        Assert.Equal("UT 8", Assert.Single(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day)).Name);
        Assert.Equal(2, _store.Find(Pasts.Anna, null, Day, Day).Count);
    }

    [Fact]
    public async Task Whom_headquarters_asks_to_refer_is_found_on_a_list_or_on_none_until_it_asks_no_more()
    {
        var flight = Flights.Of(123, Day) with { Referrals = [new(Flights.Anna, "Ask for the onward ticket.")] };
        await TakeAsync(Flights.Page(0, 1, flight));
        Assert.Equal(
            "Ask for the onward ticket.", _store.Referral(Pasts.Anna, Pasts.Passport, Day, Day)?.Words);
        Assert.Null(_store.Referral(Pasts.Anna, Pasts.Passport, Day.AddDays(1), Day.AddDays(2)));
        Assert.Null(_store.Referral(
            Pasts.Anna with { BirthDate = PartialDate.Of(1990, 1, 1).Value },
            Pasts.Passport with { Number = DocumentNumber.Parse("X7654321").Value }, Day, Day));
        _store.Dispose();
        Assert.Equal(-1, (await File.ReadAllBytesAsync(Path, Cancellation)).AsSpan().IndexOf("onward"u8));
        _store = Open();
        Assert.NotNull(_store.Referral(Pasts.Anna, null, Day, Day));
        await TakeAsync(Flights.Page(1, 2, Flights.Of(123, Day, Flights.Anna)));
        Assert.Null(_store.Referral(Pasts.Anna, Pasts.Passport, Day, Day));
        Assert.Single(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day));
    }

    [Fact]
    public async Task A_later_list_takes_the_place_of_an_earlier_one()
    {
        await TakeAsync(
            Flights.Page(0, 1, Flights.Of(123, Day, Flights.Anna)), Flights.Page(1, 2, Flights.Of(123, Day)));
        Assert.Empty(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day));
        Assert.Equal(0, Assert.Single(_store.Flights(Day, Day)).Total);
    }

    [Fact]
    public async Task A_flight_that_is_gone_leaves_nothing_behind()
    {
        var flight = Flights.Of(123, Day, Flights.Anna);
        await TakeAsync(
            Flights.Page(0, 1, flight), Flights.Page(1, 2, flight with { IsGone = true, Total = 0, Travellers = [] }));
        Assert.False(_store.HasAny);
        Assert.Empty(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day));
        Assert.Null(_store.WithTravellers(flight.FlightId));
    }

    [Fact]
    public async Task A_list_that_came_in_part_counts_only_when_it_is_whole()
    {
        var flight = Flights.Of(123, Day, Flights.Anna) with { Total = 2 };
        await TakeAsync(Flights.Page(0, 0, flight));
        Assert.Empty(_store.Flights(Day, Day));
        Assert.Empty(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day));
        var other = Flights.Namesake;
        await TakeAsync(Flights.Page(0, 5, flight with { First = 1, Travellers = [other] }));
        Assert.Single(_store.Find(Pasts.Anna, Pasts.Passport, Day, Day));
        Assert.Equal(2, _store.WithTravellers(flight.FlightId)!.Travellers.Count);
        Assert.Equal(5, await _store.PositionAsync(Cancellation));
    }

    [Fact]
    public async Task A_stretch_that_does_not_fit_is_refused_and_changes_nothing()
    {
        var flight = Flights.Of(123, Day, Flights.Anna) with { First = 1, Total = 2 };
        await Assert.ThrowsAsync<InvalidDataException>(() => TakeAsync(Flights.Page(0, 1, flight)));
        Assert.Equal(0, await _store.PositionAsync(Cancellation));
        Assert.False(_store.HasAny);
    }

    [Fact]
    public async Task Lists_and_position_survive_a_restart_and_old_flights_are_forgotten()
    {
        await TakeAsync(
            Flights.Page(0, 1, Flights.Of(1, Day.AddDays(-4), Flights.Anna)),
            Flights.Page(1, 2, Flights.Of(2, Day, Flights.Anna)));
        _store.Dispose();
        _store = Open();
        _store.Forget(Day.AddDays(-3));
        Assert.Equal(2, await _store.PositionAsync(Cancellation));
        Assert.Equal("UT 2", Assert.Single(_store.Flights(Day.AddDays(-9), Day)).Name);
        Assert.NotNull(_store.AsOf);
    }

    [Fact]
    public async Task Nobody_can_be_read_in_the_file_without_the_keys()
    {
        await TakeAsync(Flights.Page(0, 1, Flights.Of(123, Day, Flights.Anna)));
        _store.Dispose();
        var bytes = await File.ReadAllBytesAsync(Path, Cancellation);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("ERIKSSON"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("L898902C"u8));
        _store = Open();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_begun_anew()
    {
        _store.Dispose();
        await File.WriteAllTextAsync(Path, "no database at all, and long enough to be read as one", Cancellation);
        foreach (var more in (string[])["-wal", "-shm"]) File.Delete(Path + more);
        _store = Open();
        Assert.Equal(0, await _store.PositionAsync(Cancellation));
    }

    private ArrivalStore Open() => new(Path, TestKeys.Master);

    private async Task TakeAsync(params FeedContent[] pages)
    {
        foreach (var page in pages) await _store.TakeAsync(page, Cancellation);
    }
}
