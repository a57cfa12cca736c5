using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Journaling;

internal sealed class JournalOptions : ISettings
{
    public static string Section => "Journal";

    /// <summary>Full path of the database; empty for <c>journal.db</c> in the lane's folder.</summary>
    public string Database { get; set; } = "";

    public IEnumerable<string> Faults()
    {
        if (Database.Length > 0 && !Path.IsPathFullyQualified(Database))
            yield return "Journal:Database must be a full path, or empty for journal.db in Lane:Folder.";
    }

    internal string PathIn(LaneOptions lane) =>
        Database.Length > 0 ? Database : Path.Combine(lane.Folder, "journal.db");
}
