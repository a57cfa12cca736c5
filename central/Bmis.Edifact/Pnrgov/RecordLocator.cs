namespace Bmis.Edifact.Pnrgov;

/// <summary>How a carrier or system calls a booking (RCI).</summary>
/// <param name="Carrier">Whose it is.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Kind">What it is; often empty.</param>
/// <param name="Made">When it was made.</param>
public sealed record RecordLocator(string Carrier, string Reference, string Kind, PnrMoment Made);
