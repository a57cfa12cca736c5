using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Lists;

/// <summary>How long a list is fresh and how long it may be used, from its creation.</summary>
internal readonly record struct ListAge(TimeSpan FreshFor, TimeSpan UsableFor)
{
    /// <summary>A list from the future, which a wrong clock makes, counts as fresh.</summary>
    internal Freshness Judge(ListManifest? manifest, DateTimeOffset now)
    {
        if (manifest is null)
            return Freshness.Missing;
        var age = now - manifest.Created;
        if (age >= UsableFor || now >= manifest.Expires)
            return Freshness.Expired;
        return age >= FreshFor ? Freshness.Stale : Freshness.Fresh;
    }
}
