using System.Collections.Concurrent;
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
    /// <summary>How often it is looked whether there is room by now for what had none.</summary>
    internal static readonly TimeSpan RoomInterval = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ILogger _logger = loggers.CreateLogger<LostDocumentService>();
    private readonly ConcurrentDictionary<string, ListManifest> _waiting = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var folder = await OpenAsync(stoppingToken);
        if (centre.Channel is not { } channel) return;
        var subscriber = new ListSubscriber(
            channel,
            folder,
            new ListSubscriberOptions { Wants = list => Wants(list, folder) },
            clock,
            loggers.CreateLogger<ListSubscriber>());
        subscriber.Arrived += (_, list) =>
        {
            shelf.TakeIn(list);
            centre.ListArrived();
        };
        while (true) await WatchAsync(subscriber, folder, stoppingToken);
    }

    // What was not wanted is told again to whoever connects anew.
    private async Task WatchAsync(ListSubscriber subscriber, ListFolder folder, CancellationToken stoppingToken)
    {
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        _waiting.Clear();
        var watching = subscriber.RunAsync(watch.Token);
        await Task.WhenAny(watching, RoomAsync(folder, watch.Token));
        await watch.CancelAsync();
        try
        {
            await watching;
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // It was broken off to begin anew.
        }
    }

    private async Task RoomAsync(ListFolder folder, CancellationToken cancellation)
    {
        do
        {
            await Task.Delay(RoomInterval, clock, cancellation);
        }
        while (!_waiting.Values.Any(list => HasRoomFor(list, folder)));
    }

    // A full disk would keep the lane from recording, which is worse than an old list.
    private bool Wants(ListManifest list, ListFolder folder)
    {
        if (!ListNames.IsOfLostDocuments(list.Name)) return false;
        if (HasRoomFor(list, folder)) return true;
        _waiting[list.Name] = list;
        Log.NoRoomForList(_logger, list.Name, list.Version);
        return false;
    }

    private bool HasRoomFor(ListManifest list, ListFolder folder)
    {
        try
        {
            return shelf.HasRoomFor(list, folder.ArrivedBytes(list));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
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
                Log.LostDocumentsNotOpened(_logger, failure);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
