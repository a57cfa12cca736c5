using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>One finger under two labels of one set.</summary>
/// <param name="First">The lower position.</param>
/// <param name="Second">The higher position.</param>
/// <param name="Score">Score of the two prints.</param>
public sealed record RepeatedFinger(FingerPosition First, FingerPosition Second, double Score);
