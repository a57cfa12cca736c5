namespace Bmis.Edifact.Paxlst;

/// <summary>Where a person's rows begin: those of segments and those of dates. The next person's end them.</summary>
/// <param name="Segment">The row of NAD, or of PDT in older lists.</param>
/// <param name="Date">The row of the first date.</param>
internal readonly record struct PersonRow(int Segment, int Date);
