using Bmis.BorderPost.Devices.Serial;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// The conversation with a module on an open line: an order, its answer, the packets of a picture. Noise, damaged
/// packets and packets of other modules are passed over; they are the reason when what is waited for does not come.
/// One thread at a time.
/// </summary>
internal sealed class OpticalModule(SerialLine line, uint address, TimeProvider clock, CancellationToken stop)
{
    private const int WaitMilliseconds = 50;

    // At 9600 bits a second a picture takes 42 seconds.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly PacketDecoder _decoder = new(address);
    private readonly Queue<Packet> _packets = new();
    private readonly byte[] _buffer = new byte[4096];

    /// <summary>Gives an order and waits for its answer.</summary>
    /// <param name="order">The payload.</param>
    /// <param name="silence">Silence after which the answer is given up.</param>
    /// <exception cref="SerialLineException">The line has gone.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal ModuleAnswer Order(byte[] order, TimeSpan silence)
    {
        while (line.Read(_buffer, 0) == _buffer.Length) stop.ThrowIfCancellationRequested();
        _packets.Clear();
        _decoder.Restart();
        line.Write(PacketWriter.Write(PacketKind.Command, address, order));
        FingerReaderFault? fault = null;
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < Longest && Next(silence) is { } packet)
        {
            fault ??= packet.Fault;
            // Data before the answer are the rest of a picture that nobody wanted any more.
            if (packet is { Fault: null, Kind: PacketKind.Acknowledge, Payload.Length: > 0 })
                return new((ModuleCode)packet.Payload.Span[0], packet.Payload[1..]);
        }

        return new(default, default, fault ?? FingerReaderFault.Silent);
    }

    /// <summary>Receives the packets of a picture until the last one.</summary>
    /// <param name="rows">Takes them.</param>
    /// <param name="silence">Silence after which the picture is given up.</param>
    /// <param name="progress">Is told after each packet.</param>
    /// <returns>Why the picture is not whole; null when it is.</returns>
    /// <exception cref="SerialLineException">The line has gone.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal FingerReaderFault? Receive(PictureRows rows, TimeSpan silence, Action progress)
    {
        FingerReaderFault? fault = null;
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < Longest && Next(silence) is { } packet)
        {
            fault ??= packet.Fault;
            if (packet.Fault is not null || packet.Kind is not (PacketKind.Data or PacketKind.LastData)) continue;
            if (!rows.Take(packet.Payload.Span)) return FingerReaderFault.Unintelligible;
            progress();
            if (packet.Kind == PacketKind.LastData) break;
        }

        return rows.IsWhole ? null : fault ?? FingerReaderFault.IncompletePicture;
    }

    private Packet? Next(TimeSpan silence)
    {
        var start = clock.GetTimestamp();
        while (_packets.Count == 0)
        {
            stop.ThrowIfCancellationRequested();
            var left = silence - clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) return null;
            var count = line.Read(_buffer, (int)Math.Clamp(left.TotalMilliseconds, 1, WaitMilliseconds));
            _decoder.Push(_buffer.AsSpan(0, count), _packets.Enqueue);
        }

        return _packets.Dequeue();
    }
}
