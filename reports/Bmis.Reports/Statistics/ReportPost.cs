namespace Bmis.Reports.Statistics;

/// <summary>A border crossing point.</summary>
/// <param name="Code">Its code, as crossings have it.</param>
/// <param name="Name">Its name, as people have it.</param>
public sealed record ReportPost(string Code, string Name);
