using System.Text;
using Bmis.Central.PassengerData;
using Bmis.Central.PassengerData.Quality;
using Bmis.Central.PassengerData.Receiving;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.PassengerData.Quality;

/// <summary>A warehouse into which carriers send at moments that a test names, and its figures.</summary>
internal sealed class QualityBench : IAsyncDisposable
{
    /// <summary>The days in which everything is received.</summary>
    public static readonly QualityPeriod Days = new(new(2026, 11, 28), new(2026, 11, 30));

    private readonly SetClock _clock = new() { Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero) };

    private QualityBench(PassengerBench passengers) => Passengers = passengers;

    public PassengerBench Passengers { get; }

    public EvidenceStore Evidence => new(Passengers.Fixture.Warehouse, Store);

    private FigureStore Store => new(
        Passengers.Fixture.Warehouse, Options.Create(new PassengerDataOptions()), _clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<QualityBench> OpenAsync() => new(await PassengerBench.OpenAsync());

    /// <summary>Receives a message at a time of 29 November 2026 and takes it in.</summary>
    public async Task<Receipt> SendAsync(string time, string message, string partner = "UT")
    {
        var receipt = await Passengers.Get<TransmissionDoor>().ReceiveAsync(
            Encoding.Latin1.GetBytes(message), partner, "https", Cancellation);
        if (!receipt.IsRepeated)
            await ExecuteAsync(
                $"update passenger_transmission set received_at = '2026-11-29 {time}Z' where state = 'waiting'");
        await Passengers.TakeAsync();
        return receipt;
    }

    public Task<IReadOnlyList<CarrierFigures>> ReadAsync(QualityPeriod? period = null) =>
        Store.ReadAsync(period ?? Days, Cancellation);

    public async Task<CarrierFigures> OfAsync(string carrier) =>
        Assert.Single(await ReadAsync(), one => one.Carrier == carrier);

    public Task<CarrierEvidence> EvidenceAsync(string carrier) => Evidence.ShownAsync(carrier, Days, Cancellation);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Passengers.Fixture.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql);
    }

    public ValueTask DisposeAsync() => Passengers.DisposeAsync();
}
