using System.Security.Cryptography;
using System.Text;

namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// How the list of alert entries' prints (<see cref="ListNames.AlertPrints"/>) names an entry: a gallery has names of
/// sixteen bytes.
/// </summary>
public static class AlertSubject
{
    /// <summary>The name: the first sixteen bytes of SHA-256 over the entry's id (UTF-8).</summary>
    public static Guid Of(string entryId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(entryId)).AsSpan(0, 16), bigEndian: true);
}
