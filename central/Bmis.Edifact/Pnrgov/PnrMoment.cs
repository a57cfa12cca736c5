namespace Bmis.Edifact.Pnrgov;

/// <summary>A date and time as they were sent and what they mean. Local time of the place.</summary>
/// <param name="Date">DDMMYY, of the XML form the ISO date; empty when none was sent.</param>
/// <param name="Time">HHMM, of the XML form HH:MM; empty when none was sent.</param>
/// <param name="Value">What it means; null when it is no date. Without a time it is midnight.</param>
public sealed record PnrMoment(string Date, string Time, DateTime? Value)
{
    /// <summary>Nothing was sent.</summary>
    public static PnrMoment None { get; } = new("", "", null);
}
