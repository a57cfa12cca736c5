namespace Bmis.Biometrics.Matching;

/// <summary>A minutia of the probe and one of the candidate that lie together after alignment.</summary>
/// <param name="Probe">Index in the probe.</param>
/// <param name="Candidate">Index in the candidate.</param>
/// <param name="Closeness">1 for one in place and direction, 0 at the limit of the tolerance.</param>
internal readonly record struct Pair(int Probe, int Candidate, double Closeness);
