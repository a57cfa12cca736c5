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
    private readonly Taps _evenTaps;
    private readonly Taps _oddTaps;
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
        (_evenTaps, _oddTaps) = (Taps.Of(_even), Taps.Of(_odd));
    }

    // The weights that are not zero, and where each stands.
    private sealed record Taps(int[] Places, float[] Weights)
    {
        internal static Taps Of(float[] weights)
        {
            int[] places = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] != 0)];
            return new(places, [.. places.Select(i => weights[i])]);
        }
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
        Span<int> rows = stackalloc int[_even.Length];
        for (var y = 0; y < height; y++)
        {
            var taps = y % 2 == 0 ? _evenTaps : _oddTaps;
            for (var i = 0; i < taps.Places.Length; i++) rows[i] = (y + taps.Places[i]) * Strip;
            WeightedRows.Sum(
                _buffer, rows[..taps.Places.Length], taps.Weights,
                plane.Slice(Target(y, height, cut.HighTop) * stride, width));
        }
    }

    /// <summary>
    /// Undoes the first cut, that of the whole picture, row by row: both directions at once and straight to the rows
    /// that are taken, for the whole picture does not fit the processor's caches. Its quarter of the highest
    /// frequencies is never coded (IAFIS-IC-0110, 3.2), and not read.
    /// </summary>
    internal void JoinPicture(float[] plane, int width, int height, Action<int, ReadOnlySpan<float>> take)
    {
        var size = width + 2 * _reach;
        if (_buffer.Length < size) _buffer = new float[size];
        var (row, lows) = (new float[width], (width + 1) / 2);
        Span<int> rows = stackalloc int[_even.Length];
        Span<int> top = stackalloc int[_even.Length];
        Span<float> topWeights = stackalloc float[_even.Length];
        for (var y = 0; y < height; y++)
        {
            var taps = y % 2 == 0 ? _evenTaps : _oddTaps;
            var inTop = 0;
            for (var i = 0; i < taps.Places.Length; i++)
            {
                var source = Source(y + taps.Places[i] - _reach, height, false);
                rows[i] = source * width;
                if (source < (height + 1) / 2)
                    (top[inTop], topWeights[inTop++]) = (source * width + lows, taps.Weights[i]);
            }
            WeightedRows.Sum(plane, rows[..taps.Places.Length], taps.Weights, row.AsSpan(0, lows));
            WeightedRows.Sum(plane, top[..inTop], topWeights[..inTop], row.AsSpan(lows));
            AcrossRow(row, false);
            take(y, row);
        }
    }

    private void Across(float[] plane, int stride, SubbandTree.Cut cut)
    {
        var area = cut.Area;
        for (var y = area.Y; y < area.Y + area.Height; y++)
            AcrossRow(plane.AsSpan(y * stride + area.X, area.Width), cut.HighLeft);
    }

    private void AcrossRow(Span<float> row, bool isHighLeft)
    {
        Fill(row, isHighLeft);
        for (var x = _splits ? 0 : WeightedRows.Slide(_buffer, _alternating, row); x < row.Length; x++)
        {
            var weights = x % 2 == 0 ? _even : _odd;
            ReadOnlySpan<float> samples = _buffer.AsSpan(x, weights.Length);
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++) sum += samples[i] * weights[i];
            row[Target(x, row.Length, isHighLeft)] = sum;
        }
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
        WeightedRows.Alternate(low, high, middle);
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
