namespace Bmis.EndToEnd.Tests;

/// <summary>The log lines of a program, which a test can wait for; no line is kept after the test.</summary>
internal sealed class ProgramLog
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many lines there are; a mark from which to wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>The last lines, for the message of a failure.</summary>
    public string Tail
    {
        get
        {
            lock (_gate) return string.Join('\n', _lines.TakeLast(20));
        }
    }

    public void Add(string? line)
    {
        if (line is null) return;
        lock (_gate)
        {
            _lines.Add(line);
            _more.SetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Returns when a line after the mark holds all the words.</summary>
    public async Task WaitForAsync(int mark, params string[] words)
    {
        while (true)
        {
            Task more;
            lock (_gate)
            {
                if (_lines.Skip(mark).Any(line => words.All(line.Contains))) return;
                more = _more.Task;
            }

            await more.WaitAsync(Guard);
        }
    }
}
