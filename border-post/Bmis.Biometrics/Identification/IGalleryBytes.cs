namespace Bmis.Biometrics.Identification;

/// <summary>Where the bytes of a gallery lie; every read is checked against their length.</summary>
internal interface IGalleryBytes : IDisposable
{
    /// <summary>Number of bytes.</summary>
    long Length { get; }

    /// <summary>Copies bytes out.</summary>
    void Read(long at, Span<byte> bytes);
}
