using Bmis.Central.Database;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>Listens for publications of other servers and of the command line, and looks again now and then.</summary>
internal sealed class PublicationWatch(
    IWarehouse warehouse, PublishedLists lists, TimeProvider clock, ILogger<PublicationWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await ListenOnAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    private async Task ListenOnAsync(CancellationToken cancellation)
    {
        try
        {
            await ListenAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.PublicationsUnheard(logger, fault.Message);
            await Task.Delay(Pause, clock, cancellation);
        }
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"listen {ListPublisher.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        while (true)
        {
            await lists.RefreshAsync(cancellation);
            await connection.WaitAsync(LongestSilence, cancellation);
        }
    }
}
