using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Cases;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Retention;
using Dapper;

namespace Bmis.Central.Tests.PassengerData.Retention;

/// <summary>Passenger data on a warehouse of its own, as it is found days later.</summary>
internal sealed class RetentionBench : IAsyncDisposable
{
    public static readonly PassengerViewer Unit = new(true, true, true, null);

    private RetentionBench(PassengerBench rooms) => Rooms = rooms;

    public PassengerBench Rooms { get; }

    public CaseStore Cases => Rooms.Get<CaseStore>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RetentionBench> OpenAsync() => new(await PassengerBench.OpenAsync());

    /// <summary>What is due by the policies days after the newest of what is there counts from.</summary>
    public async Task<(RetentionTally Api, RetentionTally Pnr)> RunAfterAsync(int days, bool isDry = false)
    {
        var from = await Rooms.ScalarAsync<DateTime>(
            """
            select max(at) from (
                select received_at as at from passenger_transmission
                union all select counted_from from passenger_picture_age) as one
            """);
        Rooms.Clock.Now = new DateTimeOffset(from, TimeSpan.Zero).AddDays(days).AddMinutes(1);
        var done = (await Rooms.Get<PassengerKeeper>().RunAsync("anna", isDry, Cancellation)).ToDictionary(
            one => one.Policy.Source, one => one.Tally);
        return (done[RetentionPolicy.Api], done[RetentionPolicy.Pnr]);
    }

    /// <summary>Bookings with the surname of whoever has them, oldest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Surname)>> BookingsAsync()
    {
        await using var connection = await Rooms.Fixture.Source.OpenConnectionAsync(Cancellation);
        var rows = await connection.QueryAsync<(Guid Booking, Guid Passenger, byte[] Content)>(
            """
            select p.booking_id, p.passenger_id, p.content from passenger p join passenger_picture c using (picture_id)
            where p.booking_id is not null order by c.prepared_at, p.byte_offset
            """);
        var seal = Rooms.Get<PassengerSeal>();
        return [.. rows.Select(one => (one.Booking, seal.Traveller(one.Passenger, one.Content)!.Surname))];
    }

    /// <summary>A booking as the unit sees it; null once it is erased.</summary>
    public Task<BookingView?> BookingAsync(Guid id, bool isRevealed = false) =>
        Rooms.Get<BookingStore>().FindAsync(id, Unit, isRevealed, Cancellation);

    /// <summary>Links a booking to a case.</summary>
    public async Task LinkAsync(Guid booking, string number = "2026/17") =>
        Assert.True(await Cases.LinkAsync(booking, number, "anna", Cancellation));

    /// <summary>Rows of a table, or of a part of it.</summary>
    public Task<int> CountAsync(string table) => Rooms.ScalarAsync<int>($"select count(*)::int from {table}");

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
