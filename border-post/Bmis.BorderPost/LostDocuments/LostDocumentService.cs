using Bmis.BorderPost.Uplink;
using Bmis.Crossings;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>
/// Opens the list of lost documents and keeps it current, beside the lists that the lane cannot do without: those are
/// small, and never wait behind an index of hundreds of megabytes.
/// </summary>
internal sealed class LostDocumentService(
    LostDocumentShelf shelf, CentreChannel centre, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var folder = await OpenAsync(stoppingToken);
        if (centre.Channel is not { } channel) return;
        var subscriber = new ListSubscriber(
            channel,
            folder,
            new ListSubscriberOptions { Wants = Wants },
            clock,
            loggers.CreateLogger<ListSubscriber>());
        subscriber.Arrived += (_, list) => shelf.TakeIn(list);
        await subscriber.RunAsync(stoppingToken);
    }

    // A full disk would keep the lane from recording, which is worse than an old list.
    private bool Wants(ListManifest list)
    {
        if (!ListNames.IsOptional(list.Name)) return false;
        if (shelf.HasRoomFor(list)) return true;
        Log.NoRoomForList(loggers.CreateLogger<LostDocumentService>(), list.Name, list.Version);
        return false;
    }

    // A disk that fails here leaves the list missing, which the page says; it never stops the lane.
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
                Log.LostDocumentsNotOpened(loggers.CreateLogger<LostDocumentService>(), failure);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
