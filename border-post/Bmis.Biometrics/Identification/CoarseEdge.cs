namespace Bmis.Biometrics.Identification;

/// <summary>A line from a minutia to a neighbour.</summary>
/// <param name="From">Index of the minutia.</param>
/// <param name="Near">Direction of the line against that of the minutia (steps).</param>
/// <param name="Far">Direction of the neighbour against that of the line (steps).</param>
/// <param name="Length">Length (pixels).</param>
/// <param name="Line">Direction of the line in the picture (steps).</param>
internal readonly record struct CoarseEdge(int From, byte Near, byte Far, int Length, byte Line);
