using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.History;

internal sealed class HistoryOptions : ISettings
{
    public static string Section => "History";

    /// <summary>Days after which the lane forgets a past crossing; no stay regime may look further back.</summary>
    public int KeepDays { get; set; } = 730;

    /// <summary>How long the centre's answer is waited for, side by side with the other checks.</summary>
    public int AskMilliseconds { get; set; } = 1500;

    public IEnumerable<string> Faults()
    {
        if (KeepDays is < 1 or > 36_500)
            yield return "History:KeepDays must be between 1 and 36500.";
        if (AskMilliseconds is < 50 or > 30_000)
            yield return "History:AskMilliseconds must be between 50 and 30000.";
    }
}
