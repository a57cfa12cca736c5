using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Bmis.Biometrics.Identification;

/// <summary>Collects the columns of a gallery side by side and joins them.</summary>
internal sealed class GallerySections(string engine, long version, Func<Stream> open) : IDisposable
{
    private readonly Stream[] _columns = [.. Enumerable.Range(0, GalleryLayout.Sections).Select(_ => open())];
    private readonly byte[] _buffer = new byte[1 << 17];
    private Guid? _last;
    private int _subjects;
    private int _prints;
    private long _points;
    private long _rests;

    /// <summary>Adds a subject; without prints it is none.</summary>
    /// <exception cref="ArgumentException">The subjects do not ascend, or a limit is broken.</exception>
    internal void Add(Guid subject, IReadOnlyCollection<PackedPrint> prints)
    {
        if (_last is { } last && last.CompareTo(subject) >= 0)
            throw new ArgumentException("Subjects of a gallery ascend, and each comes once.", nameof(subject));
        _last = subject;
        if (prints.Count == 0) return;
        if (prints.Count > LabelledTemplate.Most || _prints > GalleryLayout.MostPrints - prints.Count)
            throw new ArgumentException("There are more prints than a gallery takes.", nameof(prints));
        Span<byte> name = stackalloc byte[16];
        subject.TryWriteBytes(name, bigEndian: true, out _);
        this[GallerySection.Subjects].Write(name);
        Write(GallerySection.FirstPrints, (uint)_prints);
        _subjects++;
        foreach (var print in prints) Add(print);
    }

    /// <summary>Writes all of it to a stream that can seek.</summary>
    internal void Join(Stream output, CancellationToken cancellation)
    {
        Write(GallerySection.FirstPrints, (uint)_prints);
        Write(GallerySection.FirstPoints, (uint)_points);
        Write(GallerySection.FirstRests, (ulong)_rests);
        var layout = new GalleryLayout(engine, version, _subjects, _prints, _points, _rests);
        output.Write(new byte[GalleryLayout.HeaderLength]);
        var digests = Array.ConvertAll(_columns, column => Join(column, output, cancellation));
        if (output.Position != layout.FileLength)
            throw new InvalidOperationException("A column is longer than its layout says.");
        output.Position = 0;
        output.Write(layout.Write(digests));
    }

    public void Dispose()
    {
        foreach (var column in _columns) column.Dispose();
    }

    private Stream this[GallerySection section] => _columns[(int)section];

    private void Add(PackedPrint print)
    {
        if (_points + print.Points.Length > uint.MaxValue)
            throw new ArgumentException("There are more minutiae than a gallery takes.", nameof(print));
        this[GallerySection.Positions].WriteByte(print.Position);
        Write(GallerySection.FirstPoints, (uint)_points);
        Write(GallerySection.FirstRests, (ulong)_rests);
        this[GallerySection.Points].Write(MemoryMarshal.AsBytes<uint>(print.Points));
        this[GallerySection.Edges].Write(MemoryMarshal.AsBytes<ushort>(print.Edges));
        this[GallerySection.Rests].Write(print.Rest);
        (_prints, _points, _rests) = (_prints + 1, _points + print.Points.Length, _rests + print.Rest.Length);
    }

    private byte[] Join(Stream column, Stream output, CancellationToken cancellation)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        column.SetLength((column.Length + 7) / 8 * 8);
        column.Position = 0;
        for (int read; (read = column.Read(_buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            sum.AppendData(_buffer.AsSpan(0, read));
            output.Write(_buffer.AsSpan(0, read));
        }
        return sum.GetHashAndReset();
    }

    private void Write(GallerySection section, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        this[section].Write(bytes);
    }

    private void Write(GallerySection section, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        this[section].Write(bytes);
    }
}
