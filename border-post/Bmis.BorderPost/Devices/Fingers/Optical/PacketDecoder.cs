using System.Buffers.Binary;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>
/// Finds packets in the bytes of a module, however they are split or merged and whatever noise is between them. A
/// packet that is damaged is told, and reading starts anew within it, because its head may have been noise. A pure
/// state machine that holds at most one packet. Not thread-safe.
/// </summary>
internal sealed class PacketDecoder(uint address)
{
    private readonly byte[] _held = new byte[PacketLimits.Packet];
    private int _count;

    /// <summary>Takes bytes that arrived together and hands each packet, or fault of one, to the sink.</summary>
    internal void Push(ReadOnlySpan<byte> bytes, Action<Packet> sink)
    {
        foreach (var one in bytes)
        {
            _held[_count++] = one;
            while (_count > 0 && Step(sink)) { }
        }
    }

    /// <summary>Forgets a packet that was begun: the line fell silent within it.</summary>
    internal void Restart() => _count = 0;

    // True when something was taken off, so that what is left is to be looked at again.
    private bool Step(Action<Packet> sink)
    {
        if (!MayBeHead()) return Skip();
        if (_count < PacketLimits.Head) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(_held.AsSpan(7));
        if (length is < PacketLimits.Checksum or > PacketLimits.Payload + PacketLimits.Checksum) return Skip();
        var end = PacketLimits.Head + length;
        if (_count < end) return false;
        if (PacketWriter.Sum(_held.AsSpan(6..(end - 2))) != BinaryPrimitives.ReadUInt16BigEndian(_held.AsSpan(end - 2)))
        {
            sink(new((PacketKind)_held[6], default, FingerReaderFault.WrongChecksum));
            return Skip();
        }

        sink(BinaryPrimitives.ReadUInt32BigEndian(_held.AsSpan(2)) == address
            ? new((PacketKind)_held[6], _held.AsSpan(PacketLimits.Head..(end - 2)).ToArray())
            : new((PacketKind)_held[6], default, FingerReaderFault.WrongAddress));
        Drop(end);
        return true;
    }

    private bool MayBeHead() =>
        _held[0] == PacketWriter.Start >> 8
        && (_count < 2 || _held[1] == (PacketWriter.Start & 0xFF))
        && (_count < 7 || Enum.IsDefined((PacketKind)_held[6]));

    // To the next byte with which a packet may begin.
    private bool Skip()
    {
        var next = _held.AsSpan(1.._count).IndexOf((byte)(PacketWriter.Start >> 8));
        Drop(next < 0 ? _count : next + 1);
        return true;
    }

    private void Drop(int count)
    {
        _held.AsSpan(count.._count).CopyTo(_held);
        _count -= count;
    }
}
