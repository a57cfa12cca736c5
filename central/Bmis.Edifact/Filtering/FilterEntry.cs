namespace Bmis.Edifact.Filtering;

/// <summary>One thing that was masked. It never holds content.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Offset">The first byte of it in the transmission.</param>
/// <param name="Length">
/// Bytes from the first to the last that was masked; separators, folds and kept digits among them stayed.
/// </param>
public readonly record struct FilterEntry(FilterReason Reason, int Offset, int Length);
