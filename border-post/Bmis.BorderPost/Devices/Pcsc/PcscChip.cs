using Bmis.Documents.Iso7816;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// The chip in a reader, connected for this program alone. Its native calls run on a thread of its own: whoever cancels
/// goes on at once, even when the reader hangs. After a command that was given up or lost the chip is lost: what it did
/// is unknown, and a new connection begins with a reset. Disposal resets it.
/// </summary>
internal sealed class PcscChip : IConnectedChip
{
    private const int StatusLength = 2;

    private readonly NativeThread _thread;
    private readonly PcscCard _card;
    private readonly TimeProvider _clock;
    private volatile string? _lost;
    private int _disposed;

    private PcscChip(NativeThread thread, PcscCard card, string reader, TimeProvider clock) =>
        (_thread, _card, ReaderName, _clock) = (thread, card, reader, clock);

    /// <summary>The reader it lies on.</summary>
    internal string ReaderName { get; }

    /// <summary>Its answer to reset.</summary>
    internal ReadOnlyMemory<byte> Atr => _card.Atr;

    /// <summary>What it speaks.</summary>
    internal ScardProtocol Protocol => _card.Protocol;

    /// <summary>Connects the card in a reader.</summary>
    internal static async Task<PcscConnection> ConnectAsync(
        IScard scard, string reader, TimeProvider clock, CancellationToken cancellation)
    {
        var thread = new NativeThread();
        for (var tries = 1; ; tries++)
        {
            var connecting = thread.RunAsync(() => (PcscCard.Connect(scard, reader, out var card), card));
            try
            {
                var (code, card) = await connecting.WaitAsync(cancellation);
                if (card is not null) return new(new(thread, card, reader, clock), null, "The card is connected.");
                if (code == ScardCode.SharingViolation && tries < PcscLimits.SharingTries)
                {
                    await Task.Delay(PcscLimits.SharingPause, clock, cancellation);
                    continue;
                }

                thread.Dispose();
                return new(null, code.ToFault(), $"The card cannot be connected ({code.Describe()}).");
            }
            catch (OperationCanceledException)
            {
                _ = thread.RunAsync(() => LetGo(connecting));
                thread.Dispose();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The command is longer than any command is.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Length, ScardValues.MostTransmitted);
        cancellation.ThrowIfCancellationRequested();
        if (_lost is { } reason) throw new ChipLostException(reason);
        var bytes = command.ToArray();
        var sending = _thread.RunAsync(() => (_card.Transmit(bytes, out var answer), answer));
        var (code, answer) = await EndAsync(sending, cancellation);
        if (code != ScardCode.Success) throw new ChipLostException(Lose($"was lost ({code.Describe()})"));

        // Some readers say success and give nothing when the chip leaves within a command.
        return answer.Length >= StatusLength ? answer : throw new ChipLostException(Lose("was lost within a command"));
    }

    /// <summary>Resets the card and lets it go, or leaves both to the thread of a reader that hangs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        var letting = _thread.RunAsync(() => _card.Dispose());
        _thread.Dispose();
        await Task.WhenAny(letting, Task.Delay(PcscLimits.LettingGo, _clock));
    }

    private async Task<T> EndAsync<T>(Task<T> sending, CancellationToken cancellation)
    {
        try
        {
            return await sending.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Lose("was given up within a command");
            throw;
        }
    }

    private string Lose(string how) => _lost = $"The chip on {ReaderName} {how}.";

    private static void LetGo(Task<(ScardCode Code, PcscCard? Card)> connecting)
    {
        if (connecting.IsCompletedSuccessfully) connecting.Result.Card?.Dispose();
    }
}
