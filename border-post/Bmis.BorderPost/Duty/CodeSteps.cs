namespace Bmis.BorderPost.Duty;

/// <summary>
/// In which step each officer's last one-time code was accepted, so that none counts twice. Safe for all threads.
/// </summary>
internal sealed class CodeSteps
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _last = new(StringComparer.Ordinal);

    /// <summary>Uses a code up: false when it is wrong or was used before.</summary>
    /// <param name="officerId">Whose code.</param>
    /// <param name="accept">Gives the step of the code, which must be later than the last one; null when wrong.</param>
    /// <param name="used">The step.</param>
    internal bool TryUse(string officerId, Func<long, long?> accept, out long used)
    {
        lock (_gate)
        {
            used = accept(_last.GetValueOrDefault(officerId)) ?? 0;
            if (used == 0) return false;
            _last[officerId] = used;
            return true;
        }
    }

    /// <summary>A code of the time before a restart.</summary>
    internal void Replay(string officerId, long step)
    {
        lock (_gate) _last[officerId] = Math.Max(step, _last.GetValueOrDefault(officerId));
    }
}
