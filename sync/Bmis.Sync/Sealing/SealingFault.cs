namespace Bmis.Sync.Sealing;

/// <summary>Why sealed bytes cannot be opened.</summary>
public enum SealingFault
{
    /// <summary>They were opened.</summary>
    None,

    /// <summary>The bytes are none of ours: too short, or of another format.</summary>
    Malformed,

    /// <summary>They were sealed with a key that is not here.</summary>
    UnknownKey,

    /// <summary>They were sealed with a key that has been erased.</summary>
    KeyErased,

    /// <summary>A bit was changed, or they were sealed for another place or purpose.</summary>
    Tampered,
}
