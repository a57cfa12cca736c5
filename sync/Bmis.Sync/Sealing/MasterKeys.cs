using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Bmis.Sync.Sealing;

/// <summary>
/// The master keys of a key file. The newest seals; the older ones still open what they sealed, until everything is
/// wrapped anew. They never stand in a database. Safe for all threads.
/// </summary>
public sealed class MasterKeys : ISealingKeys, IDisposable
{
    private readonly FrozenDictionary<SealingKeyId, SealingKey> _keys;

    internal MasterKeys(IReadOnlyList<SealingKey> oldestFirst, RandomNumberGenerator random)
    {
        _keys = oldestFirst.ToFrozenDictionary(key => key.Id);
        (Newest, Random) = (oldestFirst[^1], random);
    }

    /// <summary>The key that seals from now on.</summary>
    public SealingKey Newest { get; }

    internal RandomNumberGenerator Random { get; }

    /// <summary>One new key that no file holds: what it seals can be opened only as long as it lives.</summary>
    public static MasterKeys Make(RandomNumberGenerator random) => new([SealingKey.Make(random)], random);

    /// <summary>A sealer for one purpose, which opens with any of these keys.</summary>
    public Sealer SealerFor(string purpose) => new(this, Random, purpose);

    /// <inheritdoc/>
    public SealingKey? Find(SealingKeyId id) => _keys.GetValueOrDefault(id);

    /// <summary>False: a master key that is taken out of its file is unknown.</summary>
    public bool IsErased(SealingKeyId id) => false;

    /// <summary>Overwrites the keys.</summary>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }
}
