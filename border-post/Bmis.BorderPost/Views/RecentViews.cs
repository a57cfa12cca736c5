namespace Bmis.BorderPost.Views;

/// <summary>
/// What was written down of late: the same look of the same officer within a minute is one entry, because every form
/// of a page leads back to it. Safe for all threads.
/// </summary>
internal sealed class RecentViews(TimeProvider clock)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<ViewEntry, DateTimeOffset> _written = [];

    internal bool Has(ViewEntry entry)
    {
        lock (_gate) return _written.TryGetValue(entry, out var at) && clock.GetUtcNow() - at < OneLook;
    }

    internal void Add(ViewEntry entry)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var (old, _) in _written.Where(one => now - one.Value >= OneLook).ToArray()) _written.Remove(old);
            _written[entry] = now;
        }
    }
}
