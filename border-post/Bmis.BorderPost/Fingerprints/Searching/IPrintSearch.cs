using Bmis.Biometrics.SeveralFingers;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>Prints of many people that are searched (1:N). Safe for all threads.</summary>
internal interface IPrintSearch
{
    /// <summary>Whoever comes to the threshold or above, best first.</summary>
    PrintAnswer Search(FingerSet probe, double threshold, CancellationToken cancellation);
}
