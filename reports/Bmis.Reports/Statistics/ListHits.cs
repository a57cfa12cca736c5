namespace Bmis.Reports.Statistics;

/// <summary>Alert hits on one list.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="Hits">Possible matches.</param>
/// <param name="Inspections">Inspections with at least one of them.</param>
public sealed record ListHits(string List, long Hits, long Inspections);
