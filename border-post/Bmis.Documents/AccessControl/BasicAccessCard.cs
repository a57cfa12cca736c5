using System.Security.Cryptography;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>Basic access control from the card's side (Doc 9303-11, 4.3), for simulated chips.</summary>
internal sealed class BasicAccessCard(MrzInformation mrz, RandomNumberGenerator random)
{
    private const int NonceBytes = 8;
    private const int KeyBytes = 16;

    private byte[]? _challenge;

    /// <summary>Its document number, by which terminal authentication names the chip.</summary>
    internal byte[] ChipIdentifier => mrz.ChipIdentifier();

    /// <summary>GET CHALLENGE.</summary>
    internal ResponseApdu Challenge()
    {
        _challenge = new byte[NonceBytes];
        random.GetBytes(_challenge);
        return new(_challenge, StatusWord.Success);
    }

    /// <summary>EXTERNAL AUTHENTICATE: the answer, and the session that begins after it when it succeeds.</summary>
    internal (ResponseApdu Answer, CardMessaging? Session) Authenticate(ReadOnlySpan<byte> data)
    {
        using var cipher = KeyDerivation.Cipher(mrz.Seed(), SessionSuite.TripleDes);
        if (_challenge is not { } challenge || data.Length != (2 * NonceBytes) + KeyBytes + SessionCipher.MacBytes)
            return (ResponseApdu.Of(StatusWord.WrongLength), null);
        _challenge = null;
        var cryptogram = data[..^SessionCipher.MacBytes];
        if (!CryptographicOperations.FixedTimeEquals(Mac(cipher, cryptogram), data[^SessionCipher.MacBytes..]))
            return (ResponseApdu.Of(StatusWord.SecurityNotSatisfied), null);
        var heard = cipher.Decrypt(cryptogram, []);
        if (!heard.AsSpan(NonceBytes, NonceBytes).SequenceEqual(challenge))
            return (ResponseApdu.Of(StatusWord.SecurityNotSatisfied), null);
        return Answer(cipher, challenge, heard.AsSpan(0, NonceBytes), heard.AsSpan(2 * NonceBytes));
    }

    private (ResponseApdu Answer, CardMessaging? Session) Answer(
        SessionCipher cipher, byte[] challenge, ReadOnlySpan<byte> terminal, ReadOnlySpan<byte> terminalKey)
    {
        var key = new byte[KeyBytes];
        random.GetBytes(key);
        var cryptogram = cipher.Encrypt([.. challenge, .. terminal, .. key], []);
        for (var i = 0; i < KeyBytes; i++)
            key[i] ^= terminalKey[i];
        byte[] counter = [.. challenge.AsSpan(NonceBytes / 2), .. terminal[(NonceBytes / 2)..]];
        return (
            new((byte[])[.. cryptogram, .. Mac(cipher, cryptogram)], StatusWord.Success),
            new CardMessaging(KeyDerivation.Cipher(key, SessionSuite.TripleDes), counter));
    }

    private static byte[] Mac(SessionCipher cipher, ReadOnlySpan<byte> bytes) =>
        cipher.Mac(Padding.Pad(bytes, cipher.BlockBytes));
}
