namespace Bmis.Sync.Sealing;

/// <summary>The keys by which sealed bytes can be opened. Safe for all threads.</summary>
public interface ISealingKeys
{
    /// <summary>The key with this id; null when there is none.</summary>
    SealingKey? Find(SealingKeyId id);

    /// <summary>Whether the key was here and is erased, so that what it sealed is meant to be unreadable.</summary>
    bool IsErased(SealingKeyId id);
}
