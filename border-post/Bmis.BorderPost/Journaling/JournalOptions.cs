using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Journaling;

internal sealed class JournalOptions : ISettings
{
    public static string Section => "Journal";

    /// <summary>Full path of the database; empty for <c>journal.db</c> in the lane's folder.</summary>
    public string Database { get; set; } = "";

    /// <summary>Days after which the payload of an acknowledged entry is erased.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Days after which the row of an erased entry goes too; 0 for never.</summary>
    public int RowDays { get; set; }

    public IEnumerable<string> Faults()
    {
        if (RetentionDays is < 1 or > 3_650)
            yield return "Journal:RetentionDays must be from 1 to 3650.";
        if (RowDays != 0 && (RowDays < RetentionDays || RowDays > 36_500))
            yield return "Journal:RowDays must be 0, or not below Journal:RetentionDays and at most 36500.";
        if (Database.Length > 0 && !Path.IsPathFullyQualified(Database))
            yield return "Journal:Database must be a full path, or empty for journal.db in Lane:Folder.";
    }

    internal string PathIn(LaneOptions lane) =>
        Database.Length > 0 ? Database : Path.Combine(lane.Folder, "journal.db");
}
