namespace Bmis.Sync.Distribution;

/// <summary>
/// The lists that the centre has told of and that are not here yet, of each its newest version. First come those whose
/// version at the lane may not be relied on any more, then the shorter ones: they are here soon, and a long download
/// goes on where it stood. Not thread-safe.
/// </summary>
internal sealed class DueLists(Func<ListManifest, bool> isUrgent)
{
    private readonly Dictionary<string, SignedManifest> _due = [];

    /// <summary>The one to fetch now; null when all are here.</summary>
    public SignedManifest? Next => _due.Values
        .OrderBy(one => isUrgent(one.Manifest) ? 0 : 1)
        .ThenBy(one => one.Manifest.Length)
        .FirstOrDefault();

    /// <summary>The centre has told of a version.</summary>
    public void Add(SignedManifest signed) => _due[signed.Manifest.Name] = signed;

    /// <summary>It is here, or it does not count any more.</summary>
    public void Done(SignedManifest signed) => _due.Remove(signed.Manifest.Name);
}
