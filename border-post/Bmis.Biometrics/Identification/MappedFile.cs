using System.IO.MemoryMappedFiles;

namespace Bmis.Biometrics.Identification;

/// <summary>A file in memory, read only.</summary>
internal sealed class MappedFile : IGalleryBytes
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Maps a stream that is then owned.</summary>
    internal MappedFile(FileStream stream)
    {
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
    }

    public long Length { get; }

    public void Read(long at, Span<byte> bytes) => _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)at, bytes);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
