namespace Bmis.Sync.Simulation.Centre;

/// <summary>
/// Follows the rows by their numbers. Several writers take numbers in one order and end in another, so it stays below
/// the first number that an open transaction holds; a naive one goes to the highest number it sees.
/// </summary>
internal sealed class FeedReader(bool isNaive)
{
    private readonly SortedSet<long> _unread = [];
    private long _position;

    /// <summary>How many rows were read.</summary>
    public long Taken { get; private set; }

    /// <summary>A row that became visible behind the reader and is never read; 0 when there is none.</summary>
    public long Missed { get; private set; }

    public bool HasUnread => _unread.Count > 0;

    /// <summary>The rows of a transaction become visible.</summary>
    public void Appeared(Transaction transaction)
    {
        for (var row = transaction.FirstRow; row <= transaction.LastRow; row++)
        {
            if (row > _position)
                _unread.Add(row);
            else
                Missed = row;
        }
    }

    /// <summary>Takes in what lies beyond the last position.</summary>
    /// <param name="horizon">The last number below which no transaction is open.</param>
    public void Read(long horizon)
    {
        while (_unread.Count > 0 && (isNaive || _unread.Min <= horizon))
        {
            _position = _unread.Min;
            _unread.Remove(_position);
            Taken++;
        }

        if (!isNaive)
            _position = Math.Max(_position, horizon);
    }
}
