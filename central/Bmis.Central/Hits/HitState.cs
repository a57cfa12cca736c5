namespace Bmis.Central.Hits;

/// <summary>How an item of the queue stands, as it is stored.</summary>
internal static class HitState
{
    public const string New = "new";
    public const string Claimed = "claimed";
    public const string Confirmed = "confirmed";
    public const string False = "false";
    public const string Escalated = "escalated";
    public const string Reopened = "reopened";

    public static IReadOnlyList<string> All { get; } = [New, Claimed, Escalated, Reopened, Confirmed, False];

    /// <summary>Whether somebody still has to say what it is.</summary>
    public static bool IsOpen(string state) => state is not (Confirmed or False);
}
