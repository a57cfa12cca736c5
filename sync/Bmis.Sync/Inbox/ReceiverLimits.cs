namespace Bmis.Sync.Inbox;

/// <summary>The numbers of the receiver.</summary>
internal static class ReceiverLimits
{
    /// <summary>Lists in a status message.</summary>
    public const int HeldLists = 256;

    /// <summary>Devices in a status message.</summary>
    public const int Devices = 32;

    /// <summary>Characters of a device's name, and of the program's version.</summary>
    public const int NameCharacters = 64;

    /// <summary>Characters of a device's kind or state.</summary>
    public const int CodeCharacters = 32;

    /// <summary>Bytes of evidence that are kept; what is longer is cut.</summary>
    public const int EvidenceBytes = 512 * 1024;

    /// <summary>Verified batches that may wait for the store, so that checking and storing overlap.</summary>
    public const int WaitingBatches = 4;
}
