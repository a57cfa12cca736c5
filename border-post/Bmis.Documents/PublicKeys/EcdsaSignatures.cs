using System.Formats.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.PublicKeys;

/// <summary>Verification by ECDSA.</summary>
internal static class EcdsaSignatures
{
    private const byte SequenceTag = 0x30;

    internal static bool Verify(ECPublicKeyParameters key, byte[] hash, ReadOnlySpan<byte> signature)
    {
        if (!TryRead(signature, key.Parameters.N, out var r, out var s))
            return false;
        var signer = new ECDsaSigner();
        signer.Init(false, key);
        return signer.VerifySignature(hash, r, s);
    }

    /// <summary>
    /// Reads the two numbers, in a sequence (RFC 3279, 2.2.3) or one behind the other (BSI TR-03111, 5.2.1): documents
    /// have either, whatever their algorithm is called.
    /// </summary>
    internal static bool TryRead(ReadOnlySpan<byte> signature, BigInteger order, out BigInteger r, out BigInteger s)
    {
        (r, s) = (BigInteger.Zero, BigInteger.Zero);
        var half = (order.BitLength + 7) / 8;
        if (signature.Length > 0 && signature[0] == SequenceTag && TryReadSequence(signature, out r, out s))
            return true;
        if (signature.Length != 2 * half)
            return false;
        (r, s) = (new BigInteger(1, signature[..half]), new BigInteger(1, signature[half..]));
        return true;
    }

    private static bool TryReadSequence(ReadOnlySpan<byte> signature, out BigInteger r, out BigInteger s)
    {
        (r, s) = (BigInteger.Zero, BigInteger.Zero);
        try
        {
            var outer = new AsnReader(signature.ToArray(), AsnEncodingRules.BER);
            var numbers = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            (r, s) = (numbers.ReadUnsigned(), numbers.ReadUnsigned());
            return !numbers.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
