namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>
/// A block of extended data behind the minutiae (ISO/IEC 19794-2:2005, 7.6): ridge counts, cores and deltas, zones of
/// quality or a vendor's own. It is carried and not interpreted.
/// </summary>
/// <param name="Type">Its type: 1 ridge counts, 2 cores and deltas, 3 zonal quality, from 256 a vendor's.</param>
/// <param name="Bytes">Its content.</param>
public sealed record ExtendedData(ushort Type, ReadOnlyMemory<byte> Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => $"[extended data {Type}, {Bytes.Length} bytes]";
}
