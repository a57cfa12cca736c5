namespace Bmis.Sync.Envelopes;

/// <summary>How a chain is broken.</summary>
public enum ChainFaultReason
{
    /// <summary>The entry bears another lane's id.</summary>
    WrongLane,

    /// <summary>Entries before this one are missing.</summary>
    Gap,

    /// <summary>The number was there before.</summary>
    Repeated,

    /// <summary>The payload or salt is not what the digest says.</summary>
    PayloadChanged,

    /// <summary>The hash does not follow from the previous hash, the header and the digest.</summary>
    HashMismatch,
}
