using System.Collections.Frozen;
using System.Formats.Asn1;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// The signature algorithms of terminal authentication (Doc 9303-11, 7.1.4 and 9.2.9; the older ones of BSI TR-03110
/// too): the object identifier of a public key says how signatures by it are made.
/// </summary>
internal static class TerminalAlgorithms
{
    /// <summary>id-TA-RSA.</summary>
    internal const string Rsa = "0.4.0.127.0.7.2.2.2.1.";

    /// <summary>id-TA-ECDSA.</summary>
    internal const string Ecdsa = "0.4.0.127.0.7.2.2.2.2.";

    private const int MostOidBytes = 16;

    private static readonly FrozenDictionary<string, SignatureAlgorithm> ByOid =
        new Dictionary<string, SignatureAlgorithm>
        {
            [Rsa + "1"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha1),
            [Rsa + "2"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha256),
            [Rsa + "3"] = Pss(DigestAlgorithm.Sha1),
            [Rsa + "4"] = Pss(DigestAlgorithm.Sha256),
            [Rsa + "5"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha512),
            [Rsa + "6"] = Pss(DigestAlgorithm.Sha512),
            [Ecdsa + "1"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha1),
            [Ecdsa + "2"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha224),
            [Ecdsa + "3"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha256),
            [Ecdsa + "4"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha384),
            [Ecdsa + "5"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha512),
        }.ToFrozenDictionary();

    /// <summary>All object identifiers.</summary>
    internal static IReadOnlyList<string> Known => ByOid.Keys;

    /// <summary>The algorithm of an object identifier; null when it is none of these.</summary>
    internal static SignatureAlgorithm? Find(string oid) => ByOid.GetValueOrDefault(oid);

    /// <summary>The object identifier whose content these bytes are; null when they are none.</summary>
    internal static string? OidOf(ReadOnlySpan<byte> content)
    {
        if (content.Length is 0 or > MostOidBytes)
            return null;
        try
        {
            return AsnDecoder.ReadObjectIdentifier(TlvWriter.Object(0x06, content), AsnEncodingRules.DER, out _);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    // The mask has the hash function of the signature, and the salt its length (7.1.4.1.1).
    private static SignatureAlgorithm Pss(DigestAlgorithm digest) =>
        new(SignatureScheme.RsaPss, digest, new PssParameters(digest, digest.Bytes));
}
