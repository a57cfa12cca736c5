namespace Bmis.Sync.Wire;

/// <summary>
/// Looks whether a server is well, once for all who ask within a second, so that anybody may ask without a load on what
/// is looked at. Safe for all threads.
/// </summary>
internal sealed class HealthLook(Func<CancellationToken, Task<bool>> isWell, TimeProvider time)
{
    /// <summary>How long an answer is told again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>How long a look may take; what takes longer is not well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<bool>? _last;
    private long _begun;

    /// <summary>Whether the server is well; never throws.</summary>
    public Task<bool> IsWellAsync()
    {
        lock (_gate)
        {
            if (_last is not null && (!_last.IsCompleted || time.GetElapsedTime(_begun) < Freshness))
                return _last;
            _begun = time.GetTimestamp();
            return _last = LookAsync();
        }
    }

    private async Task<bool> LookAsync()
    {
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            return await Task.Run(() => isWell(limit.Token), CancellationToken.None).WaitAsync(limit.Token);
        }
        catch (Exception)
        {
            // An edge: whatever is wrong, the server is not well, and who looks after it is told by its own log.
            return false;
        }
    }
}
