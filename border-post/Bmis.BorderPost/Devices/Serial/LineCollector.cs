using Bmis.Documents.Seals;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>
/// Collects bare lines into MRZ texts. Two lines of 44 or 36 or three of 30 make one at once; damaged ones are handed
/// on when the line falls silent, so that the officer sees that something was read. A longer line is a digital seal, or
/// nothing.
/// </summary>
internal sealed class LineCollector
{
    private readonly List<string> _lines = new(FrameLimits.Lines);
    private readonly char[] _line = new char[FrameLimits.Seal];
    private int _length;
    private bool _skipping;

    internal void Take(byte one, Action<string> sink)
    {
        if (one is (byte)'\r' or (byte)'\n')
        {
            EndLine(sink);
            if (IsComplete()) Hand(sink);
        }
        else if (!FrameDecoder.IsText(one)) Clear();
        else if (_length < _line.Length) _line[_length++] = (char)one;
        else _skipping = true;
    }

    /// <summary>The line is silent: what stands without a line end counts as a line.</summary>
    internal void End(Action<string> sink)
    {
        EndLine(sink);
        if (IsComplete() || IsPlausible()) Hand(sink);
        Clear();
    }

    internal void Clear()
    {
        _lines.Clear();
        _length = 0;
        _skipping = false;
    }

    private void EndLine(Action<string> sink)
    {
        var (length, skipped) = (_length, _skipping);
        (_length, _skipping) = (0, false);
        if (length == 0) return;
        if (skipped || length > FrameLimits.Line)
        {
            _lines.Clear();
            if (!skipped && ScannedSeal.IsSeal(_line.AsSpan(0, length))) sink(new string(_line, 0, length));
            return;
        }

        if (_lines.Count == FrameLimits.Lines) _lines.RemoveAt(0);
        _lines.Add(new string(_line, 0, length).Trim());
    }

    /// <summary>True when the last lines have the lengths of a format; older ones are dropped.</summary>
    private bool IsComplete()
    {
        var wanted = _lines.Count == 0 ? 0 : _lines[^1].Length switch { 44 or 36 => 2, 30 => 3, _ => 0 };
        if (wanted == 0 || _lines.Count < wanted) return false;
        for (var i = 2; i <= wanted; i++)
            if (_lines[^i].Length != _lines[^1].Length)
                return false;
        _lines.RemoveRange(0, _lines.Count - wanted);
        return true;
    }

    private bool IsPlausible()
    {
        if (_lines.Count < 2) return false;
        foreach (var line in _lines)
            if (line.Length < FrameLimits.ShortestLine)
                return false;
        return true;
    }

    private void Hand(Action<string> sink)
    {
        sink(string.Join('\n', _lines));
        Clear();
    }
}
