namespace Bmis.Edifact.Filtering;

/// <summary>A service whose code reveals something about a traveller that nobody may use.</summary>
/// <param name="Code">The code, three to six capital letters.</param>
/// <param name="Kind">What it may reveal.</param>
/// <param name="Why">Why it is in the table, for people.</param>
public sealed record SensitiveService(string Code, SensitiveKind Kind, string Why);
