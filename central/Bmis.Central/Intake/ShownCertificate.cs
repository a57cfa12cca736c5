using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Bmis.Central.Intake;

/// <summary>A certificate that a lane shows, and the lane that it names.</summary>
internal sealed record ShownCertificate(string LaneId, byte[] Sha256)
{
    public static ShownCertificate Of(string laneId, X509Certificate2 certificate) =>
        new(laneId, certificate.GetCertHash(HashAlgorithmName.SHA256));
}
