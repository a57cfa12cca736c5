namespace Bmis.Sync.Urgent;

/// <summary>
/// Which urgent entries wait for their turn, and since when. The newest is told first: it is the one about which
/// somebody can still act. It has no task, store or clock: whoever drives it says what time it is. Not thread-safe.
/// </summary>
/// <param name="patience">How long an entry may wait before it is told ahead.</param>
internal sealed class UrgentQueue(TimeSpan patience)
{
    private readonly SortedList<long, TimeSpan> _due = [];

    /// <summary>When the next one is to be told; null when none waits.</summary>
    public TimeSpan? NextDue => _due.Count == 0 ? null : _due.Values.Min();

    /// <summary>An urgent entry is in the journal.</summary>
    public void Add(long sequence, TimeSpan now) => _due[sequence] = now + patience;

    /// <summary>Everything up to this number had its turn.</summary>
    public void Acknowledged(long sequence)
    {
        while (_due.Count > 0 && _due.GetKeyAtIndex(0) <= sequence)
            _due.RemoveAt(0);
    }

    /// <summary>The newest that has waited long enough; null when none has.</summary>
    public long? Next(TimeSpan now)
    {
        for (var i = _due.Count - 1; i >= 0; i--)
        {
            if (_due.GetValueAtIndex(i) <= now)
                return _due.GetKeyAtIndex(i);
        }

        return null;
    }

    /// <summary>The centre has it, or there is no use in telling it.</summary>
    public void Settled(long sequence) => _due.Remove(sequence);

    /// <summary>The centre would not keep it now, and so none that waits.</summary>
    public void PutOff(TimeSpan until)
    {
        foreach (var sequence in _due.Keys.ToArray())
            _due[sequence] = until;
    }
}
