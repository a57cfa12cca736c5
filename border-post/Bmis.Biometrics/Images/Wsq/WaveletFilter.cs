using System.Numerics;

namespace Bmis.Biometrics.Images.Wsq;

/// <summary>
/// Splits a signal into a low and a high half, or joins the halves again (IAFIS-IC-0110, 3.1), in place. Joined, the
/// samples of the halves alternate, low first. The signal is continued beyond both ends by reflection at the first and
/// the last sample, and smoothed: with one set of weights at even and another at odd places. A filter keeps a buffer:
/// it is for one thread.
/// </summary>
internal sealed class WaveletFilter
{
    // Columns that are treated at once, so that the buffer stays small and the rows are read in runs.
    private const int Strip = 64;

    private readonly int _reach;
    private readonly float[] _even;
    private readonly float[] _odd;
    private readonly Vector<float>[] _alternating;
    private readonly bool _splits;
    private float[] _buffer = [];

    private WaveletFilter(float[] low, float[] high, bool splits)
    {
        _splits = splits;
        _reach = Math.Max(low.Length, high.Length) - 1;
        _even = new float[2 * _reach + 1];
        _odd = new float[2 * _reach + 1];
        for (var i = -_reach; i <= _reach; i++)
        {
            float ofLow = Weight(low, i), ofHigh = Weight(high, i);
            (_even[i + _reach], _odd[i + _reach]) =
                splits || i % 2 == 0 ? (ofLow, ofHigh) : (ofHigh, ofLow);
        }
        _alternating = [.. _even.Zip(_odd, Alternating)];
    }

    /// <summary>The filter that splits.</summary>
    /// <param name="low">Weights of the low half from the middle outwards, an odd number in all.</param>
    /// <param name="high">Weights of the high half from the middle outwards.</param>
    internal static WaveletFilter Analysis(float[] low, float[] high) => new(low, high, true);

    /// <summary>
    /// The filter that joins what a filter of these weights has split: with the roles exchanged and the sign of every
    /// other weight turned (IAFIS-IC-0110, 3.1.3).
    /// </summary>
    internal static WaveletFilter Synthesis(float[] low, float[] high) =>
        new(Alternated(high), Alternated(low), false);

    private static float[] Alternated(float[] weights) =>
        [.. weights.Select((weight, i) => i % 2 == 0 ? weight : -weight)];

    private static Vector<float> Alternating(float even, float odd)
    {
        Span<float> lanes = stackalloc float[Vector<float>.Count];
        for (var i = 0; i < lanes.Length; i++) lanes[i] = i % 2 == 0 ? even : odd;
        return new(lanes);
    }

    private static float Weight(float[] half, int i) => Math.Abs(i) < half.Length ? half[Math.Abs(i)] : 0;

    /// <summary>Makes or undoes one cut of the picture.</summary>
    internal void Apply(float[] plane, int stride, SubbandTree.Cut cut)
    {
        var area = cut.Area;
        if (IsBlank(plane, stride, area)) return;
        var size = (Math.Max(area.Height, area.Width) + 2 * _reach) * Strip;
        if (_buffer.Length < size) _buffer = new float[size];
        if (_splits) Across(plane, stride, cut);
        for (var x = 0; x < area.Width; x += Strip)
            Down(plane.AsSpan(area.Y * stride + area.X + x), stride, Math.Min(Strip, area.Width - x), cut);
        if (!_splits) Across(plane, stride, cut);
    }

    // Zeros stay zeros: a large picture with nothing in it costs nothing.
    private static bool IsBlank(float[] plane, int stride, SubbandTree.Area area)
    {
        for (var y = area.Y; y < area.Y + area.Height; y++)
            if (plane.AsSpan(y * stride + area.X, area.Width).ContainsAnyExcept(0f)) return false;
        return true;
    }

    private void Down(Span<float> plane, int stride, int width, SubbandTree.Cut cut)
    {
        var height = cut.Area.Height;
        for (var i = -_reach; i < height + _reach; i++)
            plane.Slice(Source(i, height, cut.HighTop) * stride, width).CopyTo(_buffer.AsSpan((i + _reach) * Strip));
        for (var y = 0; y < height; y++)
        {
            var sum = plane.Slice(Target(y, height, cut.HighTop) * stride, width);
            sum.Clear();
            var weights = y % 2 == 0 ? _even : _odd;
            for (var i = 0; i < weights.Length; i++)
                if (weights[i] != 0) Add(sum, _buffer.AsSpan((y + i) * Strip, width), weights[i]);
        }
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> row, float weight)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
            (new Vector<float>(sum[x..]) + new Vector<float>(row[x..]) * weight).CopyTo(sum[x..]);
        for (; x < row.Length; x++) sum[x] += row[x] * weight;
    }

    private void Across(float[] plane, int stride, SubbandTree.Cut cut)
    {
        var area = cut.Area;
        for (var y = 0; y < area.Height; y++)
        {
            var row = plane.AsSpan((area.Y + y) * stride + area.X, area.Width);
            Fill(row, cut.HighLeft);
            for (var x = _splits ? 0 : JoinMany(row); x < row.Length; x++)
            {
                var weights = x % 2 == 0 ? _even : _odd;
                ReadOnlySpan<float> samples = _buffer.AsSpan(x, weights.Length);
                var sum = 0f;
                for (var i = 0; i < weights.Length; i++) sum += samples[i] * weights[i];
                row[Target(x, row.Length, cut.HighLeft)] = sum;
            }
        }
    }

    // Adds in the same order as one by one, so that every width of vectors gives the same.
    private int JoinMany(Span<float> row)
    {
        var x = 0;
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            for (var i = 0; i < _alternating.Length; i++)
                sum += new Vector<float>(_buffer.AsSpan(x + i)) * _alternating[i];
            sum.CopyTo(row[x..]);
        }
        return x;
    }

    private void Fill(ReadOnlySpan<float> row, bool isHighFirst)
    {
        for (var i = 1; i <= _reach; i++)
        {
            _buffer[_reach - i] = row[Source(-i, row.Length, isHighFirst)];
            _buffer[_reach + row.Length - 1 + i] = row[Source(row.Length - 1 + i, row.Length, isHighFirst)];
        }
        var middle = _buffer.AsSpan(_reach, row.Length);
        if (_splits)
        {
            row.CopyTo(middle);
            return;
        }
        var low = row.Slice(Slot(0, row.Length, isHighFirst), (row.Length + 1) / 2);
        var high = row.Slice(isHighFirst ? 0 : low.Length, row.Length / 2);
        for (var i = 0; i < low.Length; i++) middle[2 * i] = low[i];
        for (var i = 0; i < high.Length; i++) middle[2 * i + 1] = high[i];
    }

    private int Source(int i, int length, bool isHighFirst)
    {
        while (i < 0 || i >= length) i = i < 0 ? -i : 2 * (length - 1) - i;
        return _splits ? i : Slot(i, length, isHighFirst);
    }

    private int Target(int i, int length, bool isHighFirst) => _splits ? Slot(i, length, isHighFirst) : i;

    // Where sample i of the alternating halves lies.
    private static int Slot(int i, int length, bool isHighFirst)
    {
        var low = (length + 1) / 2;
        return i % 2 == 0 ? i / 2 + (isHighFirst ? length - low : 0) : i / 2 + (isHighFirst ? 0 : low);
    }
}
