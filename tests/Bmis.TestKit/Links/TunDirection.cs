using System.Threading.Channels;

namespace Bmis.TestKit.Links;

/// <summary>
/// Carries the packets of one device to another under changing conditions. What is lost is drawn from a seed; when a
/// packet comes is the machine's.
/// </summary>
internal sealed class TunDirection
{
    private const int LargestPacket = 65_536;
    private const int BitsInByte = 8;

    private readonly Channel<Packet> _underWay = Channel.CreateUnbounded<Packet>();
    private readonly TunDevice _from;
    private readonly TunDevice _to;
    private readonly Func<LinkConditions> _conditions;
    private readonly Random _random;
    private readonly Thread _reading;
    private readonly Task _delivering;
    private long _free = TimeProvider.System.GetTimestamp();
    private int _waiting;
    private long _carried;
    private long _lost;

    internal TunDirection(TunDevice from, TunDevice to, Func<LinkConditions> conditions, int seed)
    {
        (_from, _to, _conditions, _random) = (from, to, conditions, new Random(seed));
        _reading = new Thread(Read) { IsBackground = true, Name = from.Name };
        _reading.Start();
        _delivering = Task.Run(DeliverAsync);
    }

    /// <summary>Bytes that have arrived.</summary>
    internal long CarriedBytes => Interlocked.Read(ref _carried);

    /// <summary>Packets that were lost.</summary>
    internal long LostPackets => Interlocked.Read(ref _lost);

    /// <summary>Done when the device that is read has been removed.</summary>
    internal async Task EndedAsync()
    {
        await _delivering;
        _reading.Join();
    }

    private void Read()
    {
        var buffer = new byte[LargestPacket];
        int length;
        while ((length = _from.Read(buffer)) > 0)
        {
            var now = _conditions();
            if (_random.NextDouble() < now.Loss || Volatile.Read(ref _waiting) >= now.QueuePackets)
            {
                Interlocked.Increment(ref _lost);
                continue;
            }

            Interlocked.Increment(ref _waiting);
            _underWay.Writer.TryWrite(new Packet(buffer[..length], ArrivalOf(length, now)));
        }

        _underWay.Writer.Complete();
    }

    // A packet is sent when the one before it has been, and is under way from then on.
    private long ArrivalOf(int bytes, LinkConditions now)
    {
        _free = Math.Max(_free, TimeProvider.System.GetTimestamp());
        if (now.BitsPerSecond > 0)
            _free += Ticks((double)bytes * BitsInByte / now.BitsPerSecond);
        return _free + Ticks(now.Delay.TotalSeconds);
    }

    private async Task DeliverAsync()
    {
        await foreach (var packet in _underWay.Reader.ReadAllAsync())
        {
            var wait = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), packet.Due);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System);
            _to.Write(packet.Bytes);
            Interlocked.Decrement(ref _waiting);
            Interlocked.Add(ref _carried, packet.Bytes.Length);
        }
    }

    private static long Ticks(double seconds) => (long)(seconds * TimeProvider.System.TimestampFrequency);

    private sealed record Packet(byte[] Bytes, long Due);
}
