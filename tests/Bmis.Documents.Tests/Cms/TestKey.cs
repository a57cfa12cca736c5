using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.Tests.PublicKeys;

namespace Bmis.Documents.Tests.Cms;

/// <summary>A key that signs: what it writes into certificates, and how it signs.</summary>
internal sealed record TestKey(byte[] Info, byte[] Algorithm, Func<byte[], byte[]> Sign)
{
    internal byte[] Identifier => SHA256.HashData(Info)[..20];

    internal static TestKey Ecdsa(string curve = "1.2.840.10045.3.1.7") => Of(
        ECDsa.Create(ECCurve.CreateFromValue(curve)));

    internal static TestKey ExplicitEcdsa(string curve)
    {
        var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var whole = ExplicitCurve.Of(TestKeys.Curve(curve));
        return Of(key) with { Info = TestKeys.Explicit(whole, [4, .. point.X!, .. point.Y!]) };
    }

    internal static TestKey Rsa() => Of(
        "1.2.840.113549.1.1.11",
        (rsa, bytes) => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Its algorithm is named without a hash function, as many security objects have it.</summary>
    internal static TestKey BareRsa() => Of(
        "1.2.840.113549.1.1.1",
        (rsa, bytes) => rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    private static TestKey Of(ECDsa key) => new(
        key.ExportSubjectPublicKeyInfo(),
        AlgorithmOf("1.2.840.10045.4.3.2", hasNull: false),
        bytes => key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private static TestKey Of(string oid, Func<RSA, byte[], byte[]> sign)
    {
        var rsa = RSA.Create(1024);
        return new(rsa.ExportSubjectPublicKeyInfo(), AlgorithmOf(oid, hasNull: true), bytes => sign(rsa, bytes));
    }

    private static byte[] AlgorithmOf(string oid, bool hasNull) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (hasNull)
            writer.WriteNull();
    });
}
