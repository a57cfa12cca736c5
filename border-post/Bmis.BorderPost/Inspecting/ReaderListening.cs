using Bmis.BorderPost.Devices;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Hands what the readers read to the desk; each reader is listened to by itself.</summary>
internal sealed class ReaderListening(
    IReadOnlyList<IDocumentReader> readers, InspectionDesk desk, DeviceBoard board) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readers.Select(reader => ListenAsync(reader, stoppingToken)));

    private async Task ListenAsync(IDocumentReader reader, CancellationToken cancellation)
    {
        try
        {
            await foreach (var one in reader.ListenAsync(cancellation))
                if (one is DocumentPresented document)
                    desk.Present(document.MrzText);
                else if (one is DeviceStateChanged changed)
                    board.Note(reader.Name, changed.State);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The lane stops.
        }
    }
}
