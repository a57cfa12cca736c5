using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.Tests.Authentication;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>EF.CardSecurity against EF.CardAccess: LDS_J.</summary>
internal static class CardSecurityCases
{
    internal const int Curve = PlanDocument.Curve;
    internal const string Mapping = "6.2";

    private const string ContentType = "0.4.0.127.0.7.3.2.1";
    private const int OtherCurve = 12;

    internal static readonly ChipAuthenticationCardKey Key = ChipKeys.Card(Curve, null, seed: 31);
    private static readonly ChipAuthenticationCardKey Other = ChipKeys.Card(Curve, null, seed: 32);

    internal static PlanCase[] All { get; } =
    [
        new("LDS_J_01", GoodWith(Check.ChipAuthenticationMapping), document =>
            WithMapping(document, Offered(Curve), PlanInfos.Pace(PlanInfos.Option("2.2", Curve)), Public(Key))),
        new("LDS_J_02", Bad(Check.ChipAuthenticationMapping, "card-access-differs"), document =>
            WithMapping(document, Public(Key))),
        new("LDS_J_03", Bad(Check.ChipAuthenticationMapping, "card-access-differs"), document =>
            WithMapping(document, Offered(OtherCurve), Public(Key))),
        new("LDS_J_04", Bad(Check.ChipAuthenticationMapping, ""), document =>
            WithMapping(document, Offered(Curve), Public(Other))),
    ];

    /// <summary>A document by the book with the chip authentication mapping.</summary>
    internal static PlanDocument WithMapping(PlanDocument document) =>
        WithMapping(document, Offered(Curve), Public(Key));

    internal static PlanDocument WithMapping(PlanDocument document, params byte[][] infos) =>
        (document with { Pace = [PlanInfos.Option(Mapping, Curve)], MappingKey = Key })
            .Put(ElementaryFile.CardSecurity, File(infos));

    internal static byte[] File(params byte[][] infos) =>
        new PlanSecurityObject(PlanAlgorithm.Usual) { ContentType = PlanDer.Oid(ContentType) }
            .Sign(PlanDer.Set(infos));

    internal static byte[] Offered(int parameters) => PlanInfos.Pace(PlanInfos.Option(Mapping, parameters));

    internal static byte[] Public(ChipAuthenticationCardKey key) => PlanInfos.PublicKey(key, Curve);
}
