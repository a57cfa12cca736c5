using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;

namespace Bmis.Central.Intake;

/// <summary>Whether a lane with a certificate may talk to headquarters, and if not, why. Pure.</summary>
internal static class LaneAdmission
{
    /// <summary>Why not, by the register; null when it may.</summary>
    /// <param name="lane">The lane that the certificate names, and the certificate, as they stand now.</param>
    public static GrpcException? Judge(LaneStanding lane) => lane switch
    {
        { Registered: false } => Refuse(RefusalReason.LaneUnknown, "The lane is not registered."),
        { Disabled: true } => Refuse(RefusalReason.LaneDisabled, "The lane is disabled."),
        { CertificateLane: { } other } when other != lane.LaneId =>
            Refuse(RefusalReason.CertificateOfAnother, "The certificate is another lane's."),
        { EndReason: LaneStanding.Replaced } or { CertificateLane: null, RegisteredOnly: true } =>
            Refuse(RefusalReason.CertificateReplaced, "The lane is bound to another certificate."),
        { EndReason: not null } => Refuse(RefusalReason.CertificateRevoked, "The certificate is revoked."),
        _ => null,
    };

    /// <summary>The refusal of a certificate that is not accepted.</summary>
    public static GrpcException Refuse(GrpcCertificateCheck check) => Refuse(
        check.Fault switch
        {
            GrpcCertificateFault.Missing => RefusalReason.Unauthenticated,
            GrpcCertificateFault.Expired => RefusalReason.CertificateExpired,
            GrpcCertificateFault.NotYetValid => RefusalReason.CertificateNotYetValid,
            _ => RefusalReason.CertificateUntrusted,
        },
        check.Reason);

    /// <summary>The refusal of who the lane is.</summary>
    public static GrpcException Refuse(RefusalReason reason, string sentence) =>
        LaneRefusal.Of(GrpcStatusCode.Unauthenticated, reason, sentence);
}
