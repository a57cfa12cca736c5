namespace Bmis.Biometrics.Identification;

/// <summary>A small gallery that is no file.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> content) : IGalleryBytes
{
    public long Length => content.Length;

    public void Read(long at, Span<byte> bytes) => content.Span.Slice(checked((int)at), bytes.Length).CopyTo(bytes);

    public void Dispose()
    {
    }
}
