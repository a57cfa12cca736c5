using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// An optical reader of the R30x, ZFM, FPM and R503 family. A thread of its own speaks to the module, because poll
/// blocks; it opens the line again with a growing pause when the module has gone. A listener that is slow loses the
/// oldest events, never memory.
/// </summary>
internal sealed class OpticalReader(FingerReaderOptions options, TimeProvider clock) : IFingerReader
{
    private const int MostEvents = 32;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly OpticalConnecting _connecting = new(options);
    private bool _mustLift;

    public string Name => options.Name;

    public FingerReaderKind Kind => FingerReaderKind.Serial;

    public FingerReaderAbility Ability => FingerReaderAbility.OneFinger;

    public async IAsyncEnumerable<FingerEvent> WatchAsync(
        FingerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _mustLift |= request.IsFirst;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = Channel.CreateBounded<FingerEvent>(
            new BoundedChannelOptions(MostEvents) { FullMode = BoundedChannelFullMode.DropOldest });
        var pump = Task.Factory.StartNew(
            () => Pump(new(events.Writer), stop.Token),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await foreach (var one in events.Reader.ReadAllAsync(cancellation)) yield return one;
        }
        finally
        {
            await stop.CancelAsync();
            await pump;
        }
    }

    private void Pump(OpticalTelling telling, CancellationToken stop)
    {
        try
        {
            for (var pause = FirstPause; !stop.IsCancellationRequested; pause = Longer(pause))
            {
                if (Serve(telling, stop)) pause = FirstPause;
                stop.WaitHandle.WaitOne(pause);
            }

            telling.End();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            telling.End();
        }
        catch (Exception exception)
        {
            telling.End(exception);
        }
    }

    /// <summary>Serves the module until it goes; true when it had answered.</summary>
    private bool Serve(OpticalTelling telling, CancellationToken stop)
    {
        var isReady = false;
        try
        {
            using var line = SerialLine.Open(new() { Port = options.Port, Baud = _connecting.Rate });
            var module = new OpticalModule(line, options.AddressNumber, clock, stop);
            var fault = _connecting.Connect(line, module);
            if (fault is null)
            {
                isReady = true;
                telling.Ready();
                var taking = new OpticalTaking(module, options, telling) { MustLift = _mustLift };
                try
                {
                    fault = taking.Run(stop);
                }
                finally
                {
                    _mustLift = taking.MustLift;
                }
            }

            telling.Broken(fault.Value);
        }
        catch (SerialLineException exception)
        {
            telling.Gone(exception);
        }

        return isReady;
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
