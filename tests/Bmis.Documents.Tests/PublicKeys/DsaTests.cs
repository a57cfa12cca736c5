using System.Security.Cryptography;
using Bmis.Documents.Agreement;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Trust;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Bmis.Documents.Tests.PublicKeys;

/// <summary>DSA, as a few States' first authorities have it.</summary>
public sealed class DsaTests
{
    private static readonly byte[] Message = "A document is as good as its signature."u8.ToArray();
    private static readonly DHParameters Group = ModularGroups.Of2048And256();
    private static readonly BigInteger Secret = new BigInteger(1, SHA256.HashData(Message)).Mod(Group.Q);
    private static readonly BigInteger Y = Group.G.ModPow(Secret, Group.P);

    [Theory]
    [InlineData("1.2.840.10040.4.3", "SHA-1withDSA")]
    [InlineData("2.16.840.1.101.3.4.3.1", "SHA-224withDSA")]
    [InlineData("2.16.840.1.101.3.4.3.2", "SHA-256withDSA")]
    public void A_certificate_signed_by_dsa_is_verified_and_a_changed_one_is_not(string oid, string name)
    {
        var authority = new TestKey(Info(Group.P, Group.Q, Group.G, Y), Algorithm(oid), message => Sign(name, message));
        var good = Import(TestCertificate.Authority(authority).SignedBy(authority));
        Assert.Equal(1, good.AnchorsByKind[AnchorKind.SelfSigned]);
        var other = Info(Group.P, Group.Q, Group.G, Y.Multiply(Group.G).Mod(Group.P));
        var forged = Import(TestCertificate.Authority(authority with { Info = other }).SignedBy(authority));
        Assert.Equal(1, forged.Rejections[TrustRejection.SignatureWrong]);
    }

    [Fact]
    public void Keys_have_limits_and_lie_in_their_subgroup()
    {
        Assert.Equal(KeyFault.None, FaultOf(Info(Group.P, Group.Q, Group.G, Y)));
        Assert.Equal(
            KeyFault.SizeNotAllowed, FaultOf(Info(Group.P.ShiftRight(1200), Group.Q, Group.G, BigInteger.Two)));
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(Info(Group.P, Group.Q.ShiftRight(100), Group.G, Y)));
        BigInteger[] outside = [BigInteger.Zero, BigInteger.One, BigInteger.Two, Group.P, Group.P.Add(Y)];
        Assert.All(outside, y =>
            Assert.Equal(KeyFault.UnsoundParameters, FaultOf(Info(Group.P, Group.Q, Group.G, y))));
        Assert.All(outside, g => Assert.Equal(KeyFault.UnsoundParameters, FaultOf(Info(Group.P, Group.Q, g, Y))));
        Assert.Equal(
            KeyFault.UnsoundParameters, FaultOf(Info(Group.P, Group.Q.Add(BigInteger.Two), Group.G, Y)));
    }

    [Fact]
    public void A_key_whose_domain_lies_elsewhere_is_of_no_use() => Assert.Equal(
        KeyFault.UnsoundParameters,
        FaultOf(TestKeys.Info(
            writer => writer.WriteObjectIdentifier("1.2.840.10040.4.1"),
            TestKeys.WithWriter(writer => TestKeys.Write(writer, Y)))));

    private static TrustReport Import(byte[] certificate) => TrustImport.Build(
        [new("csca.cer", certificate)], TestCertificate.Begin.AddYears(1), new()).Report;

    private static KeyFault FaultOf(byte[] info)
    {
        var fault = SubjectPublicKeyReader.Read(info, out var key);
        Assert.Equal(fault == KeyFault.None, key is not null);
        return fault;
    }

    private static byte[] Info(BigInteger p, BigInteger q, BigInteger g, BigInteger y) =>
        TestKeys.DiffieHellman("1.2.840.10040.4.1", [p, q, g], y);

    private static byte[] Algorithm(string oid) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
    });

    // The framework's implementation is another one than that which verifies; it has no SHA-224.
    private static byte[] Sign(string name, byte[] message) => name switch
    {
        "SHA-1withDSA" => SignByFramework(HashAlgorithmName.SHA1, message),
        "SHA-256withDSA" => SignByFramework(HashAlgorithmName.SHA256, message),
        _ => SignByLibrary(name, message),
    };

    private static byte[] SignByFramework(HashAlgorithmName digest, byte[] message)
    {
        using var key = DSA.Create(new DSAParameters
        {
            P = Group.P.ToByteArrayUnsigned(),
            Q = Group.Q.ToByteArrayUnsigned(),
            G = Group.G.ToByteArrayUnsigned(),
            Y = Y.ToByteArrayUnsigned(),
            X = Secret.ToByteArrayUnsigned(),
        });
        return key.SignData(message, digest, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[] SignByLibrary(string name, byte[] message)
    {
        var signer = SignerUtilities.GetSigner(name);
        signer.Init(true, new DsaPrivateKeyParameters(Secret, new DsaParameters(Group.P, Group.Q, Group.G)));
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }
}
