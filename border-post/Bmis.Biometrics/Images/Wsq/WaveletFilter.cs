using System.Numerics;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// Joins low and high halves into the signal that they came from (IAFIS-IC-0110, 3.1), in place. The halves are laid
/// alternately, low first, continued beyond both ends by reflection at the first and the last sample, and smoothed:
/// with one set of weights at even and another at odd places.
/// </summary>
internal sealed class WaveletFilter
{
    // Columns that are joined at once, so that the buffer stays small and the rows are read in runs.
    private const int Strip = 64;

    private readonly int _reach;
    private readonly float[] _even;
    private readonly float[] _odd;

    /// <param name="low">Weights of the low half from the middle outwards, an odd number in all.</param>
    /// <param name="high">Weights of the high half from the middle outwards.</param>
    internal WaveletFilter(float[] low, float[] high)
    {
        _reach = Math.Max(low.Length, high.Length) - 1;
        _even = new float[2 * _reach + 1];
        _odd = new float[2 * _reach + 1];
        for (var i = -_reach; i <= _reach; i++)
        {
            float ofLow = Weight(low, i), ofHigh = Weight(high, i);
            (_even[i + _reach], _odd[i + _reach]) = i % 2 == 0 ? (ofLow, ofHigh) : (ofHigh, ofLow);
        }
    }

    private static float Weight(float[] half, int i) => Math.Abs(i) < half.Length ? half[Math.Abs(i)] : 0;

    /// <summary>Undoes one cut of the picture.</summary>
    internal void Join(float[] plane, int stride, SubbandTree.Cut cut)
    {
        var area = cut.Area;
        var buffer = new float[(Math.Max(area.Height, area.Width) + 2 * _reach) * Strip];
        for (var x = 0; x < area.Width; x += Strip)
            JoinDown(plane.AsSpan(area.Y * stride + area.X + x), stride, Math.Min(Strip, area.Width - x), cut, buffer);
        for (var y = 0; y < area.Height; y++)
            JoinAcross(plane.AsSpan((area.Y + y) * stride + area.X, area.Width), cut.HighLeft, buffer);
    }

    private void JoinDown(Span<float> plane, int stride, int width, SubbandTree.Cut cut, float[] buffer)
    {
        var height = cut.Area.Height;
        for (var i = -_reach; i < height + _reach; i++)
            plane.Slice(Place(i, height, cut.HighTop) * stride, width).CopyTo(buffer.AsSpan((i + _reach) * Strip));
        for (var y = 0; y < height; y++)
        {
            var sum = plane.Slice(y * stride, width);
            sum.Clear();
            var weights = y % 2 == 0 ? _even : _odd;
            for (var i = 0; i < weights.Length; i++)
                if (weights[i] != 0) Add(sum, buffer.AsSpan((y + i) * Strip, width), weights[i]);
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> row, float weight)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(sum[x..]) + new Vector<float>(row[x..]) * weight).CopyTo(sum[x..]);
        for (; x < row.Length; x++) sum[x] += row[x] * weight;
    }

    private void JoinAcross(Span<float> row, bool isHighFirst, float[] buffer)
    {
        for (var i = -_reach; i < row.Length + _reach; i++)
            buffer[i + _reach] = row[Place(i, row.Length, isHighFirst)];
        for (var x = 0; x < row.Length; x++)
        {
            var weights = x % 2 == 0 ? _even : _odd;
            ReadOnlySpan<float> samples = buffer.AsSpan(x, weights.Length);
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++) sum += samples[i] * weights[i];
            row[x] = sum;
        }
    }

    // Where sample i of the alternating halves lies.
    private static int Place(int i, int length, bool isHighFirst)
    {
        while (i < 0 || i >= length) i = i < 0 ? -i : 2 * (length - 1) - i;
        var low = (length + 1) / 2;
        return i % 2 == 0 ? i / 2 + (isHighFirst ? length - low : 0) : i / 2 + (isHighFirst ? 0 : low);
    }
}
