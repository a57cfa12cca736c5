using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Remarks = Bmis.Documents.Trust.CertificateRemarks;

namespace Bmis.Documents.Trust;

/// <summary>Compares certificates with their profile (Doc 9303-12, 4.4 and 7.1).</summary>
internal static class CertificateProfile
{
    private const int Version3 = 3;
    private const int MostSerialBytes = 20;
    private const int LeastModulus = 2048;
    private const int LeastOrder = 224;

    // A document lives for ten years and its signer's key for three months (5.2); an authority's for five years more.
    private static readonly TimeSpan MostSignerValidity = TimeSpan.FromDays((10 * 366) + 92);
    private static readonly TimeSpan MostAuthorityValidity = MostSignerValidity + TimeSpan.FromDays(5 * 366);

    /// <summary>A document signer.</summary>
    /// <param name="signer">Its certificate.</param>
    /// <param name="authority">The authority that signed it; null when it is not known.</param>
    /// <param name="isKeyInUse">Whether its key was in use when it signed the document.</param>
    internal static Remarks OfSigner(Certificate signer, Certificate? authority, bool isKeyInUse)
    {
        var own = signer.Extensions;
        return OfAll(signer, MostSignerValidity)
            | If(own.AuthorityKeyIdentifier.IsEmpty, Remarks.MissingKeyIdentifier)
            | If(own.DocumentTypes.Count == 0, Remarks.MissingDocumentType)
            | If(own.IsAuthority is not null, Remarks.UnusualConstraints)
            | If(!isKeyInUse, Remarks.PrivateKeyPeriodOver)
            | If(authority is not null && !authority.Subject.Equals(signer.Issuer), Remarks.IssuerNameDiffers);
    }

    /// <summary>An authority.</summary>
    internal static Remarks OfAuthority(Certificate authority)
    {
        var own = authority.Extensions;
        return OfAll(authority, MostAuthorityValidity)
            | If(own.SubjectKeyIdentifier.IsEmpty, Remarks.MissingKeyIdentifier)
            | If(!own.Critical.Contains(ExtensionReader.BasicConstraints), Remarks.UnusualConstraints);
    }

    private static Remarks OfAll(Certificate one, TimeSpan mostValidity)
    {
        var isUsageSaid = one.Extensions.KeyUsage is not null;
        return If(one.Version != Version3, Remarks.UnusualVersion)
            | If(one.SerialNumber.Length > 2 * MostSerialBytes, Remarks.SerialTooLong)
            | If(!IsPositive(one.SerialNumber), Remarks.SerialNotPositive)
            | If(!isUsageSaid, Remarks.MissingKeyUsage)
            | If(
                isUsageSaid && !one.Extensions.Critical.Contains(ExtensionReader.KeyUsage),
                Remarks.KeyUsageNotCritical)
            | If(one.NotAfter - one.NotBefore > mostValidity, Remarks.ValidityTooLong)
            | If(IsDigestWeak(one), Remarks.WeakDigest)
            | If(IsWeak(one.Key), Remarks.WeakKey);
    }

    private static Remarks If(bool holds, Remarks remark) => holds ? remark : Remarks.None;

    private static bool IsPositive(string serial) => serial[0] < '8' && serial.Any(digit => digit != '0');

    private static bool IsDigestWeak(Certificate one) =>
        SignatureAlgorithm.Read(one.Parts.Algorithm, null, out var algorithm) == SignatureFault.None
        && algorithm!.Digest == DigestAlgorithm.Sha1;

    private static bool IsWeak(AsymmetricKeyParameter? key) => key switch
    {
        RsaKeyParameters rsa => rsa.Modulus.BitLength < LeastModulus,
        DsaPublicKeyParameters dsa =>
            dsa.Parameters.P.BitLength < LeastModulus || dsa.Parameters.Q.BitLength < LeastOrder,
        ECPublicKeyParameters ec => ec.Parameters.N.BitLength < LeastOrder,
        _ => false,
    };
}
