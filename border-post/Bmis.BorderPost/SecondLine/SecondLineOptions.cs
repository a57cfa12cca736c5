using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.SecondLine;

internal sealed class SecondLineOptions : ISettings
{
    public static string Section => "SecondLine";

    /// <summary>How long a traveller may wait for a decision before the page raises an alarm.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>How long a decided case stays on the page.</summary>
    public TimeSpan ShowDecided { get; set; } = TimeSpan.FromHours(12);

    public IEnumerable<string> Faults()
    {
        if (Limit < TimeSpan.FromMinutes(1) || Limit > TimeSpan.FromHours(48))
            yield return "SecondLine:Limit must be between one minute and 48 hours.";
        if (ShowDecided < TimeSpan.Zero || ShowDecided > TimeSpan.FromDays(7))
            yield return "SecondLine:ShowDecided must be between zero and seven days.";
    }
}
