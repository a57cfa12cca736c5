using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Simulation;

/// <summary>
/// An issuing State that does not exist, or plays one that does: a country signing CA with a document signer
/// (Doc 9303-12), whose keys are made anew and never leave the process. It signs security objects and seals, and
/// revokes its signer.
/// </summary>
public sealed class SpecimenIssuer : IDisposable
{
    private const string Utopia = "UT";
    private const int SerialBytes = 8;

    private static readonly ECCurve Curve = ECCurve.CreateFromValue("1.3.36.3.3.2.8.1.1.7"); // brainpoolP256r1
    private static readonly Oid SecurityObjectType = new("2.23.136.1.1.1");
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");
    private static readonly TimeSpan AuthorityYears = TimeSpan.FromDays(15 * 365);

    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _signer;

    private SpecimenIssuer(X509Certificate2 authority, X509Certificate2 signer) =>
        (_authority, _signer) = (authority, signer);

    /// <summary>The CSCA certificate in DER, for a trust store.</summary>
    public byte[] Authority => _authority.RawData;

    /// <summary>The document signer's certificate in DER.</summary>
    public byte[] Signer => _signer.RawData;

    /// <summary>Its serial number, hexadecimal, by which seals name it.</summary>
    public string SignerSerial => _signer.SerialNumber;

    /// <summary>The signature of a digital seal over its bytes (Doc 9303-13, 2.4): both numbers of ECDSA.</summary>
    public byte[] SignSeal(byte[] signed)
    {
        using var key = _signer.GetECDsaPrivateKey()!;
        return key.SignData(signed, HashAlgorithmName.SHA256);
    }

    /// <summary>Makes keys and certificates.</summary>
    /// <param name="name">The name of the CSCA.</param>
    /// <param name="from">The first day of the document signer.</param>
    /// <param name="until">Its last day.</param>
    /// <param name="country">The State's two letters; Utopia's when none are given.</param>
    public static SpecimenIssuer Create(
        string name, DateTimeOffset from, DateTimeOffset until, string country = Utopia)
    {
        using var authorityKey = ECDsa.Create(Curve);
        using var signerKey = ECDsa.Create(Curve);
        var subject = $"C={country}, O=Specimens, CN={name}";
        var authority = AuthorityRequest(subject, authorityKey)
            .CreateSelfSigned(from.AddDays(-1), from + AuthorityYears);
        using var bare = SignerRequest(subject, signerKey, authority).Create(authority, from, until, Serial());
        return new(authority, bare.CopyWithPrivateKey(signerKey));
    }

    /// <summary>EF.SOD over these data groups (Doc 9303-10, 4.6.2).</summary>
    /// <param name="dataGroups">The files as they lie on the chip, by number.</param>
    public byte[] SecurityObject(IEnumerable<KeyValuePair<int, byte[]>> dataGroups)
    {
        var cms = new SignedCms(new ContentInfo(SecurityObjectType, Hashes(dataGroups)));
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _signer)
        {
            DigestAlgorithm = Sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        });
        return TlvWriter.Object(0x77, cms.Encode());
    }

    /// <summary>A revocation list of the CSCA.</summary>
    /// <param name="at">When it was made.</param>
    /// <param name="revokesSigner">Whether it revokes the document signer.</param>
    public byte[] RevocationList(DateTimeOffset at, bool revokesSigner)
    {
        var list = new CertificateRevocationListBuilder();
        if (revokesSigner)
            list.AddEntry(_signer.SerialNumberBytes.Span, at);
        return list.Build(_authority, 1, at.AddDays(90), HashAlgorithmName.SHA256, thisUpdate: at);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _authority.Dispose();
        _signer.Dispose();
    }

    private static CertificateRequest AuthorityRequest(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest SignerRequest(string subject, ECDsa key, X509Certificate2 authority)
    {
        var request = new CertificateRequest(subject + " signer", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        return request;
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)(0x40 | (serial[0] & 0x3F)); // Positive and of full length.
        return serial;
    }

    // LDSSecurityObject, version 0 (Doc 9303-10, 4.6.2.3).
    private static byte[] Hashes(IEnumerable<KeyValuePair<int, byte[]>> dataGroups)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(Sha256.Value!);
            using (writer.PushSequence())
            {
                foreach (var (number, bytes) in dataGroups.OrderBy(one => one.Key))
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteInteger(number);
                        writer.WriteOctetString(SHA256.HashData(bytes));
                    }
                }
            }
        }

        return writer.Encode();
    }
}
