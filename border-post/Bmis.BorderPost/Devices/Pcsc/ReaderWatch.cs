namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>
/// Asks the service for its readers and waits for changes, on a thread of its own. After an error the way to the
/// service is thrown away with all that was known, and the next look makes a new one.
/// </summary>
internal sealed class ReaderWatch(IScard scard) : IDisposable
{
    private readonly NativeThread _thread = new();
    private readonly ScardReader _anyReader = new(ScardValues.AnyReader);
    private readonly OrderedDictionary<string, ScardReader> _readers = new(StringComparer.Ordinal);
    private volatile PcscContext? _context;

    /// <summary>How the readers stand: at once when they are others than before, else at the next change.</summary>
    internal Task<ReaderSnapshot> LookAsync() => _thread.RunAsync(Look);

    /// <summary>Ends a wait and closes the way to the service. It waits for neither.</summary>
    public void Dispose()
    {
        if (_context is { } context)
        {
            using var other = new NativeThread();
            _ = other.RunAsync(() => context.Cancel());
        }

        _ = _thread.RunAsync(() => Drop(ScardCode.Cancelled));
        _thread.Dispose();
    }

    private ReaderSnapshot Look()
    {
        if (_context is null)
        {
            var established = PcscContext.Establish(scard, out var context);
            if (context is null) return new(established, []);
            _context = context;
        }

        var code = _context.ListReaders(out var names);
        if (code != ScardCode.Success) return Drop(code);
        var time = Reconcile(names) ? TimeSpan.Zero : PcscLimits.Wait;
        code = _context.WaitForChange([_anyReader, .. _readers.Values], time);
        return code.IsHarmless() ? new(code, [.. _readers.Values.Select(Picture)]) : Drop(code);
    }

    private bool Reconcile(IReadOnlyList<string> names)
    {
        var gone = _readers.Keys.Except(names).ToArray();
        foreach (var name in gone) _readers.Remove(name);
        var come = names.Count(name => _readers.TryAdd(name, new(name)));
        return gone.Length + come > 0;
    }

    private ReaderSnapshot Drop(ScardCode code)
    {
        _context?.Dispose();
        _context = null;
        _readers.Clear();
        _anyReader.State = ScardStates.Unaware;
        return new(code, []);
    }

    private static ReaderSnapshot.Reader Picture(ScardReader reader) => new(reader.Name, reader.State, reader.Atr);
}
