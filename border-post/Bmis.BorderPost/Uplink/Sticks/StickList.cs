using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>A list that the lane holds, or needs and does not hold.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; 0 for a list that is missing.</param>
/// <param name="State">How it stands by its age: fresh, stale, expired or missing.</param>
/// <param name="AgeHours">Hours since headquarters made it.</param>
/// <param name="Expires">When it may no longer be relied on.</param>
internal sealed record StickList(string Name, long Version, string State, double? AgeHours, DateTimeOffset? Expires)
{
    // The lists without which a lane refers everybody or lets nobody sign in.
    private static readonly string[] Needed = [ListNames.Alert, ListNames.Officers];

    internal bool IsNeeded => Needed.Contains(Name);

    /// <summary>The lists of the lane's folders, by their manifests; those that are needed first.</summary>
    internal static IReadOnlyList<StickList> All(StickRooms rooms, DateTimeOffset now)
    {
        var held = Manifests(rooms).ToDictionary(one => one.Name);
        return
        [
            .. Needed.Union(held.Keys.Order()).Select(name => Of(rooms, name, held.GetValueOrDefault(name), now)),
        ];
    }

    /// <summary>The newest manifest of each list on the lane's disk.</summary>
    internal static IEnumerable<ListManifest> Manifests(StickRooms rooms) =>
        new[]
        {
            rooms.Lists.PathIn(rooms.Lane),
            Path.Combine(rooms.Lane.Folder, ListNames.LostDocuments),
            Path.Combine(rooms.Lane.Folder, ListNames.AlertPrints),
        }.SelectMany(ListFolder.Look).DistinctBy(one => one.Name);

    private static StickList Of(StickRooms rooms, string name, ListManifest? manifest, DateTimeOffset now) => new(
        name,
        manifest?.Version ?? 0,
        rooms.Lists.AgeOf(name).Judge(manifest, now).ToString().ToLowerInvariant(),
        manifest is null ? null : Math.Round((now - manifest.Created).TotalHours, 1),
        manifest?.Expires);
}
