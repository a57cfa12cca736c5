namespace Bmis.Biometrics.Images.Wsq;

/// <summary>Writes the bits of a block, highest first; a zero byte follows every byte FF.</summary>
internal sealed class BlockBitsWriter(MemoryStream file)
{
    private int _bits;
    private int _count;

    internal void Write(int value, int length)
    {
        for (var bit = length - 1; bit >= 0; bit--)
        {
            _bits = _bits << 1 | (value >> bit) & 1;
            if (++_count == 8) Flush();
        }
    }

    /// <summary>Fills the last byte with ones.</summary>
    internal void End()
    {
        while (_count > 0) Write(1, 1);
    }

    private void Flush()
    {
        file.WriteByte((byte)_bits);
        if ((byte)_bits == 0xFF) file.WriteByte(0);
        (_bits, _count) = (0, 0);
    }
}
