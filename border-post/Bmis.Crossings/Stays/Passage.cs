namespace Bmis.Crossings.Stays;

/// <summary>One crossing of a person, as far as stays are concerned.</summary>
/// <param name="At">The moment; it puts passages of one day in order.</param>
/// <param name="Day">The day on the post's calendar.</param>
/// <param name="IsEntry">True for an entry, false for an exit.</param>
/// <param name="AuthorisedUntil">Last authorised day as stated at entry; null when none was.</param>
public readonly record struct Passage(DateTimeOffset At, DateOnly Day, bool IsEntry, DateOnly? AuthorisedUntil = null);
