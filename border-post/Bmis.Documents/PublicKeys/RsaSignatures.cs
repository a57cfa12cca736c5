using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>Verification by RSA.</summary>
internal static class RsaSignatures
{
    private const byte PssTrailer = 0xBC;
    private const int LeastPadding = 8;

    // The one right block is built and compared as a whole: nothing in it is parsed.
    internal static bool VerifyPkcs1(
        RsaKeyParameters key, DigestAlgorithm digest, byte[] hash, ReadOnlySpan<byte> signature)
    {
        var length = (key.Modulus.BitLength + 7) / 8;
        if (signature.Length > length)
            return false;
        var number = new BigInteger(1, signature);
        if (number.CompareTo(key.Modulus) >= 0)
            return false;
        var block = number.ModPow(key.Exponent, key.Modulus).ToByteArrayUnsigned();
        return IsBlock(block, length, DigestInfo(digest, hash, hasNull: true))
            || IsBlock(block, length, DigestInfo(digest, hash, hasNull: false));
    }

    internal static bool VerifyPss(
        RsaKeyParameters key,
        DigestAlgorithm digest,
        PssParameters parameters,
        byte[] hash,
        ReadOnlySpan<byte> signature)
    {
        var signer = PssSigner.CreateRawSigner(
            new RsaEngine(), digest.Create(), parameters.MaskDigest.Create(), parameters.SaltBytes, PssTrailer);
        signer.Init(false, key);
        signer.BlockUpdate(hash);
        return signer.VerifySignature(signature.ToArray());
    }

    // 00 01 FF … FF 00 DigestInfo (RFC 8017, 9.2); as a number it has lost its first zero.
    private static bool IsBlock(byte[] block, int length, byte[] info)
    {
        var padding = length - info.Length - 3;
        if (padding < LeastPadding)
            return false;
        var expected = new byte[length - 1];
        expected[0] = 1;
        expected.AsSpan(1, padding).Fill(0xFF);
        info.CopyTo(expected, padding + 2);
        return CryptographicOperations.FixedTimeEquals(block, expected);
    }

    // The parameters of the hash function should be NULL; some signers leave them out.
    private static byte[] DigestInfo(DigestAlgorithm digest, byte[] hash, bool hasNull)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(digest.Oid);
                if (hasNull)
                    writer.WriteNull();
            }

            writer.WriteOctetString(hash);
        }

        return writer.Encode();
    }
}
