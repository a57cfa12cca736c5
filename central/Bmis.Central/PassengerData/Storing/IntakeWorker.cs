using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Takes in what waits as soon as it has arrived, here or at another server.</summary>
internal sealed class IntakeWorker(
    PassengerIntake intake, IntakeSignal signal, TimeProvider clock, ILogger<IntakeWorker> logger) : BackgroundService
{
    private const int Hands = 2;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                await TakeAllAsync(stopping);
                await signal.WaitAsync(Look, clock, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Headquarters stops.
        }
    }

    private async Task TakeAllAsync(CancellationToken stopping)
    {
        try
        {
            while (await intake.TakeNextAsync(stopping))
            {
                // What came meanwhile wakes the other hand.
                signal.Raise();
            }
        }
        catch (NpgsqlException fault)
        {
            Log.PassengerIntakeWaits(logger, fault.GetType().Name);
        }
    }
}
