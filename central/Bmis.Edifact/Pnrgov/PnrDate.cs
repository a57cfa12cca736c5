namespace Bmis.Edifact.Pnrgov;

/// <summary>A date of a booking (DAT).</summary>
/// <param name="Qualifier">What it is of (2005), such as 710 for the ticket's issue; empty when not said.</param>
/// <param name="Moment">When.</param>
public sealed record PnrDate(string Qualifier, PnrMoment Moment);
