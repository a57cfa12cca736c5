namespace Bmis.Edifact.Interchange;

/// <summary>The content of a message, and what was found in it.</summary>
/// <param name="Value">The content as its type reads it.</param>
/// <param name="Found">What was found beyond what the transmission's own list has.</param>
internal sealed record ReadContent(object Value, DiagnosticList Found);
