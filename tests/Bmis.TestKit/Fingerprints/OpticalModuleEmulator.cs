using System.Buffers.Binary;

namespace Bmis.TestKit.Fingerprints;

/// <summary>
/// An optical fingerprint module on a pseudo terminal. Fingers are pressed on it one after the other: each lies there
/// until its picture has been handed out whole, is lifted for one question, and makes room for the next. The first one
/// comes after one question, too. An order at
/// another rate than the module's is answered by noise. Its settings are made before it is plugged in.
/// </summary>
public sealed class OpticalModuleEmulator(string port) : IDisposable
{
    private const int Wait = 20;
    private static readonly byte[] Noise = [0x00, 0xEF, 0x01, 0xFF, 0xEF, 0x02, 0x55];

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _fingers = new();
    private readonly Queue<ModuleTrouble> _troubles = new();
    private readonly List<byte> _come = [];
    private CancellationTokenSource? _stop;
    private Task _serving = Task.CompletedTask;
    private PseudoTerminal? _line;
    private ModuleTrouble _trouble;
    private bool _isLifted;
    private bool _isOpen;

    /// <summary>The device that the lane opens.</summary>
    public string Port => port;

    /// <summary>Which modules' orders it takes.</summary>
    public uint Address { get; set; } = 0xFFFFFFFF;

    /// <summary>What lets a lane use it.</summary>
    public uint Password { get; set; }

    /// <summary>Its rate, in bits a second; it stays after the plug was pulled.</summary>
    public int Rate { get; set; } = 57600;

    /// <summary>Whether it says that it changes its rate and does not.</summary>
    public bool KeepsItsRate { get; set; }

    /// <summary>Columns of its picture.</summary>
    public int Width { get; set; } = 256;

    /// <summary>Rows of its picture.</summary>
    public int Height { get; set; } = 288;

    /// <summary>Payload of its data packets: 32, 64, 128 or 256.</summary>
    public int PacketBytes { get; set; } = 128;

    /// <summary>Bytes it writes at once; packets are split and merged as it falls out.</summary>
    public int Chunk { get; set; } = 1000;

    /// <summary>Whether it says 55 when it has power, as the R503 does.</summary>
    public bool Greets { get; set; }

    /// <summary>Whether it is dead: the line is there and nothing answers.</summary>
    public bool IsMute { get; set; }

    /// <summary>Whether a finger stays on it after its picture, until <see cref="Lift"/>.</summary>
    public bool FingersStay { get; set; }

    /// <summary>Pictures that were handed out whole.</summary>
    public int HandedOut { get; private set; }

    /// <summary>How often it was asked for a finger.</summary>
    public int Asked { get; private set; }

    /// <summary>Puts it on the line.</summary>
    public void PlugIn()
    {
        if (_line is not null) throw new InvalidOperationException("It is plugged in.");
        (_line, _stop, _isOpen) = (new(port), new(), false);
        _come.Clear();
        var (line, stop) = (_line, _stop.Token);
        _serving = Task.Factory.StartNew(
            () => Serve(line, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Pulls the plug.</summary>
    public void Unplug()
    {
        _stop?.Cancel();
        _serving.GetAwaiter().GetResult();
        _line?.Dispose();
        _stop?.Dispose();
        (_line, _stop) = (null, null);
    }

    /// <summary>Presses a finger on it, after those that were pressed before.</summary>
    /// <param name="packed">Two pixels a byte, high half first; sixteen grey levels, ridges dark.</param>
    /// <param name="trouble">What goes wrong when it is taken for the first time.</param>
    public void Press(byte[] packed, ModuleTrouble trouble = ModuleTrouble.None)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length * 2 != Width * Height) throw new ArgumentException("It is no picture of this module.");
        lock (_gate)
        {
            _isLifted |= _fingers.Count == 0;
            _fingers.Enqueue(packed);
            _troubles.Enqueue(trouble);
        }
    }

    /// <summary>Lifts the finger that stayed.</summary>
    public void Lift()
    {
        lock (_gate) LiftNow();
    }

    /// <inheritdoc/>
    public void Dispose() => Unplug();

    private void Serve(PseudoTerminal line, CancellationToken stop)
    {
        var buffer = new byte[256];
        while (!stop.IsCancellationRequested)
        {
            var count = line.Read(buffer, Wait);
            _come.AddRange(buffer.AsSpan(0, count));
            while (!stop.IsCancellationRequested && ModulePackets.TakeOrder(_come) is { } order)
            {
                if (IsMute) continue;
                if (line.Rate != Rate) Write(line, Noise, stop);
                else if (!Obey(line, order.Payload, stop)) return;
            }
        }
    }

    private bool Obey(PseudoTerminal line, byte[] order, CancellationToken stop)
    {
        if (Greets)
        {
            Greets = false;
            Write(line, [0x55], stop);
        }

        if (order is [0x0A]) return HandOut(line, stop);
        Answer(line, AnswerTo(order), stop);
        if (order is [0x0E, 4, var units] && _isOpen && !KeepsItsRate) Rate = units * 9600;
        return true;
    }

    private byte[] AnswerTo(byte[] order)
    {
        if (order is [0x13, ..] && order.Length == 5)
        {
            _isOpen = BinaryPrimitives.ReadUInt32BigEndian(order.AsSpan(1)) == Password;
            return [_isOpen ? (byte)0 : (byte)0x13];
        }

        if (!_isOpen) return [0x21];
        return order switch
        {
            [0x01] => [TakePicture()],
            [0x0F] => Parameters(),
            [0x0E, 4, >= 1 and <= 12] => [0],
            _ => [0x01],
        };
    }

    private byte[] Parameters()
    {
        var size = (byte)int.Log2(PacketBytes / 32);
        return [0, 0, 0, 0, 0, 0, 200, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF, 0, size, 0, (byte)(Rate / 9600)];
    }

    private byte TakePicture()
    {
        lock (_gate)
        {
            Asked++;
            var isThere = _fingers.Count > 0 && !_isLifted;
            _isLifted = false;
            if (!isThere) return 2;
            if (_troubles.Count == _fingers.Count) _trouble = _troubles.Dequeue();
            if (_trouble != ModuleTrouble.ImagingFailed) return 0;
            _trouble = ModuleTrouble.None;
            return 3;
        }
    }

    private void LiftNow()
    {
        _fingers.TryDequeue(out _);
        _isLifted = true;
    }

    // False when the plug was pulled within it.
    private bool HandOut(PseudoTerminal line, CancellationToken stop)
    {
        byte[]? picture;
        ModuleTrouble trouble;
        lock (_gate)
        {
            _fingers.TryPeek(out picture);
            (trouble, _trouble) = (_trouble, ModuleTrouble.None);
        }

        if (picture is null || trouble == ModuleTrouble.TransferFailed)
        {
            Answer(line, [picture is null ? (byte)0x15 : (byte)0x0E], stop);
            return true;
        }

        var packets = Packets(picture, trouble);
        var isHalf = trouble is ModuleTrouble.StopsHalfWay or ModuleTrouble.UnpluggedHalfWay;
        if (isHalf) packets = packets[..(packets.Count / 2)];
        var bytes = packets.SelectMany(one => trouble == ModuleTrouble.Noise ? [.. Noise, .. one] : one);
        Write(line, [.. ModulePackets.Write(ModulePackets.Acknowledge, Address, [0]), .. bytes], stop);
        if (trouble is ModuleTrouble.None or ModuleTrouble.Noise) Done();
        if (trouble != ModuleTrouble.UnpluggedHalfWay) return true;
        line.Dispose();
        return false;
    }

    private void Done()
    {
        lock (_gate)
        {
            HandedOut++;
            if (!FingersStay) LiftNow();
        }
    }

    private List<byte[]> Packets(byte[] picture, ModuleTrouble trouble)
    {
        var address = trouble == ModuleTrouble.WrongAddress ? ~Address : Address;
        var parts = picture.Chunk(PacketBytes).ToArray();
        var packets = parts.Select((part, i) => ModulePackets.Write(
            i == parts.Length - 1 ? ModulePackets.LastData : ModulePackets.Data, address, part)).ToList();
        var middle = packets.Count / 2;
        if (trouble == ModuleTrouble.WrongChecksum) packets[middle][20] ^= 0x10;
        if (trouble == ModuleTrouble.MissingPacket) packets.RemoveAt(middle);
        if (trouble == ModuleTrouble.MissingLastPacket) packets.RemoveAt(packets.Count - 1);
        if (trouble == ModuleTrouble.TooMuch) packets.Insert(middle, packets[middle]);
        return packets;
    }

    private void Answer(PseudoTerminal line, byte[] payload, CancellationToken stop) =>
        Write(line, ModulePackets.Write(ModulePackets.Acknowledge, Address, payload), stop);

    private void Write(PseudoTerminal line, byte[] bytes, CancellationToken stop)
    {
        for (var rest = bytes.AsMemory(); rest.Length > 0 && !stop.IsCancellationRequested;)
            rest = rest[line.Write(rest[..Math.Min(Chunk, rest.Length)].ToArray(), Wait)..];
    }
}
