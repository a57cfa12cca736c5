using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Sync.Identity;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.TestKit.Stores;

/// <summary>A centre that issues certificates by the rules, in memory.</summary>
public sealed class MemoryIssuer(string laneId, DateTimeOffset now) : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, X509Certificate2> _issued = [];
    private readonly HashSet<string> _used = [];

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>The keys that were asked for, in their order.</summary>
    public List<string> Asked { get; } = [];

    public Task<CertificateReply> RenewAsync(RenewRequest request)
    {
        var key = SigningRequest.KeyOf(request.SigningRequest.Span)!;
        var name = Convert.ToHexString(key.ExportSubjectPublicKeyInfo());
        Asked.Add(name);
        if (_used.Contains(name))
            return Task.FromResult(new CertificateReply { Refusal = IssueRefusal.KeyUsed });
        if (!_issued.TryGetValue(name, out var certificate))
            _issued[name] = certificate = Issue(key);
        return Task.FromResult(new CertificateReply
        {
            Issued = new IssuedCertificate { Certificate = ByteString.CopyFrom(certificate.RawData) },
        });
    }

    /// <summary>The device shows its certificate: from now on its key has served.</summary>
    public void Use(DeviceIdentity identity) =>
        _used.Add(Convert.ToHexString(identity.Certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    public void Dispose()
    {
        _key.Dispose();
        foreach (var certificate in _issued.Values)
            certificate.Dispose();
    }

    private X509Certificate2 Issue(PublicKey key)
    {
        var request = new CertificateRequest(
            new X500DistinguishedName("CN=lane"), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(laneId);
        request.CertificateExtensions.Add(names.Build());
        return request.Create(
            new X500DistinguishedName("CN=issuer"),
            X509SignatureGenerator.CreateForECDsa(_key),
            Now,
            Now.AddDays(90),
            [1, (byte)(_issued.Count + 1)]);
    }
}
