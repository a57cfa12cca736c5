using Bmis.Biometrics.Images;
using Bmis.Biometrics.Matching;

namespace Bmis.Biometrics.Identification;

/// <summary>One finger of the probe compared with one of a subject.</summary>
/// <param name="Sample">Number of the finger among the probe's, from 0.</param>
/// <param name="Probe">Which finger the probe's is said to be.</param>
/// <param name="Enrolled">Which finger the subject's is said to be.</param>
/// <param name="Verification">The comparison, as of two prints alone.</param>
public sealed record ComparedFinger(
    int Sample, FingerPosition Probe, FingerPosition Enrolled, Verification Verification);
