using Bmis.Central.PassengerData.Receiving;

namespace Bmis.Central.PassengerData.Interactive.Notices;

/// <summary>Takes carriers' acknowledgements (CUSRES, BGM 312), by whichever way they come.</summary>
internal sealed class Acknowledgements(TransmissionDoor door, NoticeStore notices)
{
    private const string Channel = "https";

    /// <summary>Keeps the bytes and takes what they acknowledge; returns how many messages they mean.</summary>
    public async Task<int> TakeAsync(ReadOnlyMemory<byte> bytes, string partner, CancellationToken cancellation)
    {
        await door.ReceiveAsync(bytes, partner, Channel, cancellation);
        return InteractiveDoor.Read(bytes) is { Kind: RequestKind.Acknowledgement, Acknowledgement: { } answer }
            ? await notices.AcknowledgeAsync(partner, answer, cancellation)
            : 0;
    }
}
