using System.Security.Cryptography;
using Bmis.Documents.Iso7816;
using Bmis.Documents.PublicKeys;
using BigInteger = Org.BouncyCastle.Math.BigInteger;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Active authentication from the chip's side, for simulated chips: it answers INTERNAL AUTHENTICATE with a signature.
/// Its arithmetic takes no care of its timing, so no real key belongs here.
/// </summary>
internal sealed class ActiveAuthenticationCard
{
    private const byte InternalAuthenticate = 0x88;

    private static readonly StatusWord WrongParameters = new(0x6A86);

    private readonly Func<byte[], byte[]> _sign;

    private ActiveAuthenticationCard(Func<byte[], byte[]> sign) => _sign = sign;

    /// <summary>A card with an RSA key, which signs by ISO/IEC 9796-2, scheme 1.</summary>
    /// <param name="key">The private key; modulus and private exponent are used.</param>
    /// <param name="digest">The hash function.</param>
    /// <param name="hasLongTrailer">Whether the trailer names the hash function; SHA-1 alone can do without.</param>
    /// <param name="random">Where the random part comes from.</param>
    internal static ActiveAuthenticationCard OfRsa(
        RSAParameters key, DigestAlgorithm digest, bool hasLongTrailer, RandomNumberGenerator random)
    {
        var (modulus, exponent) = (new BigInteger(1, key.Modulus!), new BigInteger(1, key.D!));
        return new(nonce =>
        {
            var block = Block(key.Modulus!.Length, nonce, digest, hasLongTrailer, random);
            var signature = new BigInteger(1, block).ModPow(exponent, modulus).ToByteArrayUnsigned();
            return [.. new byte[block.Length - signature.Length], .. signature];
        });
    }

    /// <summary>A card with an elliptic key.</summary>
    internal static ActiveAuthenticationCard OfEcdsa(ECDsa key, DigestAlgorithm digest, DSASignatureFormat format) =>
        new(nonce => key.SignHash(digest.Hash(nonce), format));

    /// <summary>Answers a command.</summary>
    internal ResponseApdu Answer(CommandApdu command)
    {
        if (command.Instruction != InternalAuthenticate || command.P1 != 0 || command.P2 != 0)
            return ResponseApdu.Of(WrongParameters);
        if (command.Data.Length != ActiveAuthentication.NonceBytes || command.Expected is not { } expected)
            return ResponseApdu.Of(StatusWord.WrongLength);
        var signature = _sign(command.Data.ToArray());
        return signature.Length > expected
            ? ResponseApdu.Of(StatusWord.WrongLength)
            : new(signature, StatusWord.Success);
    }

    private static byte[] Block(
        int length, byte[] nonce, DigestAlgorithm digest, bool hasLongTrailer, RandomNumberGenerator random)
    {
        byte[] trailer = hasLongTrailer
            ? [ActiveAuthenticationBlock.CodeOf(digest), ActiveAuthenticationBlock.LongTrailer]
            : [ActiveAuthenticationBlock.ShortTrailer];
        var own = new byte[length - 1 - digest.Bytes - trailer.Length];
        random.GetBytes(own);
        return [ActiveAuthenticationBlock.Header, .. own, .. digest.Hash([.. own, .. nonce]), .. trailer];
    }
}
