using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Bmis.Sync.Wire;

namespace Bmis.Sync.Identity;

/// <summary>
/// Who a lane's device is: its certificate with the private key, and the issuers between it and the deployment's root.
/// Immutable and safe for all threads; its certificates are disposed of by the garbage collector, because connections
/// may hold them.
/// </summary>
public sealed class DeviceIdentity
{
    /// <summary>A certificate is renewed when this part of its life is over.</summary>
    public const int RenewedAfterPart = 3;

    private readonly string _pem;

    private DeviceIdentity(X509Certificate2 certificate, X509Certificate2Collection issuers, string pem) =>
        (Certificate, Issuers, _pem) = (certificate, issuers, pem);

    /// <summary>The certificate, with its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>What links it to the root.</summary>
    public X509Certificate2Collection Issuers { get; }

    /// <summary>The lane that it names.</summary>
    public string LaneId => GrpcCertificates.DnsNames(Certificate)[0];

    /// <summary>The end of its validity.</summary>
    public DateTimeOffset NotAfter => Certificate.NotAfter.ToUniversalTime();

    /// <summary>
    /// From when on it should be renewed: after a third of its life, so that a lane that was out of reach for weeks
    /// still comes back with a valid one.
    /// </summary>
    public DateTimeOffset RenewFrom
    {
        get
        {
            DateTimeOffset begins = Certificate.NotBefore.ToUniversalTime();
            return begins + ((NotAfter - begins) / RenewedAfterPart);
        }
    }

    /// <summary>Puts what the centre issued beside the key; null when it is not for this key and this lane.</summary>
    /// <param name="key">The device's private key.</param>
    /// <param name="laneId">The lane.</param>
    /// <param name="issued">The certificates, DER: the device's own, then its issuers.</param>
    public static DeviceIdentity? TryJoin(ECDsa key, string laneId, IEnumerable<byte[]> issued)
    {
        try
        {
            var certificates = issued.Select(X509CertificateLoader.LoadCertificate)
                .Select(one => one.ExportCertificatePem());
            return TryRead(laneId, string.Join('\n', certificates.Prepend(key.ExportPkcs8PrivateKeyPem())));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Reads what <see cref="Export"/> wrote; null when it is something else or another lane's.</summary>
    internal static DeviceIdentity? TryRead(string laneId, string pem)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPem(pem, pem);
            var issuers = new X509Certificate2Collection();
            issuers.ImportFromPem(pem);
            issuers.RemoveAt(0);
            return GrpcCertificates.DnsNames(certificate) is [var named] && named == laneId
                ? new(certificate, issuers, pem)
                : null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Private key and certificates, PEM.</summary>
    internal byte[] Export() => Encoding.UTF8.GetBytes(_pem);

    /// <inheritdoc/>
    public override string ToString() => "[device identity]";
}
