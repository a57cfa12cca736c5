using System.Security.Cryptography;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;

namespace Bmis.Central.Intake;

/// <summary>Whether a lane with a certificate may talk to headquarters, and if not, why. Pure.</summary>
internal static class LaneAdmission
{
    /// <summary>Why not, by the register; null when it may.</summary>
    /// <param name="lane">The lane that the certificate names, as it is registered now.</param>
    /// <param name="certificateSha256">SHA-256 of the certificate.</param>
    public static GrpcException? Judge(Lane? lane, ReadOnlySpan<byte> certificateSha256) => lane switch
    {
        null => Refuse(RefusalReason.LaneUnknown, "The lane is not registered."),
        { Disabled: true } => Refuse(RefusalReason.LaneDisabled, "The lane is disabled."),
        { CertificateSha256: { } pinned } when !CryptographicOperations.FixedTimeEquals(pinned, certificateSha256) =>
            Refuse(RefusalReason.CertificateReplaced, "The lane is bound to another certificate."),
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
