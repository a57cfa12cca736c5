namespace Bmis.Crossings.Records;

/// <summary>A list that an inspection consulted, in the version it had then.</summary>
/// <param name="Name">Name of the list.</param>
/// <param name="Version">Its version; 0 when it was missing.</param>
/// <param name="Freshness">How old it was.</param>
public sealed record ConsultedList(string Name, long Version, Freshness Freshness);
