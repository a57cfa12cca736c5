namespace Bmis.Edifact.Paxlst;

/// <summary>A total (CNT); that of the whole flight, not of the part.</summary>
/// <param name="Qualifier">What is counted (6069): 42 passengers, 41 crew.</param>
/// <param name="Value">The total; null when it is no number.</param>
public readonly record struct ControlTotal(string Qualifier, int? Value);
