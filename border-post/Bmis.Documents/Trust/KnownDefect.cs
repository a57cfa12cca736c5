namespace Bmis.Documents.Trust;

/// <summary>A known defect of the documents of a signer.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Type">Its object identifier.</param>
/// <param name="DataGroups">The data groups it is about; empty where it is not about any.</param>
public sealed record KnownDefect(DefectKind Kind, string Type, IReadOnlyList<int> DataGroups);
