namespace Bmis.Reports.Rendering;

/// <summary>One row of a sheet.</summary>
/// <param name="Key">Its code.</param>
/// <param name="Label">Its name.</param>
/// <param name="Numbers">A number for each column.</param>
internal sealed record FlowSheetRow(string Key, string Label, IReadOnlyList<long> Numbers);
