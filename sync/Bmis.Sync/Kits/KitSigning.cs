using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Kits;

/// <summary>Who made a kit: the header is signed, and everything after it is bound to the header.</summary>
public static class KitSigning
{
    // What is signed says what it is, so that a signature made for a list or a page never fits a kit.
    private static ReadOnlySpan<byte> Purpose => "bmis.sync.v1.KitHeader\0"u8;

    /// <summary>Signs as a lane's device.</summary>
    /// <param name="certificate">Its certificate with the private key, on P-256.</param>
    /// <exception cref="KitException">The key is not on P-256.</exception>
    public static Func<byte[], SignedKitHeader> AsDevice(X509Certificate2 certificate) => header =>
    {
        using var key = KeyOf(certificate);
        var signed = Sign(header, key);
        signed.Certificate = ByteString.CopyFrom(certificate.RawData);
        return signed;
    };

    /// <summary>Signs as the centre.</summary>
    /// <param name="key">The key of the timestamp.</param>
    public static Func<byte[], SignedKitHeader> AsCentre(ECDsa key) => header =>
    {
        var signed = Sign(header, key);
        signed.KeyId = RoleKey.Of(key).Id;
        return signed;
    };

    /// <summary>The private key of a device's certificate; the caller disposes of it.</summary>
    /// <exception cref="KitException">It is not on P-256.</exception>
    public static ECDsa KeyOf(X509Certificate2 certificate) =>
        certificate.GetECDsaPrivateKey() is { KeySize: 256 } key
            ? key
            : throw new KitException("Kits are signed with a key on P-256, and the lane's certificate has another.");

    /// <summary>The public key of a device's certificate, for which kits are sealed; null off P-256.</summary>
    public static RoleKey? PublicKeyOf(X509Certificate2 certificate) =>
        RoleKey.Read(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>Whether the device of this certificate signed the header.</summary>
    public static bool IsSignedBy(SignedKitHeader signed, X509Certificate2 certificate) =>
        PublicKeyOf(certificate)?.HasSigned(Signed(signed.Header.Span), signed.Signature.Span) == true;

    /// <summary>Whether a key of the timestamp, by the roles that the lane trusts now, signed the header.</summary>
    public static bool IsSignedByCentre(SignedKitHeader signed, ListVerifier verifier) =>
        verifier.IsSigned(signed.KeyId, Signed(signed.Header.Span), signed.Signature.Span);

    private static SignedKitHeader Sign(byte[] header, ECDsa key) => new()
    {
        Header = UnsafeByteOperations.UnsafeWrap(header),
        Signature = UnsafeByteOperations.UnsafeWrap(key.SignData(Signed(header), HashAlgorithmName.SHA256)),
    };

    private static byte[] Signed(ReadOnlySpan<byte> header) => [.. Purpose, .. header];
}
