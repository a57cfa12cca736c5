namespace Bmis.Biometrics.Images.Wsq;

/// <summary>Puts coefficients where they belong, one subband after the other, row by row.</summary>
internal sealed class SubbandFiller
{
    private readonly float[] _plane;
    private readonly int _stride;
    private readonly IReadOnlyList<SubbandTree.Area> _bands;
    private readonly Quantisation _quantisation;
    private int _band = -1;
    private int _x;
    private int _y;

    internal SubbandFiller(float[] plane, int stride, IReadOnlyList<SubbandTree.Area> bands, Quantisation quantisation)
    {
        (_plane, _stride, _bands, _quantisation) = (plane, stride, bands, quantisation);
        NextBand();
    }

    /// <summary>Whether every coefficient of the picture is there.</summary>
    internal bool IsFull => _band == _bands.Count;

    /// <summary>Puts one coefficient; false where there is no place left.</summary>
    internal bool Put(int value)
    {
        if (IsFull) return false;
        var area = _bands[_band];
        _plane[(area.Y + _y) * _stride + area.X + _x] = _quantisation.Restore(_band, value);
        return Skip(1);
    }

    /// <summary>Leaves coefficients at zero; false where there are not so many places left.</summary>
    internal bool Skip(int count)
    {
        while (count > 0)
        {
            if (IsFull) return false;
            var area = _bands[_band];
            var step = Math.Min(count, area.Width - _x);
            count -= step;
            _x += step;
            if (_x < area.Width) continue;
            (_x, _y) = (0, _y + 1);
            if (_y == area.Height) NextBand();
        }
        return true;
    }

    private void NextBand()
    {
        do _band++;
        while (!IsFull && (!_quantisation.Has(_band) || _bands[_band].Width == 0 || _bands[_band].Height == 0));
        (_x, _y) = (0, 0);
    }
}
