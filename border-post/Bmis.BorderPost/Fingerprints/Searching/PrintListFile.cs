using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.Crossings.Contracts;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>Reads the list of alert entries' prints.</summary>
internal static class PrintListFile
{
    /// <summary>The prints; null when the bytes are no such list, or of another engine.</summary>
    internal static IPrintSearch? Read(ReadOnlySpan<byte> bytes, long version, IFingerprintEngine engine) =>
        EnrolmentContract.TryRead(bytes, out var people, out _) && people.All(one => one.Engine == engine.Name)
            ? new MemoryPrints(
                engine, version, [.. people.Select(one => (one.EnrolmentId, FingerSets.Of(one.Fingers, engine)))])
            : null;
}
