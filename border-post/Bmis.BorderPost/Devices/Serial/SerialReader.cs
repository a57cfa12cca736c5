using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>
/// An MRZ reader on a serial line. A thread of its own waits for bytes, because poll blocks; it opens the line again
/// with a growing pause when the device has gone. A listener that is slow loses the oldest events, never memory.
/// </summary>
internal sealed class SerialReader(ReaderOptions options, TimeProvider clock) : IDocumentReader
{
    private const int WaitMilliseconds = 50;
    private const int BufferLength = 4096;
    private const int MostEvents = 32;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // Tells an Elyctis reader to read by itself whenever a document comes.
    private static readonly byte[] ReadContinuously = [0x43, 0x00, 0x01, 0x01];

    public string Name => options.Name;

    public async IAsyncEnumerable<DeviceEvent> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var events = Channel.CreateBounded<DeviceEvent>(
            new BoundedChannelOptions(MostEvents) { FullMode = BoundedChannelFullMode.DropOldest });
        var pump = Task.Factory.StartNew(
            () => Pump(events.Writer, stop.Token),
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

    private void Pump(ChannelWriter<DeviceEvent> events, CancellationToken stop)
    {
        DeviceState? known = null;
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var line = SerialLine.Open(options);
                if (options.Protocol == SerialProtocol.Elyctis) line.Write(ReadContinuously);
                Say(DeviceState.Ready, "The serial device is open.");
                pause = FirstPause;
                ReadAll(line, events, stop);
            }
            catch (SerialLineException exception)
            {
                Say(exception.State, exception.Message);
                stop.WaitHandle.WaitOne(pause);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception exception)
            {
                events.TryComplete(exception);
                return;
            }
        }

        events.TryComplete();

        void Say(DeviceState state, string reason)
        {
            if (known == state) return;
            known = state;
            events.TryWrite(new DeviceStateChanged(state, reason, Name, clock.GetUtcNow()));
        }
    }

    private void ReadAll(SerialLine line, ChannelWriter<DeviceEvent> events, CancellationToken stop)
    {
        var decoder = new FrameDecoder(TimeSpan.FromMilliseconds(options.InterByteMilliseconds));
        var buffer = new byte[BufferLength];
        var start = clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var count = line.Read(buffer, WaitMilliseconds);
            decoder.Push(buffer.AsSpan(0, count), clock.GetElapsedTime(start), Present);
        }

        void Present(string text) => events.TryWrite(new DocumentPresented(text, Name, clock.GetUtcNow()));
    }
}
