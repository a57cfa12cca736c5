namespace Bmis.Edifact.Pnrgov;

/// <summary>One change of a booking (groups 10 to 12).</summary>
/// <param name="Agent">Who made it (ABI).</param>
/// <param name="Dates">When (DAT).</param>
/// <param name="Action">What was done (SAC): A added, X cancelled, C changed; empty when not said.</param>
/// <param name="Segment">What it was done to.</param>
public sealed record HistoryItem(KeptSegment Agent, IReadOnlyList<PnrDate> Dates, string Action, KeptSegment Segment);
