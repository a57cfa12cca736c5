namespace Bmis.Edifact.Interchange;

/// <summary>Bytes that belong to no segment and hold more than blanks: kept for quarantine.</summary>
/// <param name="Offset">The first byte in the transmission.</param>
/// <param name="Length">Bytes, blanks around the text included.</param>
public readonly record struct NoiseSpan(int Offset, int Length);
