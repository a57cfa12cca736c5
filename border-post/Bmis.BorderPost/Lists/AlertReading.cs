using Bmis.Sync.Distribution;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Lists;

/// <summary>Makes the lane's alerts of an alert list's file.</summary>
internal static class AlertReading
{
    /// <summary>Null when the file is none, or lists an entry twice.</summary>
    internal static LaneAlerts? Read(HeldList list)
    {
        var file = AlertListFile.Read(list.ReadAllBytes());
        if (!file.Succeeded || file.Entries.DistinctBy(entry => entry.Id).Count() != file.Entries.Count)
            return null;
        return LaneAlerts.Build(list.Manifest.Name, list.Manifest.Version, file.Entries);
    }
}
