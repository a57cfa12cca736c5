using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// A private key that lies in this process, from PKCS#8 in PEM (RFC 7468, 10). It prints as <c>[terminal key]</c>. Safe
/// for several threads.
/// </summary>
public sealed class Pkcs8TerminalKey : ITerminalKey, IDisposable
{
    /// <summary>Most characters of a file: a key of RSA with 8,192 bits has below 6,500.</summary>
    public const int MostCharacters = 16 * 1024;

    private const string Label = "PRIVATE KEY";

    private readonly Lock _lock = new();
    private readonly AsymmetricAlgorithm _key;
    private readonly byte[] _value;

    private Pkcs8TerminalKey(RSA key) => (_key, _value) = (key, key.ExportParameters(false).Modulus!);

    private Pkcs8TerminalKey(ECDsa key)
    {
        var point = key.ExportParameters(false).Q;
        (_key, _value) = (key, [0x04, .. point.X!, .. point.Y!]);
    }

    /// <summary>The modulus, or the uncompressed point.</summary>
    internal ReadOnlyMemory<byte> PublicValue => _value;

    /// <summary>The public exponent of RSA; empty for a point.</summary>
    internal byte[] Exponent => _key is RSA rsa ? rsa.ExportParameters(false).Exponent! : [];

    /// <summary>Reads a key; null when the text holds no unencrypted one of RSA or of an elliptic curve.</summary>
    public static Pkcs8TerminalKey? Read(ReadOnlySpan<char> pem)
    {
        if (pem.Length > MostCharacters || !PemEncoding.TryFind(pem, out var fields)
            || !pem[fields.Label].SequenceEqual(Label))
            return null;
        var bytes = Convert.FromBase64String(pem[fields.Base64Data].ToString());
        try
        {
            return Import(bytes);
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException or PlatformNotSupportedException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc/>
    public bool IsFor(CardVerifiableCertificate certificate) =>
        certificate.PublicKey.IsRsa == _key is RSA && certificate.PublicKey.Value.Span.SequenceEqual(_value);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> SignAsync(
        string algorithm, ReadOnlyMemory<byte> message, CancellationToken cancellation) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(Sign(algorithm, message.Span));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <inheritdoc/>
    public override string ToString() => "[terminal key]";

    /// <summary>Signs at once; null when the algorithm is none for this key, or wants a longer one.</summary>
    internal byte[]? Sign(string algorithm, ReadOnlySpan<byte> message)
    {
        if (TerminalAlgorithms.Find(algorithm) is not { } known || known.Scheme == SignatureScheme.Ecdsa == _key is RSA)
            return null;
        var hash = known.Digest.Hash(message);
        try
        {
            lock (_lock)
                return SignHash(known, hash);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] SignHash(SignatureAlgorithm algorithm, byte[] hash) => _key is RSA rsa
        ? rsa.SignHash(
            hash,
            new HashAlgorithmName(algorithm.Digest.Name),
            algorithm.Scheme == SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
        : ((ECDsa)_key).SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    private static Pkcs8TerminalKey? Import(byte[] bytes)
    {
        var info = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        return info.ReadSequence().ReadObjectIdentifier() switch
        {
            KeyOids.Rsa => new(Import(RSA.Create(), bytes)),
            KeyOids.Ec => new(Import(ECDsa.Create(), bytes)),
            _ => null,
        };
    }

    private static T Import<T>(T key, byte[] bytes)
        where T : AsymmetricAlgorithm
    {
        try
        {
            key.ImportPkcs8PrivateKey(bytes, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }
}
