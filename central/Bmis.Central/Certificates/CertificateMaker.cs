using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Certificates;

/// <summary>Makes the certificates of a deployment: one root, and what it signs, on P-256.</summary>
internal sealed class CertificateMaker(CertificateFolder folder, TimeProvider clock)
{
    public const string Issuer = "device-issuer";

    private const string Root = "root";

    private static readonly TimeSpan RootLife = TimeSpan.FromDays(3_650);
    private static readonly TimeSpan IssuerLife = TimeSpan.FromDays(1_825);
    private static readonly TimeSpan IssuerRenewal = TimeSpan.FromDays(180);
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
        AddAuthority(request, issuersBelow: 1);
        var now = clock.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - ClockSlack, now + RootLife);
        folder.Keep(Root, certificate, key);
        return true;
    }

    /// <summary>
    /// The issuer of devices' certificates, under the root, for TLS clients alone: who steals its key can be no server.
    /// One that is renewed stays behind the new one in the file, because certificates of its making still count.
    /// </summary>
    /// <exception cref="StopException">The root is one under which no issuer counts.</exception>
    public bool EnsureIssuer()
    {
        using var root = folder.Find(Root)!;
        using var held = folder.Find(Issuer);
        if (held is not null && IsBy(held, root) && clock.GetUtcNow() + IssuerRenewal < held.NotAfter)
            return false;
        if (root.Extensions.OfType<X509BasicConstraintsExtension>()
            .Any(limits => limits is { HasPathLengthConstraint: true, PathLengthConstraint: 0 }))
            throw new StopException(
                $"{folder.CertificateFile(Root)} allows no issuer below it: make a new root in another folder.");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Bmis issuer of devices", key, HashAlgorithmName.SHA256);
        AddAuthority(request, issuersBelow: 0);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(LeafRequest.ClientUse)], false));
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        var now = clock.GetUtcNow();
        using var certificate = request.Create(
            root, now - ClockSlack, now + IssuerLife, RandomNumberGenerator.GetBytes(16));
        folder.Keep(Issuer, certificate, key, held);
        return true;
    }

    /// <summary>A certificate for the centre's servers under these host names and addresses.</summary>
    public bool EnsureServer(string name, IReadOnlyList<string> hosts) =>
        EnsureLeaf(name, hosts, (key, root) => LeafRequest.ForServer(hosts, key, root));

    /// <summary>A certificate for a lane; its id stands in the subject alternative name.</summary>
    public bool EnsureLane(string laneId) =>
        EnsureLeaf($"lane-{laneId}", [laneId], (key, root) => LeafRequest.ForLane(laneId, key, root));

    private bool EnsureLeaf(
        string name, IReadOnlyList<string> hosts, Func<PublicKey, X509Certificate2, CertificateRequest> request)
    {
        using var root = folder.Find(Root)!;
        using var held = folder.Find(name);
        if (held is not null && StillGood(held, root, hosts))
            return false;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = clock.GetUtcNow();
        using var certificate = request(new PublicKey(key), root).Create(
            root, now - ClockSlack, now + LeafLife, RandomNumberGenerator.GetBytes(16));
        folder.Keep(name, certificate, key);
        return true;
    }

    private bool StillGood(X509Certificate2 certificate, X509Certificate2 root, IReadOnlyList<string> hosts) =>
        IsBy(certificate, root)
        && clock.GetUtcNow() + Renewal < certificate.NotAfter
        && certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .Any(names => names.RawData.AsSpan().SequenceEqual(LeafRequest.AlternativeNames(hosts).RawData));

    private static void AddAuthority(CertificateRequest request, int issuersBelow)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, issuersBelow, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
    }

    private static bool IsBy(X509Certificate2 certificate, X509Certificate2 root) =>
        certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().Any(issuer => IsBy(issuer, root));

    private static bool IsBy(X509AuthorityKeyIdentifierExtension issuer, X509Certificate2 root) =>
        issuer.KeyIdentifier is { } id
        && root.Extensions.OfType<X509SubjectKeyIdentifierExtension>()
            .Any(own => own.SubjectKeyIdentifierBytes.Span.SequenceEqual(id.Span));
}
