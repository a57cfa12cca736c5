namespace Bmis.Sync.Wire;

/// <summary>What one caller has left of its limits: a bucket of calls that fills again, and its open streams.</summary>
internal sealed class CallerShare(CallerLimitOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _calls = options.Burst;
    private long _filled = time.GetTimestamp();
    private int _open;

    /// <summary>Takes one call; null when there was one, else how long until there is.</summary>
    public TimeSpan? TakeCall()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            var earned = time.GetElapsedTime(_filled, now).TotalSeconds * options.CallsPerSecond;
            (_calls, _filled) = (Math.Min(options.Burst, _calls + earned), now);
            if (_calls < 1)
                return TimeSpan.FromSeconds((1 - _calls) / options.CallsPerSecond);
            _calls--;
            return null;
        }
    }

    /// <summary>Takes one stream; false when all are open.</summary>
    public bool OpenStream()
    {
        lock (_gate)
            return _open < options.OpenStreams && ++_open > 0;
    }

    /// <summary>Gives a stream back.</summary>
    public void CloseStream()
    {
        lock (_gate)
            _open--;
    }
}
