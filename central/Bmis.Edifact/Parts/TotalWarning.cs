namespace Bmis.Edifact.Parts;

/// <summary>A total that the union of all parts does not have; a warning, as totals are often wrong.</summary>
/// <param name="Qualifier">What is counted, as <see cref="PartCount"/> says.</param>
/// <param name="Declared">The totals that parts declare, each once; more than one is a fault in itself.</param>
/// <param name="Found">How many there are in all parts.</param>
public sealed record TotalWarning(string Qualifier, IReadOnlyList<int> Declared, int Found);
