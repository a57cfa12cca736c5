using Bmis.Crossings.Records;

namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// The only way from a band into an inspection: as the result of a check. A failed check asks for second line, where
/// people look; there is no way from a band to a refusal, and none may be built.
/// </summary>
public static class FingerBands
{
    /// <summary>The result of the check.</summary>
    public static CheckResult Result(FingerBand band) => band switch
    {
        FingerBand.Match => CheckResult.Successful,
        FingerBand.NoMatch => CheckResult.Failed,
        _ => CheckResult.Undetermined,
    };
}
