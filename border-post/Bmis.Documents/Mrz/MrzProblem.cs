namespace Bmis.Documents.Mrz;

/// <summary>Something wrong with the text of an MRZ and where; it never carries the text itself.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Position">The first offending character.</param>
public readonly record struct MrzProblem(MrzProblemReason Reason, MrzPosition Position);
