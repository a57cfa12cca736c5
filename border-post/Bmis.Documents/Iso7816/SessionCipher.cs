using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Iso7816;

/// <summary>
/// The two keys of a session and what is done with them: encryption in cipher block chaining and a MAC of 8 bytes over
/// padded bytes (Doc 9303-11, 9.8.6).
/// </summary>
public abstract class SessionCipher : IDisposable
{
    /// <summary>Bytes of a MAC as it travels.</summary>
    public const int MacBytes = 8;

    /// <summary>Bytes of a block, and of the send sequence counter.</summary>
    public abstract int BlockBytes { get; }

    /// <summary>Triple DES with two keys of 16 bytes.</summary>
    public static SessionCipher TripleDes(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication) =>
        new TripleDesCipher(encryption, authentication);

    /// <summary>AES with two keys of 16, 24 or 32 bytes.</summary>
    public static SessionCipher Aes(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication) =>
        new AesCipher(encryption, authentication);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Encrypts padded bytes under the counter of the message.</summary>
    internal abstract byte[] Encrypt(ReadOnlySpan<byte> padded, ReadOnlySpan<byte> counter);

    /// <summary>Decrypts whole blocks under the counter of the message.</summary>
    internal abstract byte[] Decrypt(ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> counter);

    /// <summary>The MAC over padded bytes.</summary>
    internal abstract byte[] Mac(ReadOnlySpan<byte> padded);

    /// <summary>Frees the keys.</summary>
    protected abstract void Dispose(bool disposing);

    // Begun anew each time: the library's retail MAC does not come back to its start by itself.
    private static byte[] Compute(IMac mac, KeyParameter key, ReadOnlySpan<byte> padded)
    {
        var code = new byte[MacBytes];
        mac.Init(key);
        mac.BlockUpdate(padded);
        mac.DoFinal(code);
        return code;
    }

    // The MAC is algorithm 3 of ISO/IEC 9797-1, the retail MAC (Doc 9303-11, 9.8.6.1).
    private sealed class TripleDesCipher : SessionCipher
    {
        private const int Block = 8;

        private readonly TripleDES _des = TripleDES.Create();
        private readonly ISO9797Alg3Mac _mac = new(new DesEngine(), 8 * MacBytes);
        private readonly KeyParameter _authentication;

        internal TripleDesCipher(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication)
        {
            // The whole 24 bytes: a key of 16 fails in one-shot calls on Linux.
            _des.Key = [.. encryption, .. encryption[..Block]];
            _authentication = new KeyParameter(authentication);
        }

        public override int BlockBytes => Block;

        internal override byte[] Encrypt(ReadOnlySpan<byte> padded, ReadOnlySpan<byte> counter) =>
            _des.EncryptCbc(padded, stackalloc byte[Block], PaddingMode.None);

        internal override byte[] Decrypt(ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> counter) =>
            _des.DecryptCbc(blocks, stackalloc byte[Block], PaddingMode.None);

        internal override byte[] Mac(ReadOnlySpan<byte> padded) => Compute(_mac, _authentication, padded);

        protected override void Dispose(bool disposing) => _des.Dispose();
    }

    // The MAC is CMAC (NIST SP 800-38B), cut to 8 bytes (Doc 9303-11, 9.8.6.2).
    private sealed class AesCipher : SessionCipher
    {
        private const int Block = 16;

        private readonly Aes _encryption = System.Security.Cryptography.Aes.Create();
        private readonly CMac _mac = new(AesUtilities.CreateEngine(), 8 * MacBytes);
        private readonly KeyParameter _authentication;

        internal AesCipher(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication)
        {
            _encryption.Key = encryption.ToArray();
            _authentication = new KeyParameter(authentication);
        }

        public override int BlockBytes => Block;

        // The initial vector is the counter, encrypted.
        internal override byte[] Encrypt(ReadOnlySpan<byte> padded, ReadOnlySpan<byte> counter) =>
            _encryption.EncryptCbc(padded, _encryption.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);

        internal override byte[] Decrypt(ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> counter) =>
            _encryption.DecryptCbc(blocks, _encryption.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);

        internal override byte[] Mac(ReadOnlySpan<byte> padded) => Compute(_mac, _authentication, padded);

        protected override void Dispose(bool disposing) => _encryption.Dispose();
    }
}
