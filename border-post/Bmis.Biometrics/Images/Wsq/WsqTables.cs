using System.Globalization;
using System.Text;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>What the segments before the blocks say.</summary>
internal sealed class WsqTables
{
    // IAFIS-IC-0110, 4.1.
    private const int Frame = 0xFFA2, Transform = 0xFFA4, Bins = 0xFFA5, Codes = 0xFFA6, Comment = 0xFFA8;
    private const int CodeTables = 8;

    // Own limits: the standard's filters have nine and seven weights, below one; longer ones cost more.
    private const int MostWeights = 15;
    private const float LargestWeight = 4;

    private readonly HuffmanTable?[] _codes = new HuffmanTable?[CodeTables];

    internal WsqFrame? Header { get; private set; }

    internal WaveletFilter? Filter { get; private set; }

    internal Quantisation? Quantisation { get; private set; }

    /// <summary>The resolution in a comment of NIST's (dpi); null where there is none.</summary>
    internal int? Dpi { get; private set; }

    internal HuffmanTable? Table(int id) => id < CodeTables ? _codes[id] : null;

    /// <summary>
    /// Takes a segment; says what is wrong with it. Segments that are not known here are passed over.
    /// </summary>
    internal ImageFault? Take(int marker, ReadOnlySpan<byte> body)
    {
        switch (marker)
        {
            case Frame: return (Header = WsqFrame.Read(body)) is null ? ImageFault.Corrupt : null;
            case Bins: return (Quantisation = Quantisation.Read(body)) is null ? ImageFault.Corrupt : null;
            case Transform: return TakeFilter(body);
            case Codes: return TakeCodes(body) ? null : ImageFault.Corrupt;
            case Comment: Dpi ??= Resolution(body); return null;
            default: return null;
        }
    }

    /// <summary>Takes a segment between blocks, where only codes and comments may stand.</summary>
    internal ImageFault? TakeLate(int marker, ReadOnlySpan<byte> body) =>
        marker is Frame or Transform or Bins ? ImageFault.Corrupt : Take(marker, body);

    // Filters of an even number of weights reflect otherwise; no certified encoder uses them.
    private ImageFault? TakeFilter(ReadOnlySpan<byte> body)
    {
        if (body.Length < 2 || body[0] is 0 or > MostWeights || body[1] is 0 or > MostWeights)
            return ImageFault.Corrupt;
        if (body[0] % 2 == 0 || body[1] % 2 == 0) return ImageFault.NotSupported;
        if (Filters(body) is not { } filters) return ImageFault.Corrupt;
        Filter = WaveletFilter.Synthesis(filters.Low, filters.High);
        return null;
    }

    /// <summary>The weights that take a picture apart, from the middle outwards; null where they are damaged.</summary>
    internal static (float[] Low, float[] High)? Filters(ReadOnlySpan<byte> body)
    {
        var split = 2 + 6 * ((body[0] + 1) / 2);
        if (body.Length != split + 6 * ((body[1] + 1) / 2)) return null;
        return Weights(body[2..split]) is { } low && Weights(body[split..]) is { } high ? (low, high) : null;
    }

    private static float[]? Weights(ReadOnlySpan<byte> body)
    {
        var weights = new float[body.Length / 6];
        for (var i = 0; i < weights.Length; i++)
        {
            if (!Decimals.Read32(body[(6 * i + 1)..], out var weight) || weight > LargestWeight) return null;
            weights[i] = body[6 * i] != 0 ? -weight : weight;
        }
        return weights;
    }

    private bool TakeCodes(ReadOnlySpan<byte> body)
    {
        while (body.Length > 0)
        {
            if (body.Length < 1 + HuffmanTable.Longest || body[0] >= CodeTables) return false;
            var counts = body.Slice(1, HuffmanTable.Longest);
            var total = 0;
            foreach (var count in counts) total += count;
            var rest = body[(1 + HuffmanTable.Longest)..];
            if (total > rest.Length || HuffmanTable.Of(counts, rest[..total]) is not { } table) return false;
            _codes[body[0]] = table;
            body = rest[total..];
        }
        return true;
    }

    private static int? Resolution(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("NIST_COM"u8)) return null;
        foreach (var line in Encoding.ASCII.GetString(body).Split('\n'))
        {
            if (line.StartsWith("PPI ", StringComparison.Ordinal)
                && int.TryParse(line.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var dpi)
                && dpi is >= ImageLimits.LeastDpi and <= ImageLimits.HighestDpi)
                return dpi;
        }
        return null;
    }
}
