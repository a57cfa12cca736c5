using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Bmis.Sync.Sealing;

/// <summary>
/// The keys of days, which wrap the keys of records. Each is sealed by a master key and stored by the caller, who
/// stores it before it is taken into use. Erasing one makes all records of its day unreadable, wherever copies of them
/// lie. Safe for all threads.
/// </summary>
/// <param name="master">The master keys; they stay the caller's to dispose of.</param>
public sealed class DayKeys(MasterKeys master) : ISealingKeys, IDisposable
{
    private readonly Sealer _sealer = master.SealerFor("day key");
    private readonly ConcurrentDictionary<SealingKeyId, SealingKey> _keys = new();
    private readonly ConcurrentDictionary<SealingKeyId, DateOnly> _erased = new();
    private readonly ConcurrentDictionary<DateOnly, SealingKey> _days = new();

    /// <summary>A sealer for one purpose, which opens with any of these keys.</summary>
    public Sealer SealerFor(string purpose) => new(this, master.Random, purpose);

    /// <summary>A new key for a day. Store it, then hand it to <see cref="Load"/>.</summary>
    public WrappedDayKey Make(DateOnly day)
    {
        using var key = SealingKey.Make(master.Random);
        return Wrap(key, day);
    }

    /// <summary>Takes a stored key into use; the last one of a day is the one that seals.</summary>
    /// <returns>Why it cannot be used; an erased one is remembered as such.</returns>
    public SealingFault Load(WrappedDayKey stored)
    {
        if (stored.Bytes is not { } bytes)
        {
            Erase(stored.Id, stored.Day);
            return SealingFault.None;
        }

        var opened = _sealer.Open(Place(stored.Id, stored.Day), bytes.Span);
        if (!opened.IsOpened)
            return opened.Fault;
        if (opened.Content.Length != SealingKey.Bytes)
            return SealingFault.Malformed;
        var key = new SealingKey(stored.Id, opened.Content);
        Array.Clear(opened.Content);
        _keys[stored.Id] = key;
        _days[stored.Day] = key;
        return SealingFault.None;
    }

    /// <summary>
    /// The same key wrapped by the newest master key, to store in its stead; null when it is so already or is not in
    /// use.
    /// </summary>
    public WrappedDayKey? WrapAnew(WrappedDayKey stored) =>
        stored.Bytes is { } bytes && Sealer.KeyOf(bytes.Span) != master.Newest.Id && Find(stored.Id) is { } key
            ? Wrap(key, stored.Day)
            : null;

    /// <summary>The key that seals a day's records; null when there is none yet.</summary>
    public SealingKey? Of(DateOnly day) => _days.GetValueOrDefault(day);

    /// <summary>Forgets a key; the caller removes what is stored of it.</summary>
    public void Erase(SealingKeyId id, DateOnly day)
    {
        _erased[id] = day;
        if (!_keys.TryRemove(id, out var key))
            return;
        _days.TryRemove(KeyValuePair.Create(day, key));
        key.Dispose();
    }

    /// <inheritdoc/>
    public SealingKey? Find(SealingKeyId id) => _keys.GetValueOrDefault(id);

    /// <inheritdoc/>
    public bool IsErased(SealingKeyId id) => _erased.ContainsKey(id);

    /// <summary>Overwrites the keys.</summary>
    public void Dispose()
    {
        foreach (var key in _keys.Values)
            key.Dispose();
    }

    private WrappedDayKey Wrap(SealingKey key, DateOnly day) =>
        new(key.Id, day, _sealer.Seal(master.Newest, Place(key.Id, day), key.Secret));

    private static byte[] Place(SealingKeyId id, DateOnly day)
    {
        var place = new byte[SealingKeyId.Bytes + sizeof(int)];
        id.Write(place);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(SealingKeyId.Bytes), day.DayNumber);
        return place;
    }
}
