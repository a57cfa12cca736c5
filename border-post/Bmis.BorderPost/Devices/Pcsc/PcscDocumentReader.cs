using System.Runtime.CompilerServices;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>The lane's smart card readers as one of its document readers: it says what lies on them.</summary>
/// <param name="name">The name in the lane.</param>
/// <param name="contains">A part of the readers' own names; empty for all that are plugged in.</param>
/// <param name="readers">The readers.</param>
/// <param name="clock">For the events.</param>
internal sealed class PcscDocumentReader(string name, string contains, PcscReaders readers, TimeProvider clock)
    : IDocumentReader
{
    public string Name => name;

    public async IAsyncEnumerable<DeviceEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in readers.ListenAsync(cancellation))
            if (Translate(one) is { } mine)
                yield return mine;
    }

    private DeviceEvent? Translate(DeviceEvent one) => one switch
    {
        DeviceStateChanged changed when IsMine(changed.ReaderName) => changed with { ReaderName = name },
        DeviceStateChanged { State: not DeviceState.Ready, ReaderName: PcscReaders.ServiceName } changed =>
            changed with { ReaderName = name },
        CardPresented card when IsMine(card.ReaderName) =>
            new ChipPresented(stop => ConnectAsync(card.ReaderName, stop), card.ReaderName, clock.GetUtcNow()),
        CardRemoved card when IsMine(card.ReaderName) => new ChipRemoved(card.ReaderName, clock.GetUtcNow()),
        _ => null,
    };

    private bool IsMine(string reader) =>
        reader != PcscReaders.ServiceName && reader.Contains(contains, StringComparison.OrdinalIgnoreCase);

    private async Task<IConnectedChip?> ConnectAsync(string reader, CancellationToken cancellation) =>
        (await readers.ConnectAsync(reader, cancellation)).Chip;
}
