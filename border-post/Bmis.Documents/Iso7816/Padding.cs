namespace Bmis.Documents.Iso7816;

/// <summary>Padding method 2 of ISO/IEC 9797-1: one byte 80, then zeros to a whole block.</summary>
internal static class Padding
{
    internal static byte[] Pad(ReadOnlySpan<byte> bytes, int block)
    {
        var padded = new byte[((bytes.Length / block) + 1) * block];
        bytes.CopyTo(padded);
        padded[bytes.Length] = 0x80;
        return padded;
    }

    /// <summary>The bytes without their padding; false when there is none.</summary>
    internal static bool TryUnpad(ReadOnlySpan<byte> padded, out byte[] bytes)
    {
        var last = padded.LastIndexOfAnyExcept((byte)0);
        var isPadded = last >= 0 && padded[last] == 0x80;
        bytes = isPadded ? padded[..last].ToArray() : [];
        return isPadded;
    }
}
