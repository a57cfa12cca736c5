using Bmis.BorderPost.Devices;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Hands what the readers read to the desk; each reader is listened to by itself.</summary>
internal sealed class ReaderListening(
    IReadOnlyList<IDocumentReader> readers, InspectionDesk desk, DeviceBoard board, ChipPlace place) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(readers.Select(reader => ListenAsync(reader, stoppingToken)));

    private async Task ListenAsync(IDocumentReader reader, CancellationToken cancellation)
    {
        try
        {
            await foreach (var one in reader.ListenAsync(cancellation))
                Hear(reader, one);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The lane stops.
        }
    }

    private void Hear(IDocumentReader reader, DeviceEvent one)
    {
        switch (one)
        {
            case DocumentPresented document:
                desk.Present(document.MrzText);
                break;
            case DeviceStateChanged changed:
                board.Note(reader.Name, changed.State);
                break;
            case ChipPresented chip:
                place.Put(chip);
                desk.ChipLaid();
                break;
            case ChipRemoved removed:
                place.Take(removed.ReaderName);
                break;
        }
    }
}
