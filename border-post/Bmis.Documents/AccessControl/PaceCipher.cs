using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// The block cipher of a suite in cipher block chaining, by which PACE encrypts its nonce, makes pseudo-random numbers
/// and encrypts chip authentication data. The initial vector is zero unless one is given.
/// </summary>
internal static class PaceCipher
{
    internal static int BlockBytes(SessionSuite suite) => suite == SessionSuite.TripleDes ? 8 : 16;

    /// <summary>Bytes of a key; triple DES has two keys (Doc 9303-11, 4.4.3.3.2, note).</summary>
    internal static int KeyBytes(SessionSuite suite) => suite switch
    {
        SessionSuite.Aes192 => 24,
        SessionSuite.Aes256 => 32,
        _ => 16,
    };

    /// <summary>Encrypts whole blocks.</summary>
    internal static byte[] Encrypt(
        SessionSuite suite, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector = default) =>
        Run(suite, forEncryption: true, key, blocks, vector);

    /// <summary>Decrypts whole blocks.</summary>
    internal static byte[] Decrypt(
        SessionSuite suite, ReadOnlySpan<byte> key, ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> vector = default) =>
        Run(suite, forEncryption: false, key, blocks, vector);

    private static byte[] Run(
        SessionSuite suite,
        bool forEncryption,
        ReadOnlySpan<byte> key,
        ReadOnlySpan<byte> blocks,
        ReadOnlySpan<byte> vector)
    {
        IBlockCipher engine = suite == SessionSuite.TripleDes ? new DesEdeEngine() : AesUtilities.CreateEngine();
        var size = engine.GetBlockSize();
        var cipher = new CbcBlockCipher(engine);
        cipher.Init(
            forEncryption, new ParametersWithIV(new KeyParameter(key), vector.IsEmpty ? new byte[size] : vector));
        var result = new byte[blocks.Length];
        for (var offset = 0; offset < blocks.Length; offset += size)
            cipher.ProcessBlock(blocks.Slice(offset, size), result.AsSpan(offset, size));
        return result;
    }
}
