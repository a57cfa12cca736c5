using Bmis.Central.Watchlists.Pages;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>Where the page of a drill is; that of any other entry is the list of all drills.</summary>
internal static class DrillAddress
{
    public const string All = "/drills";

    public static string Of(string id) => Drill.IsId(id)
        ? EntryAddress.Of(id).Replace("/lists/entries", All, StringComparison.Ordinal)
        : All;
}
