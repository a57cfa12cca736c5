namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// How coarse each subband is (IAFIS-IC-0110, 3.3): the widths of its bins and of the bin about zero.
/// </summary>
internal sealed class Quantisation
{
    private const int Subbands = 64;
    private readonly float[] _widths = new float[Subbands];
    private readonly float[] _zeros = new float[Subbands];
    private float _centre;

    /// <summary>Reads the table; null where it is damaged.</summary>
    internal static Quantisation? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length != 3 + 6 * Subbands) return null;
        var table = new Quantisation();
        if (!Decimals.Read16(body, out table._centre)) return null;
        for (var i = 0; i < Subbands; i++)
        {
            var entry = body[(3 + 6 * i)..];
            if (!Decimals.Read16(entry, out table._widths[i])) return null;
            if (!Decimals.Read16(entry[3..], out table._zeros[i])) return null;
        }
        return table;
    }

    /// <summary>Whether a subband is coded.</summary>
    internal bool Has(int band) => _widths[band] != 0;

    /// <summary>The bin of a value.</summary>
    internal int Bin(int band, float value)
    {
        var beyond = (Math.Abs(value) - _zeros[band] / 2) / _widths[band];
        return beyond <= 0 ? 0 : Math.Sign(value) * ((int)Math.Min(beyond, ushort.MaxValue - 1) + 1);
    }

    /// <summary>The value in the middle of a bin.</summary>
    internal float Restore(int band, int bin) => bin switch
    {
        0 => 0,
        > 0 => _widths[band] * (bin - _centre) + _zeros[band] / 2,
        _ => _widths[band] * (bin + _centre) - _zeros[band] / 2,
    };
}
