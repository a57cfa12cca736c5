using System.Formats.Asn1;
using Bmis.Documents.Tests.Cms;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>The certificate of the document signer: LDS_H_48 to LDS_H_68.</summary>
internal static class SignerCases
{
    private const string Profile = "Doc 9303-12, 7.1: the profile of the document signer";
    private const string VersionSaysNothing = "the version says nothing about who signed; early certificates are "
        + "loose with it";
    private const string FoundByName = "the authority is found by its name, and its signature decides; early "
        + "certificates lack the identifier";
    private const string EarlySigners = "certificates of the first years say nothing about their use";

    private static readonly byte[] Unnamed =
        TestName.Of(UniversalTagNumber.PrintableString, (TestName.Common, "CSCA"));

    internal static PlanCase[] All { get; } =
    [
        Case("LDS_H_48", Remarked(Check.SignerTrust, "signer-unusual-version"),
            one => one with { Version = Field(0, Integer(1)) })
            with { Derived = Profile, Deviation = VersionSaysNothing },
        Case("LDS_H_49", Remarked(Check.SignerTrust, "signer-unusual-version"), one => one with { Version = null })
            with { Derived = Profile, Deviation = VersionSaysNothing },
        Malformed("LDS_H_50", one => one with { Serial = null }),
        Malformed("LDS_H_51",
            one => one with { InnerAlgorithm = PlanAlgorithm.Rsa(PlanAlgorithm.Usual.Digest).Identifier }),
        Malformed("LDS_H_52", one => one with { InnerAlgorithm = null }),
        Case("LDS_H_53", Bad(Check.SignerTrust, "constraint-violated"),
            one => one with { Issuer = Unnamed }, document => document with
        {
            Sod = document.Sod with { SignerIdentifier = Sequence(Unnamed, PlanCertificate.SerialOfSigner) },
            Trust =
            [
                PlanTrust.Of(PlanCertificate.Authority(PlanKey.Authority, PlanAlgorithm.Usual)
                    with { Subject = Unnamed, Issuer = Unnamed }),
            ],
        }) with { Derived = Profile },
        Case("LDS_H_54", Bad(Check.SignerTrust, "constraint-violated"),
            one => one with { Issuer = TestName.Authority("DE") }),
        Malformed("LDS_H_55", one => one with { Issuer = null }),
        Case("LDS_H_56", Bad(Check.SignerValidity, "signer-expired"),
            one => one with { Validity = PlanCertificate.Between(-3, -1) }),
        Malformed("LDS_H_57", one => one with { Validity = null }),
        Case("LDS_H_58", Unknown(Check.Signature, "algorithm-not-supported"), one => one with
        {
            KeyInfo = Sequence(Sequence(Oid("1.3.101.112")), Bits(new byte[32])),
        }),
        Case("LDS_H_59", Bad(Check.Signature, "key-unusable"), one => one with { KeyInfo = null }),
        Case("LDS_H_60", Remarked(Check.SignerTrust, "signer-missing-key-identifier"),
            one => one.With(PlanCertificate.AuthorityKeyIdentifier, Sequence()))
            with { Deviation = FoundByName },
        Case("LDS_H_61", Remarked(Check.SignerTrust, "signer-missing-key-identifier"),
            one => one.Without(PlanCertificate.AuthorityKeyIdentifier))
            with { Deviation = FoundByName },
        Case("LDS_H_62", Bad(Check.SignerTrust, "constraint-violated"), one =>
            one.With(PlanCertificate.KeyUsage, PlanCertificate.Usage(0x06))),
        Case("LDS_H_63", Bad(Check.SignerTrust, "constraint-violated"), one =>
            one.With(PlanCertificate.KeyUsage, PlanCertificate.Usage(0x40))),
        Case("LDS_H_64", Remarked(Check.SignerTrust, "signer-missing-key-usage"),
            one => one.Without(PlanCertificate.KeyUsage))
            with { Deviation = EarlySigners },
        Case("LDS_H_65", Unknown(Check.SignerSignature, "algorithm-not-supported"), one => one with
        {
            InnerAlgorithm = Sequence(Oid("1.2.840.113549.1.1.4"), Null),
            OuterAlgorithm = Sequence(Oid("1.2.840.113549.1.1.4"), Null),
        }),
        Malformed("LDS_H_66", one => one with { OuterAlgorithm = null }),
        Case("LDS_H_67", Bad(Check.SignerSignature, "signer-signature-wrong"), one => one with
        {
            ChangeSignature = signature => Iso7816Cases.Flip(signature, signature.Length - 1),
        }) with { Derived = Profile },
        Malformed("LDS_H_68", one => one with { ChangeSignature = _ => null }) with { Derived = Profile },
    ];

    private static PlanCase Malformed(string id, Func<PlanCertificate, PlanCertificate> change) =>
        Case(id, Bad(Check.Signature, "signer-malformed"), change);

    private static PlanCase Case(
        string id,
        PlanExpectation expectation,
        Func<PlanCertificate, PlanCertificate> change,
        Func<PlanDocument, PlanDocument>? more = null) =>
        new(id, expectation, document =>
        {
            var changed = document with { Sod = document.Sod with { Certificate = change(document.Sod.Certificate) } };
            return more is null ? changed : more(changed);
        });
}
