using System.Numerics;
using System.Security.Cryptography;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.AccessControl;

/// <summary>The key derivation function of Doc 9303-11, 9.7.1.</summary>
public static class KeyDerivation
{
    private const int Encryption = 1;
    private const int Authentication = 2;
    private const int Password = 3;

    /// <summary>The key for encryption from a shared secret.</summary>
    public static byte[] EncryptionKey(ReadOnlySpan<byte> secret, SessionSuite suite) =>
        Derive(secret, Encryption, suite);

    /// <summary>The key for authentication from a shared secret.</summary>
    public static byte[] AuthenticationKey(ReadOnlySpan<byte> secret, SessionSuite suite) =>
        Derive(secret, Authentication, suite);

    /// <summary>The key from a password, by which PACE encrypts its nonce.</summary>
    public static byte[] PasswordKey(ReadOnlySpan<byte> password, SessionSuite suite) =>
        Derive(password, Password, suite);

    /// <summary>Both keys of a session in use.</summary>
    public static SessionCipher Cipher(ReadOnlySpan<byte> secret, SessionSuite suite)
    {
        var (encryption, authentication) = (EncryptionKey(secret, suite), AuthenticationKey(secret, suite));
        return suite == SessionSuite.TripleDes
            ? SessionCipher.TripleDes(encryption, authentication)
            : SessionCipher.Aes(encryption, authentication);
    }

    // SHA-1 for keys of up to 128 bits and SHA-256 for longer ones (9.7.1.1 and 9.7.1.2).
    private static byte[] Derive(ReadOnlySpan<byte> secret, int counter, SessionSuite suite)
    {
        byte[] input = [.. secret, 0, 0, 0, (byte)counter];
        return suite switch
        {
            SessionSuite.TripleDes => WithOddParity(SHA1.HashData(input).AsSpan(0, 16)),
            SessionSuite.Aes128 => SHA1.HashData(input)[..16],
            SessionSuite.Aes192 => SHA256.HashData(input)[..24],
            _ => SHA256.HashData(input),
        };
    }

    private static byte[] WithOddParity(ReadOnlySpan<byte> key)
    {
        var adjusted = key.ToArray();
        for (var i = 0; i < adjusted.Length; i++)
            if (BitOperations.PopCount(adjusted[i]) % 2 == 0)
                adjusted[i] ^= 1;
        return adjusted;
    }
}
