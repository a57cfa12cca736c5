namespace Bmis.Documents.Reading;

/// <summary>How long a step took.</summary>
/// <param name="Step">The file's name, or the protocol's.</param>
/// <param name="Elapsed">The time.</param>
public sealed record ReadingTime(string Step, TimeSpan Elapsed);
