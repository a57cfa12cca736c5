namespace Bmis.Biometrics.Images.Wsq;

/// <summary>The coefficients of a picture: filled by the blocks, then turned into grey levels.</summary>
internal sealed class Coefficients
{
    // The values of codes (IAFIS-IC-0110, table 2): runs of zeros, numbers that follow, or the coefficient itself.
    private const int LongestShortRun = 100, Middle = 180, Least = 107, Most = 254;

    private readonly WsqFrame _frame;
    private readonly SubbandTree _tree;
    private readonly float[] _plane;
    private readonly SubbandFiller _filler;

    internal Coefficients(WsqFrame frame, Quantisation quantisation)
    {
        _frame = frame;
        _tree = SubbandTree.Of(frame.Width, frame.Height);
        _plane = new float[frame.Width * frame.Height];
        _filler = new(_plane, frame.Width, _tree.Bands, quantisation);
    }

    /// <summary>Whether every coefficient was there.</summary>
    internal bool AreWhole => _filler.IsFull;

    /// <summary>Reads a block up to its marker; false where the codes are damaged.</summary>
    internal bool Read(ReadOnlySpan<byte> file, ref int at, HuffmanTable codes)
    {
        while (true)
        {
            var bits = new BlockBits(file, at);
            while (true)
            {
                if (!codes.Find(bits.Peek, out var length, out var value) || length > bits.Left)
                {
                    // Less than a byte of ones fills the last byte of a block.
                    if (bits.Left >= 8) return false;
                    break;
                }
                bits.Drop(length);
                if (!Take(value, ref bits)) return false;
            }
            at = bits.At;
            if (!WsqReader.IsRestart(WsqReader.Marker(file, at))) return true;
            at += 2;
        }
    }

    private bool Take(byte value, ref BlockBits bits)
    {
        switch (value)
        {
            case 0: return false;
            case <= LongestShortRun: return _filler.Skip(value);
            case 101: return bits.Take(8, out var byteAbove) && _filler.Put(byteAbove);
            case 102: return bits.Take(8, out var byteBelow) && _filler.Put(-byteBelow);
            case 103: return bits.Take(16, out var wordAbove) && _filler.Put(wordAbove);
            case 104: return bits.Take(16, out var wordBelow) && _filler.Put(-wordBelow);
            case 105: return bits.Take(8, out var shortRun) && _filler.Skip(shortRun);
            case 106: return bits.Take(16, out var longRun) && _filler.Skip(longRun);
            case >= Least and <= Most: return _filler.Put(value - Middle);
            default: return false;
        }
    }

    /// <summary>Puts the picture together. The coefficients are gone thereafter.</summary>
    internal byte[] ToPixels(WaveletFilter filter)
    {
        foreach (var cut in _tree.Joins.SkipLast(1)) filter.Apply(_plane, _frame.Width, cut);
        var pixels = new byte[_plane.Length];
        filter.JoinPicture(_plane, _frame.Width, _frame.Height, (y, row) => WeightedRows.ToGrey(
            row, _frame.Scale, _frame.Shift, pixels.AsSpan(y * _frame.Width, _frame.Width)));
        return pixels;
    }
}
