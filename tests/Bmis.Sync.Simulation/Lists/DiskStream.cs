using System.Runtime.InteropServices;

namespace Bmis.Sync.Simulation.Lists;

/// <summary>An open file of the simulated disk.</summary>
internal sealed class DiskStream(DiskFile file, Action step) : Stream
{
    public DiskFile File => file;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => file.Bytes.Count;

    public override long Position { get; set; }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var left = CollectionsMarshal.AsSpan(file.Bytes)[(int)Math.Min(Position, Length)..];
        var read = Math.Min(left.Length, buffer.Length);
        left[..read].CopyTo(buffer);
        Position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value)
    {
        step();
        CollectionsMarshal.SetCount(file.Bytes, (int)value);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        step();
        var end = (int)Position + buffer.Length;
        if (end > file.Bytes.Count)
            CollectionsMarshal.SetCount(file.Bytes, end);
        buffer.CopyTo(CollectionsMarshal.AsSpan(file.Bytes)[(int)Position..]);
        Position = end;
    }
}
