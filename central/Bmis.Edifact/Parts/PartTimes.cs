namespace Bmis.Edifact.Parts;

/// <summary>Times of parts; the partner's profile has them.</summary>
/// <param name="Wait">How long after the last new part missing ones may still come.</param>
/// <param name="Together">
/// How far apart parts of one set are prepared at most: a later push of the same flight has the same reference.
/// </param>
public sealed record PartTimes(TimeSpan Wait, TimeSpan Together);
