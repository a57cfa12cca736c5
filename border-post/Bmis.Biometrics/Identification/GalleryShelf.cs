namespace Bmis.Biometrics.Identification;

/// <summary>
/// Holds the galleries in use. A new version is put in their place whole; a search that has the old one keeps it until
/// it lets go, and only then is the old one closed. Safe for use by several threads.
/// </summary>
public sealed class GalleryShelf : IDisposable
{
    private readonly Lock _lock = new();
    private Place? _now;

    /// <summary>The set in use, to be let go after the search; null when there is none.</summary>
    public GalleryLease? Take()
    {
        lock (_lock)
        {
            if (_now is not { } place) return null;
            place.Users++;
            return new(place.Set, () => LetGo(place));
        }
    }

    /// <summary>
    /// Puts a set in place, whose gallery is closed when it is no longer used. A set of the gallery that is in place
    /// already, with another supplement, is put in its place too.
    /// </summary>
    public void Put(GallerySet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Replace(new(set));
    }

    /// <summary>Takes the set out; it is closed when the last search has let go.</summary>
    public void Dispose() => Replace(null);

    private void Replace(Place? next)
    {
        Place? old;
        lock (_lock)
        {
            (old, _now) = (_now, next);
            // Sets of one gallery follow each other; the last of them closes it.
            if (old is not null && next is not null && ReferenceEquals(old.Set.Gallery, next.Set.Gallery))
                old.Heir = next;
            if (old?.Heir is not null) old.Heir.Users++;
        }
        if (old is not null) LetGo(old);
    }

    private void LetGo(Place place)
    {
        for (Place? at = place; at is not null;)
        {
            Place? heir;
            lock (_lock)
            {
                if (--at.Users > 0) return;
                heir = at.Heir;
            }
            if (heir is null) at.Set.Gallery.Dispose();
            at = heir;
        }
    }

    // The shelf itself is the first user.
    private sealed class Place(GallerySet set)
    {
        internal GallerySet Set { get; } = set;

        internal int Users { get; set; } = 1;

        internal Place? Heir { get; set; }
    }
}
