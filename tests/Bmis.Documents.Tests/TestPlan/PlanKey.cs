using System.Security.Cryptography;
using Bmis.Documents.Agreement;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>A key of an issuer, made once for all cases.</summary>
internal sealed class PlanKey
{
    private static readonly Lazy<PlanKey> LazyAuthority = new(Elliptic);
    private static readonly Lazy<PlanKey> LazyRsaAuthority = new(Rsa2048);
    private static readonly Lazy<PlanKey> LazyStranger = new(Elliptic);
    private static readonly Lazy<PlanKey> LazySigner = new(Elliptic);
    private static readonly Lazy<PlanKey> LazyRsaSigner = new(Rsa2048);
    private static readonly Lazy<PlanKey> LazyDsaSigner = new(Dsa);

    private readonly AsymmetricKeyParameter _private;

    private PlanKey(AsymmetricCipherKeyPair pair)
    {
        _private = pair.Private;
        Info = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(pair.Public).GetDerEncoded();
    }

    internal static PlanKey Authority => LazyAuthority.Value;

    internal static PlanKey RsaAuthority => LazyRsaAuthority.Value;

    internal static PlanKey Stranger => LazyStranger.Value;

    internal static PlanKey Signer => LazySigner.Value;

    internal static PlanKey RsaSigner => LazyRsaSigner.Value;

    internal static PlanKey DsaSigner => LazyDsaSigner.Value;

    internal byte[] Info { get; }

    internal byte[] Identifier => SHA256.HashData(Info)[..20];

    internal static PlanKey SignerOf(PlanAlgorithm algorithm) =>
        algorithm.Name.Contains("RSA", StringComparison.Ordinal) ? RsaSigner
            : algorithm.Name.EndsWith("withDSA", StringComparison.Ordinal) ? DsaSigner : Signer;

    internal byte[] Sign(PlanAlgorithm algorithm, byte[] bytes)
    {
        var signer = SignerUtilities.GetSigner(algorithm.Name);
        signer.Init(true, _private);
        signer.BlockUpdate(bytes, 0, bytes.Length);
        return signer.GenerateSignature();
    }

    private static PlanKey Elliptic()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(X9ObjectIdentifiers.Prime256v1, new SecureRandom()));
        return new(generator.GenerateKeyPair());
    }

    private static PlanKey Dsa()
    {
        var group = ModularGroups.Of2048And256();
        var generator = new DsaKeyPairGenerator();
        generator.Init(new DsaKeyGenerationParameters(
            new SecureRandom(), new DsaParameters(group.P, group.Q, group.G)));
        return new(generator.GenerateKeyPair());
    }

    private static PlanKey Rsa2048()
    {
        using var rsa = RSA.Create(2048);
        return new(DotNetUtilities.GetRsaKeyPair(rsa));
    }
}
