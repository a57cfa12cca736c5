using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>EF.SOD and its signature: LDS_H without the certificate's own fields.</summary>
internal static class SecurityObjectCases
{
    private const string Positive = "Doc 9303-12: the algorithm is allowed";
    private const string Form = "Doc 9303-10, D: the form of EF.SOD";
    private const string Crypto = "Doc 9303-11, 5.1: what was read is not what was signed";
    private const string SignedAll = "the signature covers all the same, and the report remarks it";
    private const string OnlyOne = "field quirk: issuer names that differ in bytes; the only certificate is taken, and "
        + "its signature and trust are checked as ever";
    private const string OtherType = "field quirk: some States write other content types";

    private static readonly byte[] Md5 = Sequence(Oid("1.2.840.113549.2.5"), Null);

    internal static PlanCase[] All { get; } =
    [
        Signed("LDS_H_01", PlanAlgorithm.Rsa(DigestAlgorithm.Sha1)),
        Signed("LDS_H_02", PlanAlgorithm.Pss(DigestAlgorithm.Sha1)),
        Signed("LDS_H_03", PlanAlgorithm.Pss(DigestAlgorithm.Sha256)),
        Signed("LDS_H_04", PlanAlgorithm.Rsa(DigestAlgorithm.Sha224)),
        Signed("LDS_H_05", PlanAlgorithm.Rsa(DigestAlgorithm.Sha256)),
        Signed("LDS_H_06", PlanAlgorithm.Rsa(DigestAlgorithm.Sha384)),
        Signed("LDS_H_07", PlanAlgorithm.Rsa(DigestAlgorithm.Sha512)),
        Signed("LDS_H_08", PlanAlgorithm.Dsa(DigestAlgorithm.Sha1)) with { Derived = Positive },
        Signed("LDS_H_09", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha1)),
        Signed("LDS_H_10", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha1)),
        Signed("LDS_H_11", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha224)),
        Signed("LDS_H_12", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha256)),
        Signed("LDS_H_13", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha384)),
        Signed("LDS_H_14", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha512)),
        Outside("LDS_H_15", PlanAlgorithm.Rsa(DigestAlgorithm.Sha256)),
        Outside("LDS_H_16", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha224)) with { Derived = Positive },
        Written("LDS_H_17", Bad(Check.Reading, "EF.SOD malformed"), file => PlanFiles.Tagged(file, 0x78)),
        Written("LDS_H_18", Bad(Check.SecurityObject, "malformed"), file => PlanFiles.Longer(file, -1)),
        Written("LDS_H_19", Bad(Check.Reading, "EF.SOD truncated"), file => PlanFiles.Longer(file, 1)),
        Object("LDS_H_20", Remarked(Check.Signature, "unusual-version"), sod => sod with { Version = Integer(4) })
            with { Deviation = SignedAll },
        Broken("LDS_H_21", sod => sod with { Version = null }),
        Object("LDS_H_22", Remarked(Check.Signature, "digest-not-listed"), sod => sod with { Digests = Set(Md5) })
            with { Deviation = SignedAll },
        Broken("LDS_H_23", sod => sod with { Digests = null }),
        Object("LDS_H_24", Remarked(Check.Signature, "unusual-content-type"),
            sod => sod with { ContentType = Oid("1.2.840.113549.1.7.1") })
            with { Deviation = OtherType },
        Broken("LDS_H_25", sod => sod with { ContentType = null }),
        Broken("LDS_H_26", sod => sod with { SignerVersion = Integer(2) }),
        Broken("LDS_H_27", sod => sod with { SignerVersion = null }),
        Object("LDS_H_28", Remarked(Check.Signature, "only-certificate-taken"), sod => sod with
        {
            SignerIdentifier = Sequence(TestName.Authority(), Integer(99)),
        }) with { Deviation = OnlyOne },
        Object("LDS_H_29", Remarked(Check.Signature, "only-certificate-taken"), sod => sod with
        {
            SignerVersion = Integer(3), SignerIdentifier = TlvWriter.Object(0x80, new byte[20]),
        }) with { Deviation = OnlyOne },
        Object("LDS_H_30", Unknown(Check.Signature, "digest-not-supported"), sod => sod with { SignerDigest = Md5 }),
        Broken("LDS_H_31", sod => sod with { SignerDigest = null }),
        Object("LDS_H_32", Bad(Check.Signature, "content-changed"), sod => sod with
        {
            ChangeMessageDigest = hash => Iso7816Cases.Flip(hash, 0),
        }) with { Derived = Crypto },
        Object("LDS_H_33", Bad(Check.Signature, "attributes-wrong"),
            sod => sod with { ChangeMessageDigest = _ => null }),
        Object("LDS_H_34", Bad(Check.SignerValidity, "signer-not-valid-when-signed"), sod => sod with
        {
            SigningTime = Time(Specimens.Now.AddYears(-2)),
        }),
        Object("LDS_H_35", GoodWith(Check.SignerValidity), sod => sod with { SigningTime = null })
            with { Derived = "Doc 9303-10, D: the time is optional" },
        Object("LDS_H_36", Unknown(Check.Signature, "algorithm-not-supported"), sod => sod with
        {
            SignatureAlgorithm = Sequence(Oid("1.2.840.113549.1.1.4"), Null),
        }) with { Derived = "" },
        Object("LDS_H_37", Bad(Check.Signature, "signature-wrong"), sod => sod with
        {
            ChangeSignature = signature => Iso7816Cases.Flip(signature, signature.Length - 1),
        }) with { Derived = Crypto },
        Broken("LDS_H_38", sod => sod with { ChangeSignature = _ => null }),
        Object("LDS_H_39", Bad(Check.SecurityObject, "unknown-version"),
            sod => sod with { ObjectVersion = Integer(5) }),
        Broken("LDS_H_40", sod => sod with { ObjectVersion = null }),
        Object("LDS_H_41", Unknown(Check.SecurityObject, "digest-not-supported"),
            sod => sod with { ChangeGroupDigest = _ => Md5 }),
        Broken("LDS_H_42", sod => sod with { ChangeGroupDigest = _ => null }),
        Hashes("LDS_H_43", Bad("data-group-2", "data-group-changed"), hashes =>
            hashes[2] = Iso7816Cases.Flip(hashes[2], 0)) with { Derived = Crypto },
        Hashes("LDS_H_44", Bad("data-group-1", "data-group-not-listed"), hashes => hashes.Remove(1)) with
            { Derived = Crypto },
        Hashes("LDS_H_45", Bad(Check.Completeness, "missing-in-index"), hashes => hashes[10] = hashes[1]),
        Hashes("LDS_H_46", Bad("data-group-2", "data-group-not-listed"), hashes =>
        {
            hashes[3] = hashes[2];
            hashes.Remove(2);
        }),
        Broken("LDS_H_47", sod => sod with
        {
            Hashes = hashes => hashes.Select(one => one.Key == 2
                ? Sequence(Octets(one.Value))
                : Sequence(Integer(one.Key), Octets(one.Value))),
        }) with { Derived = "" },
        Object("LDS_H_69", Bad(Check.Signature, "signature-wrong"), sod => sod with
        {
            ChangeSignature = signature => Iso7816Cases.Flip(signature, signature.Length - 1),
            Certificate = sod.Certificate with { Validity = PlanCertificate.Between(-3, -1) },
        }) with { Derived = "" },
        Signed("LDS_H_70", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha224)),
        Signed("LDS_H_71", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha256)),
        Signed("LDS_H_72", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha384)),
        Signed("LDS_H_73", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha512)),
        Object("LDS_H_74", GoodWith(Check.Signature),
            sod => sod with { GroupDigest = DigestAlgorithm.Sha512 }) with { Derived = "" },
        Mixed("LDS_H_75", PlanAlgorithm.Rsa(DigestAlgorithm.Sha256), PlanAlgorithm.Pss(DigestAlgorithm.Sha256)),
        Mixed("LDS_H_76", PlanAlgorithm.Pss(DigestAlgorithm.Sha256), PlanAlgorithm.Rsa(DigestAlgorithm.Sha512)),
        Mixed("LDS_H_77", PlanAlgorithm.Ecdsa(DigestAlgorithm.Sha256), PlanAlgorithm.Rsa(DigestAlgorithm.Sha256)),
        Mixed("LDS_H_78", PlanAlgorithm.PlainEcdsa(DigestAlgorithm.Sha384), PlanAlgorithm.Pss(DigestAlgorithm.Sha512)),
        Signed("LDS_H_79", PlanAlgorithm.BareRsa(DigestAlgorithm.Sha1)),
        Signed("LDS_H_80", PlanAlgorithm.BareRsa(DigestAlgorithm.Sha224)),
        Signed("LDS_H_81", PlanAlgorithm.BareRsa(DigestAlgorithm.Sha256)),
        Signed("LDS_H_82", PlanAlgorithm.BareRsa(DigestAlgorithm.Sha384)),
        Signed("LDS_H_83", PlanAlgorithm.BareRsa(DigestAlgorithm.Sha512)),
        Broken("LDS_H_84", sod => sod with { SignerVersion = Integer(3) }) with { Derived = "" },
        Broken("LDS_H_85", sod => sod with
        {
            SignerIdentifier = TlvWriter.Object(0x80, sod.Key.Identifier),
        }) with { Derived = "" },
        Object("LDS_H_86", GoodWith(Check.SecurityObject), sod => sod with
        {
            ObjectVersion = Integer(1), LdsVersions = PlanSecurityObject.Versions("0108"),
        }) with { Derived = "Doc 9303-10, D: version 1 repeats the version of the LDS" },
        Object("LDS_H_87", GoodWith(Check.SecurityObject), sod => sod with
        {
            LdsVersions = PlanSecurityObject.Versions("0108"),
        }) with { Deviation = SignedAll },
        Object("LDS_H_88", GoodWith(Check.SecurityObject), sod => sod with { ObjectVersion = Integer(1) })
            with { Deviation = SignedAll },
        Object("LDS_H_89", GoodWith(Check.SecurityObject), sod => sod with
        {
            ObjectVersion = Integer(1), LdsVersions = PlanSecurityObject.Versions("0109"),
        }) with { Derived = "Doc 9303-10: later versions of the LDS are to be readable" },
        Index("LDS_H_90", "missing-in-index", hashes => hashes[13] = hashes[1]),
        Index("LDS_H_91", "missing-in-security-object", hashes => hashes.Remove(15)),
        Index("LDS_H_92", "missing-in-index", hashes =>
        {
            hashes[16] = hashes[15];
            hashes.Remove(15);
        }),
        PlanCase.Without("LDS_H_93", "Doc 9303-10 puts no hash of EF.CardSecurity into EF.SOD: it is signed by itself"),
        Signed("LDS_H_94", PlanAlgorithm.Pss(DigestAlgorithm.Sha224)),
        Signed("LDS_H_95", PlanAlgorithm.Pss(DigestAlgorithm.Sha384)),
        Signed("LDS_H_96", PlanAlgorithm.Pss(DigestAlgorithm.Sha512)),
        Signed("LDS_H_97", PlanAlgorithm.Dsa(DigestAlgorithm.Sha224)),
        Signed("LDS_H_98", PlanAlgorithm.Dsa(DigestAlgorithm.Sha256)),
    ];

    private static PlanCase Signed(string id, PlanAlgorithm algorithm) =>
        new(id, GoodWith(Check.Signature), document => document with { Sod = new(algorithm) });

    private static PlanCase Outside(string id, PlanAlgorithm algorithm) =>
        new(id, GoodWith(Check.Signature), document => document with
        {
            Sod = new(algorithm) { HasCertificate = false },
            Trust = [PlanTrust.Authority, PlanTrust.Of(PlanCertificate.Signer(PlanKey.SignerOf(algorithm)))],
        });

    private static PlanCase Mixed(string id, PlanAlgorithm algorithm, PlanAlgorithm authority) =>
        new(id, GoodWith(Check.SignerSignature), document => document with
        {
            Sod = new(algorithm)
            {
                Certificate = new(PlanKey.SignerOf(algorithm), PlanKey.RsaAuthority, authority),
            },
            Trust = [PlanTrust.Of(PlanCertificate.Authority(PlanKey.RsaAuthority, authority))],
        });

    private static PlanCase Object(
        string id, PlanExpectation expectation, Func<PlanSecurityObject, PlanSecurityObject> change) =>
        new(id, expectation, document => document with { Sod = change(document.Sod) }) { Derived = Form };

    private static PlanCase Broken(string id, Func<PlanSecurityObject, PlanSecurityObject> change) =>
        Object(id, Bad(Check.SecurityObject, "security-object-malformed"), change);

    private static PlanCase Written(string id, PlanExpectation expectation, Func<byte[], byte[]> change) =>
        new(id, expectation, document =>
            document.Put(ElementaryFile.SecurityObject, change(document.Sod.Write(document.Groups))))
                { Derived = Form };

    private static PlanCase Hashes(string id, PlanExpectation expectation,
        Action<SortedDictionary<int, byte[]>> change) =>
        new(id, expectation, document => document with
        {
            Sod = document.Sod with
            {
                Hashes = hashes =>
                {
                    change(hashes);
                    return PlanSecurityObject.Pairs(hashes);
                },
            },
        });

    private static PlanCase Index(string id, string reason, Action<SortedDictionary<int, byte[]>> change) =>
        Hashes(id, Bad(Check.Completeness, reason), change);
}
