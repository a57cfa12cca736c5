using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Certificates;
using Bmis.Central.CommandLine;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Devices;

/// <summary>Signs certificates of devices with the issuer's key, which only headquarters' servers hold.</summary>
internal sealed class DeviceIssuer : IDisposable
{
    private readonly X509Certificate2? _issuer;
    private readonly ECDsa? _key;
    private readonly TimeSpan _life;

    public DeviceIssuer(IOptions<DevicesOptions> options)
    {
        _life = options.Value.CertificateLife;
        if (!options.Value.HasIssuer)
            return;
        Certificates = PemFiles.LoadRoots(options.Value.IssuerCertificateFile);
        _issuer = PemFiles.Load(options.Value.IssuerCertificateFile, options.Value.IssuerKeyFile);
        _key = _issuer.GetECDsaPrivateKey()
            ?? throw new StopException("The setting Devices:IssuerKeyFile names no key on an elliptic curve.");
    }

    /// <summary>What links certificates of devices to the deployment's root, the issuer first.</summary>
    public X509Certificate2Collection Certificates { get; } = [];

    /// <summary>Whether it can sign at this time.</summary>
    public bool CanIssueAt(DateTimeOffset now) => _issuer is not null && now < _issuer.NotAfter.ToUniversalTime();

    /// <summary>A certificate of a lane for a key. It ends with the issuer's at the latest.</summary>
    public X509Certificate2 Issue(string laneId, PublicKey key, DateTimeOffset now)
    {
        DateTimeOffset begin = now - DevicesParameters.ClockSlack, end = now + _life;
        DateTimeOffset first = _issuer!.NotBefore.ToUniversalTime(), last = _issuer.NotAfter.ToUniversalTime();
        return LeafRequest.ForLane(laneId, key, _issuer).Create(
            _issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(_key!),
            begin < first ? first : begin,
            end > last ? last : end,
            RandomNumberGenerator.GetBytes(16));
    }

    public void Dispose()
    {
        _key?.Dispose();
        _issuer?.Dispose();
    }
}
