namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// The bits of a block: highest first, until a marker. A byte FF of the data is followed by a zero byte, which is
/// dropped.
/// </summary>
internal ref struct BlockBits
{
    private readonly ReadOnlySpan<byte> _file;
    private ulong _bits;

    internal BlockBits(ReadOnlySpan<byte> file, int at)
    {
        _file = file;
        At = at;
        Fill();
    }

    /// <summary>
    /// The byte after those that were taken: a marker, or the end of the file, once few bits are left.
    /// </summary>
    internal int At { get; private set; }

    /// <summary>Bits at hand: 16 and more, unless the block is at its end.</summary>
    internal int Left { get; private set; }

    /// <summary>The next sixteen bits; what is beyond the end is zero.</summary>
    internal readonly int Peek => (int)(_bits >> 48);

    /// <summary>Takes up to sixteen bits; false where fewer are left.</summary>
    internal bool Take(int count, out int value)
    {
        value = (int)(_bits >> (64 - count));
        if (count > Left) return false;
        Drop(count);
        return true;
    }

    internal void Drop(int count)
    {
        _bits <<= count;
        Left -= count;
        if (Left < 16) Fill();
    }

    private void Fill()
    {
        while (Left <= 56 && At < _file.Length)
        {
            var next = _file[At];
            if (next == 0xFF && (At + 1 >= _file.Length || _file[At + 1] != 0)) return;
            At += next == 0xFF ? 2 : 1;
            _bits |= (ulong)next << (56 - Left);
            Left += 8;
        }
    }
}
