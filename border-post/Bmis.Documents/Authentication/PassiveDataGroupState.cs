namespace Bmis.Documents.Authentication;

/// <summary>How a data group stands to its hash in the security object.</summary>
public enum PassiveDataGroupState
{
    /// <summary>It is what was signed.</summary>
    Identical,

    /// <summary>It is not what was signed.</summary>
    NotIdentical,

    /// <summary>The security object lists it, and it was not read.</summary>
    NotRead,

    /// <summary>It was read, and the security object does not list it.</summary>
    NotListed,
}
