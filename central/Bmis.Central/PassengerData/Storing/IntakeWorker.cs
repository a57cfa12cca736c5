using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Takes in what waits as soon as it has arrived, here or at another server.</summary>
internal sealed class IntakeWorker(
    PassengerIntake intake, IntakeSignal signal, TimeProvider clock, ILogger<IntakeWorker> logger) : BackgroundService
{
    private const int Hands = 2;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    // How often a hand begins at most: of what comes one by one, many are taken in together, and the first at once.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var began = clock.GetTimestamp();
                if (!await TakeNextAsync(stopping))
                    await signal.WaitAsync(Look, clock, stopping);
                else if (Pace - clock.GetElapsedTime(began) is { Ticks: > 0 } rest)
                    await Task.Delay(rest, clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    private async Task<bool> TakeNextAsync(CancellationToken stopping)
    {
        try
        {
            if (!await intake.TakeNextAsync(stopping))
                return false;
            // What came meanwhile wakes the other hand.
            signal.Raise();
            return true;
        }
        catch (NpgsqlException fault)
        {
            Log.PassengerIntakeWaits(logger, fault.GetType().Name);
            return false;
        }
    }
}
