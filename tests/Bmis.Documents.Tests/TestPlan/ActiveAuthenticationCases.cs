using System.Security.Cryptography;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;
using Org.BouncyCastle.Math;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Active authentication: ISO7816_F.</summary>
internal static class ActiveAuthenticationCases
{
    private const int ModulusBits = 2048;
    private const string Positive = "Doc 9303-11, 6.1: the signature holds";

    private static readonly RSA Key = RSA.Create(ModulusBits);

    internal static PlanCase[] All { get; } =
    [
        Rsa("ISO7816_F_01", DigestAlgorithm.Sha1, hasLongTrailer: false),
        new("ISO7816_F_02", GoodWith(Check.ActiveAuthentication), document => document) { Derived = Positive },
        PlanCase.Without(
            "ISO7816_F_03", "Doc 9303-11, 6.1.2.2 has ISO/IEC 9796-2 scheme 1 alone; no field report of PSS"),
        Rsa("ISO7816_F_04", DigestAlgorithm.Sha224, hasLongTrailer: true),
        Rsa("ISO7816_F_05", DigestAlgorithm.Sha256, hasLongTrailer: true),
        Rsa("ISO7816_F_06", DigestAlgorithm.Sha384, hasLongTrailer: true),
        Rsa("ISO7816_F_07", DigestAlgorithm.Sha512, hasLongTrailer: true),
        new("ISO7816_F_08", Bad(Check.ActiveAuthentication, "unknown-trailer"), document => WithRsa(document) with
        {
            Temper = new()
            {
                Intervene = command => command.Instruction == 0x88
                    ? new ResponseApdu(WrongTrailer(command.Data.ToArray()), StatusWord.Success)
                    : null,
            },
        }) { Derived = "ISO/IEC 9796-2: the trailer names the hash function" },
        new("ISO7816_F_09",
            new(DocumentCheckResult.Successful, Check.ActiveAuthentication, DocumentCheckResult.NotSupported,
                "algorithm-not-supported"),
            document => document with
            {
                Groups = document.Groups.SetItem(14, PlanInfos.DataGroup14(
                    Sequence(Oid("2.23.136.1.1.5"), Integer(1), Oid("0.4.0.127.0.7.1.1.4.1.99")))),
            }) { Derived = "Doc 9303-11, 9.2.4: the proof cannot be made, and the report says so" },
    ];

    private static PlanCase Rsa(string id, DigestAlgorithm digest, bool hasLongTrailer) => new(
        id, GoodWith(Check.ActiveAuthentication), document => WithRsa(document) with
        {
            Signing = ActiveAuthenticationCard.OfRsa(
                Key.ExportParameters(true), digest, hasLongTrailer, new FixedRandom([])),
        }) { Derived = Positive };

    private static PlanDocument WithRsa(PlanDocument document) =>
        document.WithGroup(15, TlvWriter.Object(0x6F, Key.ExportSubjectPublicKeyInfo()));

    private static byte[] WrongTrailer(byte[] nonce)
    {
        var own = new byte[(ModulusBits / 8) - 1 - 32 - 2];
        byte[] block = [0x6A, .. own, .. SHA256.HashData([.. own, .. nonce]), 0x99, 0xCC];
        var secret = Key.ExportParameters(true);
        var signature = new BigInteger(1, block)
            .ModPow(new BigInteger(1, secret.D!), new BigInteger(1, secret.Modulus!)).ToByteArrayUnsigned();
        return [.. new byte[block.Length - signature.Length], .. signature];
    }
}
