using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Verbs;

/// <summary>Waits for a card on a reader, for some time.</summary>
/// <param name="readers">The readers.</param>
/// <param name="name">A part of the reader's name; empty for any.</param>
/// <param name="limit">How long.</param>
/// <param name="clock">For the limit.</param>
internal sealed class CardWait(PcscReaders readers, string name, TimeSpan limit, TimeProvider clock)
{
    private string _trouble = "";

    internal string Sentence => name.Length == 0
        ? $"Waiting up to {limit.TotalSeconds:0} s for a document on any reader."
        : $"Waiting up to {limit.TotalSeconds:0} s for a document on a reader with {name} in its name.";

    /// <exception cref="IOException">No card came in time; the message says what stood in the way.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal async Task<PcscChip> ForCardAsync(CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            await foreach (var one in readers.ListenAsync(either.Token))
                if (await TryConnectAsync(one, either.Token) is { } chip)
                    return chip;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The time is up.
        }

        throw new IOException($"No document could be reached within {limit.TotalSeconds:0} s. {_trouble}".TrimEnd());
    }

    private async Task<PcscChip?> TryConnectAsync(DeviceEvent one, CancellationToken cancellation)
    {
        if (one is DeviceStateChanged changed)
            _trouble = changed.State == DeviceState.Ready ? "" : changed.Reason;
        if (one is not CardPresented card || !card.ReaderName.Contains(name, StringComparison.OrdinalIgnoreCase))
            return null;
        if (card.IsMute)
        {
            _trouble = $"What lies on {card.ReaderName} does not answer; lay it on again.";
            return null;
        }

        var connection = await readers.ConnectAsync(card.ReaderName, cancellation);
        if (!connection.Succeeded)
            _trouble = connection.Reason;
        return connection.Chip;
    }
}
