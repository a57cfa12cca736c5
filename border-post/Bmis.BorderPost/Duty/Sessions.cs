using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// The sign-ins of this lane and when each was last used by a person. One that nobody used for a while is locked: it
/// shows nothing until its officer unlocks it. The journal remembers locks, so a restart opens none. Safe for all
/// threads.
/// </summary>
internal sealed class Sessions(IOptions<DutyOptions> options, TimeProvider clock)
{
    private const int MostWrongPins = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>Raised with the id of a session that was locked or ended, outside the lock.</summary>
    internal event Action<string>? Closed;

    /// <summary>A person signed in.</summary>
    internal void Begin(string id, string officerId)
    {
        lock (_gate) _sessions[id] = new(officerId, clock.GetUtcNow(), IsLocked: false, Pin: null, WrongPins: 0);
    }

    /// <summary>The session is over: its cookie counts nowhere any more, not even a copy of it.</summary>
    internal void End(string id)
    {
        lock (_gate) Forget(id);
        Closed?.Invoke(id);
    }

    /// <summary>Ends the sessions of officers who may not work any more, and tells whoever shows them.</summary>
    internal void EndUnless(Func<string, bool> mayWork)
    {
        List<string> ended;
        lock (_gate)
        {
            ended = [.. _sessions.Where(one => !mayWork(one.Value.OfficerId)).Select(one => one.Key)];
            foreach (var id in ended) Forget(id);
        }

        foreach (var id in ended) Closed?.Invoke(id);
    }

    /// <summary>Whether the session may be used now; an act of a person keeps it open.</summary>
    internal SessionState Touch(string id, string officerId, bool byPerson)
    {
        lock (_gate)
        {
            if (_ended.ContainsKey(id)) return SessionState.Ended;
            var now = clock.GetUtcNow();
            // Known only by its cookie: the lane was started again in between.
            if (!_sessions.TryGetValue(id, out var session))
                session = new(officerId, now, IsLocked: false, Pin: null, WrongPins: 0);
            if (session.OfficerId != officerId) return SessionState.Ended;
            if (session.IsLocked || IsIdle(session, now)) return SessionState.Locked;
            _sessions[id] = byPerson ? session with { LastAct = now } : session;
            return SessionState.Open;
        }
    }

    internal bool IsLocked(string id)
    {
        lock (_gate) return _sessions.TryGetValue(id, out var session) && session.IsLocked;
    }

    /// <summary>Locks a session at its officer's wish, or because the journal says so.</summary>
    internal void Lock(string id, string officerId)
    {
        lock (_gate)
        {
            var session = _sessions.GetValueOrDefault(id)
                ?? new(officerId, clock.GetUtcNow(), IsLocked: false, Pin: null, WrongPins: 0);
            _sessions[id] = session with { IsLocked = true };
        }

        Closed?.Invoke(id);
    }

    internal void Unlock(string id)
    {
        lock (_gate)
            if (_sessions.TryGetValue(id, out var session))
                _sessions[id] = session with { IsLocked = false, LastAct = clock.GetUtcNow(), WrongPins = 0 };
    }

    /// <summary>Sets the short number that unlocks this session; it is kept nowhere else and ends with it.</summary>
    internal void SetPin(string id, string pin)
    {
        lock (_gate)
            if (_sessions.TryGetValue(id, out var session))
                _sessions[id] = session with { Pin = Pin.Of(pin), WrongPins = 0 };
    }

    /// <summary>Whether the session has a short number that still counts.</summary>
    internal bool HasPin(string id)
    {
        lock (_gate) return _sessions.GetValueOrDefault(id)?.Pin is not null;
    }

    /// <summary>Tries the short number; after three wrong ones only the password unlocks.</summary>
    internal bool TryPin(string id, string typed)
    {
        lock (_gate)
        {
            if (_sessions.GetValueOrDefault(id) is not { Pin: { } pin } session) return false;
            if (pin.Is(typed)) return true;
            var wrong = session.WrongPins + 1;
            _sessions[id] = session with { WrongPins = wrong, Pin = wrong < MostWrongPins ? pin : null };
            return false;
        }
    }

    /// <summary>The sessions that have just become idle, with their officers; they are locked by it.</summary>
    internal IReadOnlyList<(string Id, string OfficerId)> LockIdle()
    {
        List<(string Id, string OfficerId)> idle;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            idle = [.. _sessions.Where(one => !one.Value.IsLocked && IsIdle(one.Value, now))
                .Select(one => (one.Key, one.Value.OfficerId))];
            foreach (var (id, _) in idle) _sessions[id] = _sessions[id] with { IsLocked = true };
            foreach (var id in Over(now)) Forget(id);
            foreach (var id in LongEnded(now)) _ended.Remove(id);
        }

        foreach (var (id, _) in idle) Closed?.Invoke(id);
        return idle;
    }

    // A cookie cannot outlive this, so the memory of it need not either.
    private List<string> Over(DateTimeOffset now) =>
        [.. _sessions.Where(one => now - one.Value.LastAct > options.Value.SessionLength).Select(one => one.Key)];

    private List<string> LongEnded(DateTimeOffset now) =>
        [.. _ended.Where(one => now - one.Value > options.Value.SessionLength).Select(one => one.Key)];

    private void Forget(string id)
    {
        _sessions.Remove(id);
        _ended[id] = clock.GetUtcNow();
    }

    private bool IsIdle(Session session, DateTimeOffset now) => now - session.LastAct >= options.Value.IdleLock;

    private sealed record Session(
        string OfficerId, DateTimeOffset LastAct, bool IsLocked, Pin? Pin, int WrongPins);
}
