namespace Bmis.Sync.Distribution;

/// <summary>What became of a chunk.</summary>
internal enum ChunkVerdict
{
    Accepted,

    /// <summary>It was accepted before.</summary>
    Duplicate,

    /// <summary>Another one is due.</summary>
    OutOfOrder,

    /// <summary>It is shorter or longer than the manifest says.</summary>
    WrongLength,

    /// <summary>Its bytes are not those of the manifest.</summary>
    WrongDigest,
}
