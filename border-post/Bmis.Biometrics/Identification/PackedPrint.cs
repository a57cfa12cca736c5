namespace Bmis.Biometrics.Identification;

/// <summary>A print as it lies in a gallery.</summary>
/// <param name="Position">The finger, as its code.</param>
/// <param name="Points">The minutiae as <see cref="PrintPoints"/>; none of an engine that keeps its own bytes.</param>
/// <param name="Edges">Codes of <see cref="CoarseEdges"/>, four for each minutia.</param>
/// <param name="Rest">What else the full comparison needs.</param>
internal sealed record PackedPrint(byte Position, uint[] Points, ushort[] Edges, byte[] Rest);
