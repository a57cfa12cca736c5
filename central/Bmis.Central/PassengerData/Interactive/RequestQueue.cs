namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Requests that wait, in order. What came while others were being answered is answered together, so that many cost the
/// warehouse little more than one. Whoever brings a request while nobody serves serves until none waits; nothing runs
/// while nobody asks. Safe for all threads.
/// </summary>
internal sealed class RequestQueue(RequestAnswering answering)
{
    private const int Most = 64;

    private readonly Queue<AskedRequest> _waiting = [];
    private bool _isServed;

    /// <summary>Lets a request wait for its answer.</summary>
    public void Add(AskedRequest asked)
    {
        lock (_waiting)
            _waiting.Enqueue(asked);
        _ = ServeAsync();
    }

    private async Task ServeAsync()
    {
        if (!Begin())
            return;
        while (Next() is { Count: > 0 } group)
            await answering.AnswerAsync(group);
    }

    private bool Begin()
    {
        lock (_waiting)
            return !_isServed && (_isServed = true);
    }

    // A group has each person once: whoever asks about somebody again sees what was answered before. Whoever finds
    // nothing more serves no longer, in the same look.
    private List<AskedRequest> Next()
    {
        var group = new List<AskedRequest>();
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        lock (_waiting)
        {
            while (_waiting.TryPeek(out var next) && MayJoin(group, claimed, next))
            {
                group.Add(_waiting.Dequeue());
                claimed.UnionWith(next.Claims);
            }

            _isServed = group.Count > 0;
        }

        return group;
    }

    private static bool MayJoin(List<AskedRequest> group, HashSet<string> claimed, AskedRequest next) =>
        group.Count == 0
        || (group.Count < Most && !next.IsAboutAll && !group[0].IsAboutAll && !claimed.Overlaps(next.Claims));
}
