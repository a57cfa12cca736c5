using System.Buffers.Binary;
using System.Security.Cryptography;
using Bmis.Sync.Envelopes;
using Bmis.TestKit.Stores;
using Google.Protobuf;

namespace Bmis.Sync.Simulation.Lanes;

/// <summary>
/// The file under a lane's outbox: frames of length, digest, kind and record. A power cut takes what was not flushed
/// from any byte on, and may leave noughts where bytes should be.
/// </summary>
internal sealed class JournalDisk(Producer producer)
{
    private const int DigestBytes = 8;
    private const int FrameBytes = sizeof(int) + DigestBytes + 1;
    private byte[] _bytes = new byte[1 << 14];
    private int _length;
    private int _flushed;

    private enum Kind : byte
    {
        Entry = 1,
        Acknowledged = 2,
        Epoch = 3,
    }

    public Producer Producer => producer;

    /// <summary>Writes an entry behind the last one; it is safe only after <see cref="Flush"/>.</summary>
    public void Write(Envelope entry) => Write(Kind.Entry, EnvelopeCodec.ToWire(entry).ToByteArray());

    /// <summary>Writes what the centre acknowledged.</summary>
    public void Write(Checkpoint acknowledged)
    {
        var record = new byte[sizeof(long) + acknowledged.Hash.Length];
        BinaryPrimitives.WriteInt64LittleEndian(record, acknowledged.Sequence);
        acknowledged.Hash.Span.CopyTo(record.AsSpan(sizeof(long)));
        Write(Kind.Acknowledged, record);
    }

    /// <summary>Writes that the journal goes on as another branch.</summary>
    public void Write(int epoch)
    {
        var record = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(record, epoch);
        Write(Kind.Epoch, record);
    }

    /// <summary>Makes everything written survive a power cut.</summary>
    public void Flush() => _flushed = _length;

    /// <summary>What the disk holds for certain, as another disk: a backup or a clone.</summary>
    public JournalDisk Copy()
    {
        var copy = new JournalDisk(producer) { _bytes = _bytes[..Math.Max(_flushed, FrameBytes)] };
        copy._length = copy._flushed = _flushed;
        return copy;
    }

    /// <summary>Loses a random end of what was not flushed; true when there was something to lose.</summary>
    public bool CutPower(Random random)
    {
        if (_length == _flushed)
            return false;
        var kept = random.Next(_flushed, _length);
        if (random.Next(2) == 0)
            _bytes.AsSpan(kept, _length - kept).Clear();
        else
            _length = kept;
        return true;
    }

    /// <summary>
    /// Reads the file up to the first frame that is not whole, and lets the next one be written there. What was found
    /// is flushed before anybody sees it: a killed process may have left an end that only the system holds in memory.
    /// </summary>
    public MemoryOutboxStore Recover()
    {
        var journal = new MemoryOutboxStore(producer);
        var at = 0;
        while (FrameAt(at) is { } record)
        {
            Take(journal, (Kind)_bytes[at + FrameBytes - 1], record);
            at += FrameBytes + record.Length;
        }

        _length = at;
        Flush();
        return journal;
    }

    private static void Take(MemoryOutboxStore journal, Kind kind, ReadOnlyMemory<byte> record)
    {
        if (kind == Kind.Entry)
        {
            var message = Protocol.Envelope.Parser.ParseFrom(record.Span);
            journal.Replace(EnvelopeCodec.FromWire(message).Require());
            return;
        }

        if (kind == Kind.Epoch)
        {
            AtOnce.Take(journal.BeginEpochAsync(BinaryPrimitives.ReadInt32LittleEndian(record.Span), default));
            return;
        }

        var sequence = BinaryPrimitives.ReadInt64LittleEndian(record.Span);
        AtOnce.Take(journal.NoteAcknowledgedAsync(new Checkpoint(sequence, record[sizeof(long)..]), default));
    }

    private ReadOnlyMemory<byte>? FrameAt(int at)
    {
        if (_length - at < FrameBytes)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
        if (length <= 0 || length > _length - at - FrameBytes)
            return null;
        var checkedPart = _bytes.AsSpan(at + FrameBytes - 1, length + 1);
        return SHA256.HashData(checkedPart).AsSpan(0, DigestBytes)
            .SequenceEqual(_bytes.AsSpan(at + sizeof(int), DigestBytes))
                ? new ReadOnlyMemory<byte>(_bytes.AsSpan(at + FrameBytes, length).ToArray())
                : default(ReadOnlyMemory<byte>?);
    }

    private void Write(Kind kind, ReadOnlySpan<byte> record)
    {
        var end = _length + FrameBytes + record.Length;
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        var frame = _bytes.AsSpan(_length, FrameBytes + record.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame, record.Length);
        frame[FrameBytes - 1] = (byte)kind;
        record.CopyTo(frame[FrameBytes..]);
        SHA256.HashData(frame[(FrameBytes - 1)..]).AsSpan(0, DigestBytes).CopyTo(frame[sizeof(int)..]);
        _length = end;
    }
}
