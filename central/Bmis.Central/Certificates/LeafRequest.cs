using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Central.Certificates;

/// <summary>What stands in a certificate of headquarters' servers and in one of a lane.</summary>
internal static class LeafRequest
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";

    /// <summary>The extended key usage of TLS clients (RFC 5280, 4.2.1.12).</summary>
    public const string ClientUse = "1.3.6.1.5.5.7.3.2";

    /// <summary>For servers under these host names and addresses.</summary>
    public static CertificateRequest ForServer(
        IReadOnlyList<string> hosts, PublicKey key, X509Certificate2 issuer) =>
        Make("CN=Bmis headquarters", ServerUse, AlternativeNames(hosts), key, issuer);

    /// <summary>For a lane; its id stands alone in the subject alternative name.</summary>
    public static CertificateRequest ForLane(string laneId, PublicKey key, X509Certificate2 issuer) =>
        Make($"CN=lane {laneId}", ClientUse, AlternativeNames([laneId]), key, issuer);

    /// <summary>The subject alternative name of hosts, addresses or a lane.</summary>
    public static X509Extension AlternativeNames(IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return names.Build();
    }

    private static CertificateRequest Make(
        string subject, string use, X509Extension names, PublicKey key, X509Certificate2 issuer)
    {
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        return request;
    }
}
