namespace Bmis.Sync.Outbox;

/// <summary>An entry of the journal is there and cannot be read: the disk is bad, or somebody changed it.</summary>
public sealed class DamagedEntryException : IOException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="sequence">The number of the entry.</param>
    /// <param name="reason">What is wrong with it, as a code; never anything of its content.</param>
    /// <param name="inner">What the disk or the database said.</param>
    public DamagedEntryException(long sequence, string reason, Exception? inner = null)
        : base($"Entry {sequence} of the journal cannot be read: {reason}.", inner) => Sequence = sequence;

    /// <summary>Makes an exception without a number.</summary>
    public DamagedEntryException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Makes an exception without a number.</summary>
    public DamagedEntryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a number or a sentence.</summary>
    public DamagedEntryException()
    {
    }

    /// <summary>The number of the entry; 0 when it is not known.</summary>
    public long Sequence { get; }
}
