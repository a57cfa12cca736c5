using System.Security.Cryptography;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// Reads lines in pieces and turns a piece into keys on all cores. Blank lines are skipped but counted.
/// </summary>
internal sealed class DocumentLines(TextReader reader, LostDocumentHasher hasher)
{
    private const int Chunk = 1 << 20;
    private const int Slice = 2048;

    private readonly char[] _text = new char[Chunk];
    private readonly List<Range> _lines = [];
    private readonly List<long> _numbers = [];
    private readonly Lock _worst = new();
    private int _kept;
    private long _number;
    private ulong[] _keys = [];
    private PackedRow[] _rows = [];
    private bool _hasRows;
    private (long Line, string Text)? _problem;

    /// <summary>Keys of the piece that was read last.</summary>
    internal ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, _lines.Count);

    /// <summary>Its rows; empty when it has none.</summary>
    internal ReadOnlySpan<PackedRow> Rows => _hasRows ? _rows.AsSpan(0, _lines.Count) : [];

    /// <summary>The first line that is wrong, as a sentence.</summary>
    internal string? Problem =>
        _problem is var (line, text) ? FormattableString.Invariant($"Line {line}: {text}") : null;

    /// <summary>Reads the next piece; false at the end or when a line was wrong.</summary>
    internal bool Next()
    {
        _lines.Clear();
        _numbers.Clear();
        while (_lines.Count == 0)
        {
            var read = reader.ReadBlock(_text, _kept, Chunk - _kept);
            var isEnd = read < Chunk - _kept;
            var used = Cut(_kept + read, isEnd);
            if (_lines.Count > 0) Hash();
            _kept = _kept + read - used;
            if (_kept > LostDocumentLine.Longest) Note(_number + 1, "it is longer than it may be.");
            if (_problem is not null || (isEnd && _lines.Count == 0)) return false;
            _text.AsSpan(used, _kept).CopyTo(_text);
        }

        return true;
    }

    private int Cut(int length, bool isEnd)
    {
        var start = 0;
        while (start < length)
        {
            var end = _text.AsSpan(start, length - start).IndexOf('\n');
            if (end < 0 && !isEnd) return start;
            end = end < 0 ? length : start + end;
            _number++;
            if (!_text.AsSpan(start, end - start).IsWhiteSpace())
            {
                _lines.Add(start..end);
                _numbers.Add(_number);
            }

            start = end + 1;
        }

        return length;
    }

    private void Hash()
    {
        if (_keys.Length < _lines.Count) (_keys, _rows) = (new ulong[_lines.Count], new PackedRow[_lines.Count]);
        _hasRows = false;
        Parallel.For(0, (_lines.Count + Slice - 1) / Slice, hasher.OpenMac, (slice, _, mac) =>
        {
            for (var i = slice * Slice; i < Math.Min((slice + 1) * Slice, _lines.Count); i++) Hash(i, mac);
            return mac;
        }, mac => mac.Dispose());
    }

    private void Hash(int i, IncrementalHash mac)
    {
        var line = LostDocumentLine.Read(_text.AsSpan(_lines[i]).TrimEnd('\r'));
        if (line.Problem is not null)
        {
            Note(_numbers[i], line.Problem);
            return;
        }

        _keys[i] = LostDocumentHasher.KeyOf(line.State, line.Number, mac);
        _rows[i] = line.Row == default ? default : line.Row.Pack();
        if (line.Row != default) _hasRows = true;
    }

    private void Note(long line, string problem)
    {
        lock (_worst)
            if (_problem is not { } known || line < known.Line)
                _problem = (line, problem);
    }
}
