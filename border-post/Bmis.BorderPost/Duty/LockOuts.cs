using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Counts wrong passwords per officer. Only ids of the list are counted, so the list bounds the memory. Safe for all
/// threads. The journal keeps every attempt, so that a restart does not forget them.
/// </summary>
internal sealed class LockOuts(IOptions<DutyOptions> options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    internal TimeSpan Length => options.Value.LockOut;

    /// <summary>
    /// Takes one attempt before its password is looked at, so that attempts side by side cannot pass the limit
    /// together; false while the id is locked out.
    /// </summary>
    internal bool TryTake(string officerId) => TryTake(officerId, clock.GetUtcNow());

    /// <summary>Counts an attempt of the past, in the order in which they were made.</summary>
    internal void Replay(string officerId, DateTimeOffset at) => _ = TryTake(officerId, at);

    /// <summary>Whether the attempt that was just taken was the last one.</summary>
    internal bool IsLockedOut(string officerId)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(officerId);
            return count.Attempts >= options.Value.WrongPasswords && clock.GetUtcNow() < count.Until;
        }
    }

    internal void Forget(string officerId)
    {
        lock (_gate)
            _counts.Remove(officerId);
    }

    private bool TryTake(string officerId, DateTimeOffset now)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(officerId);
            if (count.Attempts >= options.Value.WrongPasswords && now < count.Until)
                return false;
            var attempts = count.Attempts >= options.Value.WrongPasswords ? 1 : count.Attempts + 1;
            _counts[officerId] = new Count(attempts, now + options.Value.LockOut);
            return true;
        }
    }

    private readonly record struct Count(int Attempts, DateTimeOffset Until);
}
