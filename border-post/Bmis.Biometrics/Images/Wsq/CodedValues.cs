namespace Bmis.Biometrics.Images.Wsq;

/// <summary>What a block is written with: values that get codes, and bits that follow them as they are.</summary>
internal sealed class CodedValues
{
    private const int LongestShortRun = 100, LongestByteRun = 255, LongestRun = 65535;
    private const int Least = -73, Most = 74, Middle = 180;

    private readonly List<(byte Value, byte Length, ushort Bits)> _values = [];
    private int _run;

    internal IReadOnlyList<(byte Value, byte Length, ushort Bits)> Values => _values;

    internal void Add(int coefficient)
    {
        if (coefficient == 0)
        {
            if (++_run == LongestRun) EndRun();
            return;
        }
        EndRun();
        var size = (ushort)Math.Min(Math.Abs(coefficient), ushort.MaxValue);
        if (coefficient is >= Least and <= Most) _values.Add(((byte)(coefficient + Middle), 0, 0));
        else if (size <= byte.MaxValue) _values.Add(((byte)(coefficient > 0 ? 101 : 102), 8, size));
        else _values.Add(((byte)(coefficient > 0 ? 103 : 104), 16, size));
    }

    /// <summary>Writes the zeros that are waiting; a block must not end before.</summary>
    internal void EndRun()
    {
        if (_run > LongestByteRun) _values.Add((106, 16, (ushort)_run));
        else if (_run > LongestShortRun) _values.Add((105, 8, (ushort)_run));
        else if (_run > 0) _values.Add(((byte)_run, 0, 0));
        _run = 0;
    }
}
