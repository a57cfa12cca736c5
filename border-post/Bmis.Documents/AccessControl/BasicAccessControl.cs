using System.Security.Cryptography;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// Basic access control from the terminal's side (Doc 9303-11, 4.3): both prove that they know the MRZ and agree on the
/// keys of a session. The application must be selected.
/// </summary>
public static class BasicAccessControl
{
    private const int NonceBytes = 8;
    private const int KeyBytes = 16;
    private const int CryptogramBytes = 32;
    private const int AnswerBytes = CryptogramBytes + SessionCipher.MacBytes;

    private static readonly CommandApdu GetChallenge = new(0, 0x84, 0, 0, Expected: NonceBytes);

    /// <summary>Opens the chip.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="mrz">What the MRZ says.</param>
    /// <param name="random">Where the terminal's nonce and key come from: a cryptographic source.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public static async ValueTask<AccessResult> OpenAsync(
        IChipTransceiver chip, MrzInformation mrz, RandomNumberGenerator random, CancellationToken cancellation)
    {
        if (await chip.SendAsync(GetChallenge, cancellation) is not { } challenge)
            return AccessResult.Bad(AccessFault.Malformed, default);
        if (challenge.Status != StatusWord.Success)
            return AccessResult.Bad(AccessFault.Refused, challenge.Status);
        if (challenge.Data.Length != NonceBytes)
            return AccessResult.Bad(AccessFault.Malformed, challenge.Status);
        using var cipher = KeyDerivation.Cipher(mrz.Seed(), SessionSuite.TripleDes);
        var own = new byte[NonceBytes + KeyBytes];
        random.GetBytes(own.AsSpan(0, NonceBytes));
        random.GetBytes(own.AsSpan(NonceBytes));
        var command = Authenticate(cipher, own, challenge.Data.Span);
        if (await chip.SendAsync(command, cancellation) is not { } answer)
            return AccessResult.Bad(AccessFault.Malformed, default);
        return answer.Status == StatusWord.Success
            ? Judge(cipher, own, challenge.Data.Span, answer)
            : AccessResult.Bad(Code(answer.Status), answer.Status);
    }

    // RND.IFD, RND.IC and K.IFD encrypted, and a MAC over that.
    private static CommandApdu Authenticate(SessionCipher cipher, byte[] own, ReadOnlySpan<byte> challenge)
    {
        byte[] secret = [.. own.AsSpan(0, NonceBytes), .. challenge, .. own.AsSpan(NonceBytes)];
        var cryptogram = cipher.Encrypt(secret, []);
        return new(0, 0x82, 0, 0, (byte[])[.. cryptogram, .. Mac(cipher, cryptogram)], AnswerBytes);
    }

    private static AccessResult Judge(
        SessionCipher cipher, byte[] own, ReadOnlySpan<byte> challenge, ResponseApdu answer)
    {
        if (answer.Data.Length != AnswerBytes)
            return AccessResult.Bad(AccessFault.Malformed, answer.Status);
        var cryptogram = answer.Data.Span[..CryptogramBytes];
        var mac = answer.Data.Span[CryptogramBytes..];
        var secret = cipher.Decrypt(cryptogram, []);
        var isAuthentic = CryptographicOperations.FixedTimeEquals(Mac(cipher, cryptogram), mac)
            & CryptographicOperations.FixedTimeEquals(secret.AsSpan(0, NonceBytes), challenge)
            & CryptographicOperations.FixedTimeEquals(
                secret.AsSpan(NonceBytes, NonceBytes), own.AsSpan(0, NonceBytes));
        if (!isAuthentic)
            return AccessResult.Bad(AccessFault.NotAuthentic, answer.Status);
        var seed = new byte[KeyBytes];
        for (var i = 0; i < KeyBytes; i++)
            seed[i] = (byte)(own[NonceBytes + i] ^ secret[(2 * NonceBytes) + i]);
        byte[] counter = [.. challenge[4..], .. own.AsSpan(4, 4)];
        return new(
            new SecureMessaging(KeyDerivation.Cipher(seed, SessionSuite.TripleDes), counter),
            AccessFault.None,
            answer.Status);
    }

    private static byte[] Mac(SessionCipher cipher, ReadOnlySpan<byte> bytes) =>
        cipher.Mac(Padding.Pad(bytes, cipher.BlockBytes));

    // Chips say 6300 and 63Cx, 6982 and 6988 of a wrong password (Doc 9303-11, 4.3.3 leaves it open).
    private static AccessFault Code(StatusWord status) =>
        status == StatusWord.SecurityNotSatisfied || status == StatusWord.SecureObjectsWrong
            || status.Value >> 8 == 0x63
            ? AccessFault.WrongPassword
            : AccessFault.Refused;
}
