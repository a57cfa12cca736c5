namespace Bmis.BorderPost.Serving;

/// <summary>Work that the lane does at start and again after every interval, until it stops.</summary>
internal abstract class RecurringWork(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock => clock;

    /// <summary>Whether the lane's start waits until it was done for the first time.</summary>
    protected virtual bool StartWaits => false;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (StartWaits) await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Does it once; what may fail and be tried again is caught and told here. What nobody thought of is told too and
    /// tried again after the interval: nothing of this kind may stop the lane.
    /// </summary>
    protected abstract Task WorkAsync(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            if (!StartWaits) await TryAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            Log.RecurringWorkFailed(logger, GetType().Name, fault);
        }
    }
}
