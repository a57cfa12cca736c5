using System.Runtime.CompilerServices;

namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// The smart card readers of this computer, contactless or not. Each listener has a way to the service and a thread of
/// its own; a service that is not there, dies or hangs is a state that is told, and it is tried again. Thread-safe.
/// </summary>
internal sealed class PcscReaders(IScard scard, TimeProvider clock)
{
    /// <summary>The name under which events speak of the service itself.</summary>
    internal const string ServiceName = "PC/SC";

    /// <summary>The readers that the system's library knows.</summary>
    internal PcscReaders(TimeProvider clock)
        : this(PcscContext.ScardOfThisSystem(), clock)
    {
    }

    /// <summary>
    /// How the service, its readers and their cards stand, and every change from then on, as
    /// <see cref="DeviceStateChanged"/>, <see cref="CardPresented"/> and <see cref="CardRemoved"/>. It never ends by
    /// itself. Any number may listen.
    /// </summary>
    internal async IAsyncEnumerable<DeviceEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = new ReaderWatch(scard);
        var board = new ReaderBoard(clock);
        var pause = PcscLimits.FirstPause;
        while (true)
        {
            var look = watch.LookAsync();
            if (await HangsAsync(look, cancellation))
                foreach (var one in board.LearnOfHanging())
                    yield return one;
            var snapshot = await look.WaitAsync(cancellation);
            var events = board.Learn(snapshot);
            foreach (var one in events) yield return one;
            if (snapshot.IsServed) pause = PcscLimits.FirstPause;
            if (IsQuiet(snapshot, events)) continue;
            await Task.Delay(pause, clock, cancellation);
            pause = PcscLimits.After(pause);
        }
    }

    /// <summary>
    /// Connects the card in a reader for this program alone, which is what an inspection wants: nobody else may speak
    /// to the chip within its session. A card that another program holds for a moment is tried again.
    /// </summary>
    internal Task<PcscConnection> ConnectAsync(string reader, CancellationToken cancellation) =>
        PcscChip.ConnectAsync(scard, reader, clock, cancellation);

    // A service that says that something changed when nothing did is not asked without a pause.
    private static bool IsQuiet(ReaderSnapshot snapshot, IReadOnlyList<DeviceEvent> events) =>
        snapshot.Code == ScardCode.Timeout || (snapshot.Code == ScardCode.Success && events.Count > 0);

    private async Task<bool> HangsAsync(Task look, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(look, Task.Delay(PcscLimits.Hang, clock, ended.Token));
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first != look;
    }
}
