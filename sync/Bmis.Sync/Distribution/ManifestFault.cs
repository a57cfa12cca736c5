namespace Bmis.Sync.Distribution;

/// <summary>Why a manifest does not count.</summary>
public enum ManifestFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>It is not a manifest or exceeds <see cref="ListLimits.ManifestBytes"/>.</summary>
    Unreadable,

    /// <summary>The name is empty, too long or has a forbidden character.</summary>
    Name,

    /// <summary>The version is below 1.</summary>
    Version,

    /// <summary>A time is out of range, or it expires before it was created.</summary>
    Times,

    /// <summary>Length, chunk size and chunks do not fit each other or exceed <see cref="ListLimits"/>.</summary>
    Chunks,

    /// <summary>A digest does not have 32 bytes.</summary>
    Digests,

    /// <summary>No key of the targets has its key id.</summary>
    UnknownKey,

    /// <summary>The signature does not fit the bytes.</summary>
    Signature,

    /// <summary>The trusted targets do not name this version with these bytes for this lane.</summary>
    Target,

    /// <summary>It arrived whole and the lane could not use its content.</summary>
    Content,

    /// <summary>The version held is newer.</summary>
    Older,

    /// <summary>This very version is held already.</summary>
    AlreadyHeld,
}
