using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Sync.Identity;

/// <summary>
/// Requests for certificates (PKCS #10, RFC 2986) on P-256. A request proves that its sender has the key; whom the
/// certificate names is the issuer's affair.
/// </summary>
public static class SigningRequest
{
    /// <summary>The most bytes of a request. Ours have about 220.</summary>
    public const int MostBytes = 2_048;

    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>Makes a request for a key, signed with it.</summary>
    public static byte[] Make(ECDsa key) =>
        new CertificateRequest("CN=lane", key, HashAlgorithmName.SHA256).CreateSigningRequest();

    /// <summary>
    /// The key of a request; null when the bytes are none, are not signed with that key, or the key is not on P-256.
    /// Never throws, whatever the bytes.
    /// </summary>
    public static PublicKey? KeyOf(ReadOnlySpan<byte> request)
    {
        if (request.Length is 0 or > MostBytes)
            return null;
        try
        {
            var key = CertificateRequest.LoadSigningRequest(request, HashAlgorithmName.SHA256, out var read).PublicKey;
            using var curve = key.GetECDsaPublicKey();
            return read == request.Length && curve?.ExportParameters(false).Curve.Oid?.Value == P256 ? key : null;
        }
        catch (Exception fault) when (fault is CryptographicException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
