using System.Security.Cryptography;

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

    private sealed class TripleDesCipher : SessionCipher
    {
        private readonly TripleDES _des = TripleDES.Create();
        private readonly RetailMac _mac;

        internal TripleDesCipher(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication)
        {
            // The whole 24 bytes: a key of 16 fails in one-shot calls on Linux.
            _des.Key = [.. encryption, .. encryption[..DesBlock.Bytes]];
            _mac = new RetailMac(authentication);
        }

        public override int BlockBytes => DesBlock.Bytes;

        internal override byte[] Encrypt(ReadOnlySpan<byte> padded, ReadOnlySpan<byte> counter) =>
            _des.EncryptCbc(padded, stackalloc byte[DesBlock.Bytes], PaddingMode.None);

        internal override byte[] Decrypt(ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> counter) =>
            _des.DecryptCbc(blocks, stackalloc byte[DesBlock.Bytes], PaddingMode.None);

        internal override byte[] Mac(ReadOnlySpan<byte> padded) => _mac.Compute(padded);

        protected override void Dispose(bool disposing) => _des.Dispose();
    }

    private sealed class AesCipher : SessionCipher
    {
        private readonly Aes _encryption = System.Security.Cryptography.Aes.Create();
        private readonly Aes _authentication = System.Security.Cryptography.Aes.Create();

        internal AesCipher(ReadOnlySpan<byte> encryption, ReadOnlySpan<byte> authentication) =>
            (_encryption.Key, _authentication.Key) = (encryption.ToArray(), authentication.ToArray());

        public override int BlockBytes => AesCmac.Block;

        // The initial vector is the counter, encrypted (Doc 9303-11, 9.8.6.2).
        internal override byte[] Encrypt(ReadOnlySpan<byte> padded, ReadOnlySpan<byte> counter) =>
            _encryption.EncryptCbc(padded, _encryption.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);

        internal override byte[] Decrypt(ReadOnlySpan<byte> blocks, ReadOnlySpan<byte> counter) =>
            _encryption.DecryptCbc(blocks, _encryption.EncryptEcb(counter, PaddingMode.None), PaddingMode.None);

        internal override byte[] Mac(ReadOnlySpan<byte> padded) =>
            AesCmac.Compute(_authentication, padded)[..MacBytes];

        protected override void Dispose(bool disposing)
        {
            _encryption.Dispose();
            _authentication.Dispose();
        }
    }
}
