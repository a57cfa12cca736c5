using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>
/// What became of the stored entries: a row each, or a dead letter when an entry cannot be read. A dead letter is
/// replayed once there is software that can.
/// </summary>
internal sealed class TypedRows
{
    /// <summary>The kind of entries that cannot be read.</summary>
    public const string Poison = "poison";

    private readonly Dictionary<Checkpoint, int> _rows = [];
    private readonly List<Envelope> _deadLetters = [];

    /// <summary>How many dead letters there ever were.</summary>
    public int EverDead { get; private set; }

    public int DeadLetters => _deadLetters.Count;

    public static bool IsPoison(Envelope entry) => entry.Header.Kind == Poison;

    public void Take(IReadOnlyList<Envelope> run)
    {
        foreach (var entry in run)
        {
            if (IsPoison(entry))
                _deadLetters.Add(entry);
            else
                AddRow(entry);
        }

        EverDead += run.Count(IsPoison);
    }

    /// <summary>Whether something was made of the entry.</summary>
    public bool Knows(Envelope entry) => _rows.ContainsKey(entry.Checkpoint) || IsDead(entry);

    /// <summary>Replays the oldest dead letter.</summary>
    public void Replay()
    {
        if (_deadLetters.Count == 0)
            return;
        AddRow(_deadLetters[0]);
        _deadLetters.RemoveAt(0);
    }

    /// <summary>Whether the entry has exactly one row, and is no dead letter as well.</summary>
    public bool HasOne(Envelope entry) =>
        _rows.GetValueOrDefault(entry.Checkpoint) == 1 && !IsDead(entry);

    private bool IsDead(Envelope entry) => _deadLetters.Exists(one => one.Checkpoint.Equals(entry.Checkpoint));

    private void AddRow(Envelope entry) =>
        _rows[entry.Checkpoint] = _rows.GetValueOrDefault(entry.Checkpoint) + 1;
}
