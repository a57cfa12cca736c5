using System.Security.Cryptography;
using System.Text;
using Bmis.Central.Distribution;

namespace Bmis.Central.Audit;

/// <summary>
/// Makes the digests of queries. The key is drawn from the signing key, which stands in a file and in no database;
/// without one it lives as long as the program, and digests of two runs cannot be compared.
/// </summary>
internal sealed class QueryDigest(ListPublisher signing)
{
    private readonly Lazy<byte[]> _key = new(() => Key(signing));

    /// <summary>The digest of a query string; empty for an empty one.</summary>
    public byte[] Of(string query) =>
        query.Length == 0 ? [] : HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(query));

    private static byte[] Key(ListPublisher signing)
    {
        if (!signing.CanSign)
            return RandomNumberGenerator.GetBytes(32);
        using var key = signing.LoadKey();
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256, key.ExportPkcs8PrivateKey(), 32, info: "bmis audit query"u8.ToArray());
    }
}
