using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Certificates;
using Bmis.Central.Devices;
using Bmis.Central.Listening;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Intake;

/// <summary>
/// Lets a lane in by its certificate, on a connection or in a kit: of the deployment's root, for TLS clients, with one
/// lane id in the subject alternative name, that lane registered and not disabled, and the certificate neither revoked
/// nor replaced.
/// </summary>
internal sealed class LaneDoor(
    LaneCertificates certificates, DeviceIssuer issuer, IOptions<ListeningOptions> listening)
{
    /// <summary>The lane that the certificate names, or why it is not let in.</summary>
    /// <param name="certificate">What it showed.</param>
    /// <param name="at">For when its validity is judged.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(string LaneId, GrpcException? Refusal)> JudgeAsync(
        X509Certificate2? certificate, DateTimeOffset at, CancellationToken cancellation)
    {
        var roots = PemFiles.LoadRoots(listening.Value.LanesRootFile);
        var check = GrpcCertificates.Check(certificate, roots, GrpcCertificateUse.Client, at, issuer.Certificates);
        if (!check.IsAccepted || certificate is null)
            return ("", LaneAdmission.Refuse(check));
        if (GrpcCertificates.DnsNames(certificate) is not [var laneId])
        {
            return ("", LaneAdmission.Refuse(
                RefusalReason.CertificateUntrusted, "The certificate does not name exactly one lane."));
        }

        var shown = ShownCertificate.Of(laneId, certificate);
        var standing = (await certificates.StandingsAsync([shown], cancellation))[0];
        if (LaneAdmission.Judge(standing) is { } refusal)
            return (laneId, refusal);
        if (standing.IsFirstUse)
            await certificates.NoteFirstUseAsync(shown, cancellation);
        return (laneId, null);
    }
}
