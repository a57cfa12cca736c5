using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.SeveralFingers;

/// <summary>What one finger says when two sets are compared.</summary>
/// <param name="Position">The finger that both sets have a print of.</param>
/// <param name="Outcome">The comparison of the two prints.</param>
public sealed record FingerComparison(FingerPosition Position, Verification Outcome);
