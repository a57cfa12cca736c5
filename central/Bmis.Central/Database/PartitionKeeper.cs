using Npgsql;

namespace Bmis.Central.Database;

/// <summary>Makes partitions at start and once a day after.</summary>
internal sealed class PartitionKeeper(
    IWarehouse warehouse, Partitions partitions, TimeProvider clock, ILogger<PartitionKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var source in warehouse.All)
            await partitions.EnsureAsync(source, clock.GetUtcNow(), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var source in warehouse.All)
                    await EnsureAsync(source, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    // Rows fall into the default partitions until the next day's try, so a failure is reported and survived.
    private async Task EnsureAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        try
        {
            await partitions.EnsureAsync(source, clock.GetUtcNow(), cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.PartitionsFailed(logger, fault);
        }
    }
}
