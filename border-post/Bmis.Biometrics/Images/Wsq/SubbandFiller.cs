namespace Bmis.Biometrics.Images.Wsq;

/// <summary>Puts coefficients where they belong, one subband after the other, row by row.</summary>
internal sealed class SubbandFiller
{
    private readonly float[] _plane;
    private readonly int _stride;
    private readonly SubbandTree.Area[] _bands;
    private readonly Quantisation _quantisation;
    private int _band = -1;
    private int _y;

    // Where the next coefficient goes, and how many more are in its row: none when every one is there.
    private int _at;
    private int _left;

    internal SubbandFiller(float[] plane, int stride, IReadOnlyList<SubbandTree.Area> bands, Quantisation quantisation)
    {
        (_plane, _stride, _bands, _quantisation) = (plane, stride, [.. bands], quantisation);
        NextBand();
    }

    /// <summary>Whether every coefficient of the picture is there.</summary>
    internal bool IsFull => _left == 0;

    /// <summary>Puts one coefficient; false where there is no place left.</summary>
    internal bool Put(int value)
    {
        if (_left == 0) return false;
        _plane[_at++] = _quantisation.Restore(_band, value);
        if (--_left == 0) NextRow();
        return true;
    }

    /// <summary>Leaves coefficients at zero; false where there are not so many places left.</summary>
    internal bool Skip(int count)
    {
        while (count > 0)
        {
            if (_left == 0) return false;
            var step = Math.Min(count, _left);
            count -= step;
            _at += step;
            _left -= step;
            if (_left == 0) NextRow();
        }
        return true;
    }

    private void NextRow()
    {
        if (++_y == _bands[_band].Height) NextBand();
        else Begin();
    }

    private void NextBand()
    {
        do _band++;
        while (_band < _bands.Length && (!_quantisation.Has(_band) || _bands[_band] is { Width: 0 } or { Height: 0 }));
        _y = 0;
        if (_band < _bands.Length) Begin();
    }

    private void Begin()
    {
        var area = _bands[_band];
        (_at, _left) = ((area.Y + _y) * _stride + area.X, area.Width);
    }
}
