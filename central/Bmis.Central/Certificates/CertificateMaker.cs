using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Central.Certificates;

/// <summary>Makes the certificates of a deployment: one root, and leaves on P-256 that it signs.</summary>
internal sealed class CertificateMaker(CertificateFolder folder, TimeProvider clock)
{
    private const string Root = "root";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly TimeSpan RootLife = TimeSpan.FromDays(3_650);
    private static readonly TimeSpan LeafLife = TimeSpan.FromDays(397);
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(30);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    /// <summary>The deployment's root, made when it is missing. True when it was made.</summary>
    public bool EnsureRoot()
    {
        using var held = folder.Find(Root);
        if (held is not null)
            return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bmis deployment root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - ClockSlack, now + RootLife);
        folder.Keep(Root, certificate, key);
        return true;
    }

    /// <summary>A certificate for the centre's servers under these host names and addresses.</summary>
    public bool EnsureServer(string name, IReadOnlyList<string> hosts) =>
        EnsureLeaf(name, "CN=Bmis headquarters", ServerUse, hosts);

    /// <summary>A certificate for a lane; its id stands in the subject alternative name.</summary>
    public bool EnsureLane(string laneId) => EnsureLeaf($"lane-{laneId}", $"CN=lane {laneId}", ClientUse, [laneId]);

    private bool EnsureLeaf(string name, string subject, string use, IReadOnlyList<string> hosts)
    {
        using var root = folder.Find(Root)!;
        using var held = folder.Find(name);
        if (held is not null && StillGood(held, root, hosts))
            return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        request.CertificateExtensions.Add(AlternativeNames(hosts));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        var now = clock.GetUtcNow();
        using var certificate = request.Create(
            root, now - ClockSlack, now + LeafLife, RandomNumberGenerator.GetBytes(16));
        folder.Keep(name, certificate, key);
        return true;
    }

    private bool StillGood(X509Certificate2 certificate, X509Certificate2 root, IReadOnlyList<string> hosts) =>
        certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Any(issuer => IsBy(issuer, root))
        && clock.GetUtcNow() + Renewal < certificate.NotAfter
        && certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .Any(names => names.RawData.AsSpan().SequenceEqual(AlternativeNames(hosts).RawData));

    private static bool IsBy(X509AuthorityKeyIdentifierExtension issuer, X509Certificate2 root) =>
        issuer.KeyIdentifier is { } id
        && root.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .Any(own => own.SubjectKeyIdentifierBytes.Span.SequenceEqual(id.Span));

    private static X509Extension AlternativeNames(IReadOnlyList<string> hosts)
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
}
