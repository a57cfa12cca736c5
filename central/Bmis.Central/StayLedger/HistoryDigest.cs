using System.Security.Cryptography;
using System.Text;

namespace Bmis.Central.StayLedger;

/// <summary>The digests by which persons and documents are looked up in the histories.</summary>
internal static class HistoryDigest
{
    /// <summary>The digest of a key of <see cref="Crossings.History.HistoryKeys"/>; null for null.</summary>
    public static byte[]? Of(string? key) => key is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
