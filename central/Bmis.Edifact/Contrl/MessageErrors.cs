namespace Bmis.Edifact.Contrl;

/// <summary>What was found in a message: of its envelope the first error, and each segment with errors once.</summary>
internal sealed class MessageErrors
{
    // Repetitions of UCS in a UCM and of UCD in a UCS (ISO 9735-4, segment table).
    private const int MostSegments = 999;
    private const int MostElements = 99;

    private readonly List<(int Position, SyntaxError Error, List<ElementReport> Elements)> _segments = [];

    internal LevelReport? Level { get; private set; }

    internal IReadOnlyList<SegmentReport> Segments =>
        [.. _segments.Select(one => new SegmentReport(one.Position, one.Error, one.Elements))];

    internal bool IsEmpty => Level is null && _segments.Count == 0;

    internal void AddLevel(LevelReport level) => Level ??= level;

    /// <summary>Adds an error of a segment, or within one; positions come in ascending order.</summary>
    internal void Add(int position, SyntaxError error, int? element, int? component)
    {
        if (_segments.Count == 0 || _segments[^1].Position != position)
        {
            if (_segments.Count == MostSegments)
                return;
            _segments.Add((position, SyntaxError.None, []));
        }

        var last = _segments[^1];
        if (element is not null && last.Elements.Count < MostElements)
            last.Elements.Add(new(error, element, component));
        else if (element is null && last.Error == SyntaxError.None)
            _segments[^1] = last with { Error = error };
    }
}
