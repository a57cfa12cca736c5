using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;

namespace Bmis.Documents.PublicKeys;

/// <summary>
/// Reads a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7) into numbers to reckon with: RSA, DSA, elliptic curves over
/// prime fields and Diffie-Hellman. Curves may be named or spelt out, as Doc 9303-12, 4.4 demands of issuers.
/// </summary>
internal static class SubjectPublicKeyReader
{
    /// <summary>
    /// Reads a key. An elliptic key has <c>ECNamedDomainParameters</c> where the curve is a known one, however it was
    /// written; see <see cref="KnownCurves.IsUnknown"/> for the others.
    /// </summary>
    /// <param name="subjectPublicKeyInfo">The bytes; nothing may follow.</param>
    /// <param name="key">The key, checked as far as a public key can be; null after a fault, except that after
    /// <see cref="KeyFault.OnAnotherCurve"/> it is the key that the issuer must have meant.</param>
    internal static KeyFault Read(ReadOnlyMemory<byte> subjectPublicKeyInfo, out AsymmetricKeyParameter? key)
    {
        key = null;
        if (subjectPublicKeyInfo.Length > KeyLimits.MostBytes)
            return KeyFault.SizeNotAllowed;
        try
        {
            return ReadInfo(subjectPublicKeyInfo, out key);
        }
        catch (AsnContentException)
        {
            return KeyFault.Malformed;
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException or InvalidOperationException)
        {
            // The numbers were refused by the arithmetic.
            return KeyFault.UnsoundParameters;
        }
    }

    private static KeyFault ReadInfo(ReadOnlyMemory<byte> bytes, out AsymmetricKeyParameter? key)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var algorithm = info.ReadSequence();
        var content = info.ReadWholeBits();
        info.ThrowIfNotEmpty();
        var oid = algorithm.ReadObjectIdentifier();
        key = null;
        return oid switch
        {
            KeyOids.Rsa or KeyOids.RsaPss => RsaKeyReader.Read(content, out key),
            KeyOids.Ec => EllipticKeyReader.Read(algorithm, content, out key),
            KeyOids.Dsa => DsaKeyReader.Read(algorithm, content, out key),
            KeyOids.DhX942 or KeyOids.DhPkcs3 => DiffieHellmanKeyReader.Read(algorithm, content, out key),
            _ => KeyFault.UnknownAlgorithm,
        };
    }
}
