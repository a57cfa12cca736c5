using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>A finger that an earlier set has under another label.</summary>
/// <param name="Said">Its label now.</param>
/// <param name="Is">The label under which the earlier set has the same finger.</param>
/// <param name="Score">Score of the two prints.</param>
public sealed record MovedLabel(FingerPosition Said, FingerPosition Is, double Score);
