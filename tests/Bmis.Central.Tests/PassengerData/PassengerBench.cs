using System.Text;
using Bmis.Central.Distribution;
using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Reading;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Screening;
using Bmis.Central.PassengerData.Storing;
using Bmis.Crossings;
using Bmis.TestKit;
using Bmis.Watchlist.Lists;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>
/// The rooms of headquarters on a warehouse of their own, on the day of the invented flight; nothing is taken in unless
/// a test says so.
/// </summary>
internal sealed class PassengerBench : IAsyncDisposable
{
    private readonly WebApplication _rooms;

    private PassengerBench(WarehouseFixture fixture)
    {
        Fixture = fixture;
        _rooms = Program.BuildRooms([.. fixture.Arguments, FixedKeys.Setting, ListSigning.Setting], Clock);
    }

    public WarehouseFixture Fixture { get; }

    /// <summary>It stands at the morning of the flight until a test sets it.</summary>
    public SetClock Clock { get; } = new() { Now = CarrierMessages.Morning };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PassengerBench> OpenAsync() => new(await WarehouseFixture.MigratedAsync());

    public T Get<T>()
        where T : notnull => _rooms.Services.GetRequiredService<T>();

    /// <summary>Receives a message and takes in whatever waits.</summary>
    public async Task<Receipt> SendAsync(string message)
    {
        var receipt = await ReceiveAsync(message);
        await TakeAsync();
        return receipt;
    }

    /// <summary>Receives a message a second after the one before.</summary>
    public Task<Receipt> ReceiveAsync(string message)
    {
        Clock.Now = Clock.Now.AddSeconds(1);
        return Get<TransmissionDoor>().ReceiveAsync(
            Encoding.Latin1.GetBytes(message), "UT", "https", Cancellation);
    }

    public async Task TakeAsync()
    {
        while (await Get<PassengerIntake>().TakeNextAsync(Cancellation))
        {
            // The next one.
        }
    }

    public Task<TransmissionTally> TallyAsync(Receipt receipt) =>
        Get<TransmissionStore>().TallyAsync(receipt.Transmission, Cancellation);

    /// <summary>The copy of a transmission that is kept.</summary>
    public async Task<string> KeptAsync(Receipt receipt)
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        var bytes = await connection.QuerySingleAsync<byte[]>(
            "select kept from passenger_transmission where transmission_id = @Transmission", receipt);
        return Encoding.Latin1.GetString(Get<PassengerSeal>().Masked(receipt.Transmission, bytes)!);
    }

    /// <summary>Where the only booking lies.</summary>
    public async Task<(int Offset, int Length)> BookingPlaceAsync()
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        return await connection.QuerySingleAsync<(int, int)>("select byte_offset, byte_length from booking");
    }

    /// <summary>Who is on the flights by what is current, each with the subject of the picture.</summary>
    public async Task<IReadOnlyList<string>> CurrentAsync()
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        var rows = await connection.QueryAsync<(Guid Id, byte[] Content, string Subject)>(
            """
            select passenger_id, content, subject from passenger join passenger_picture p using (picture_id)
            where p.replaced_by is null
            """);
        return [.. rows.Select(row => $"{row.Subject} {Name(Get<PassengerSeal>().Traveller(row.Id, row.Content)!)}")
            .Order(StringComparer.Ordinal)];
    }

    public Task<long> PublishAsync(params AlertEntry[] entries) => Get<ListPublisher>().PublishAsync(
        ListNames.Alert, AlertListFile.Write(entries), TimeSpan.FromDays(14), Cancellation);

    public Task<int> ScreenAgainAsync() => Get<PassengerScreening>().RunAsync(Cancellation);

    /// <summary>The entries that were hit, each once.</summary>
    public async Task<IReadOnlyList<string>> HitsAsync()
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        return
        [
            .. await connection.QueryAsync<string>("select distinct entry_id from passenger_hit order by entry_id"),
        ];
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = await Fixture.Source.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _rooms.DisposeAsync();
        await Fixture.DisposeAsync();
    }

    private static string Name(TravellerFacts facts) =>
        string.Join(' ', facts.GivenNames.Prepend(facts.Surname)).Trim();
}
