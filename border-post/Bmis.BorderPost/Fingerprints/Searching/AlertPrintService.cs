using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// Opens the prints of alert entries and keeps them current, at a lane whose country searches them.
/// </summary>
internal sealed class AlertPrintService(
    AlertPrintShelf shelf,
    FingerSearching searching,
    CentreChannel centre,
    TimeProvider clock,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger<AlertPrintService>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!searching.SearchesAlerts) return;
        var folder = await OpenAsync(stoppingToken);
        if (centre.Channel is not { } channel) return;
        var subscriber = new ListSubscriber(
            channel,
            folder,
            new ListSubscriberOptions { Wants = list => list.Name == ListNames.AlertPrints },
            clock,
            loggers.CreateLogger<ListSubscriber>());
        subscriber.Arrived += (_, list) =>
        {
            shelf.TakeIn(list);
            centre.ListArrived();
        };
        await subscriber.RunAsync(stoppingToken);
    }

    // A disk that fails here leaves the list missing, which the check says; it never stops the lane.
    private async Task<ListFolder> OpenAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return shelf.Open();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Log.FingersNotKept(_logger, failure);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
