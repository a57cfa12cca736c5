using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Trust;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Whom the lane of the test plan trusts.</summary>
internal static class PlanTrust
{
    internal static TrustSource Authority { get; } = new(
        "csca.cer", PlanCertificate.Authority(PlanKey.Authority, PlanAlgorithm.Usual).Write());

    internal static TrustSource Of(PlanCertificate certificate) => new("other.cer", certificate.Write());

    /// <summary>A revocation list of the authority with one number.</summary>
    internal static TrustSource RevocationOf(byte[] serial)
    {
        var inner = Sequence(
            Integer(1),
            PlanAlgorithm.Usual.Identifier,
            TestName.Authority(),
            Time(Specimens.Now.AddDays(-1)),
            Time(Specimens.Now.AddDays(60)),
            Sequence(Sequence(serial, Time(Specimens.Now.AddDays(-2)))));
        var signature = PlanKey.Authority.Sign(PlanAlgorithm.Usual, inner);
        return new("csca.crl", Sequence(inner, PlanAlgorithm.Usual.Identifier, Bits(signature)));
    }
}
