using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>A certificate of which every field can be another, or missing where it is null.</summary>
internal sealed record PlanCertificate(PlanKey Key, PlanKey IssuerKey, PlanAlgorithm IssuerAlgorithm)
{
    internal const string SubjectKeyIdentifier = "2.5.29.14";
    internal const string KeyUsage = "2.5.29.15";
    internal const string BasicConstraints = "2.5.29.19";
    internal const string AuthorityKeyIdentifier = "2.5.29.35";

    internal static readonly byte[] SerialOfSigner = Integer(7);

    internal byte[]? Version { get; init; } = Field(0, Integer(2));

    internal byte[]? Serial { get; init; } = SerialOfSigner;

    internal byte[]? InnerAlgorithm { get; init; } = IssuerAlgorithm.Identifier;

    internal byte[]? Issuer { get; init; } = TestName.Authority();

    internal byte[]? Validity { get; init; } = Between(-1, 4);

    internal byte[]? Subject { get; init; } = TestName.Signer();

    internal byte[]? KeyInfo { get; init; } = Key.Info;

    internal IReadOnlyDictionary<string, byte[]> Extensions { get; init; } = new Dictionary<string, byte[]>
    {
        [SubjectKeyIdentifier] = Octets(Key.Identifier),
        [AuthorityKeyIdentifier] = Sequence(TlvWriter.Object(0x80, IssuerKey.Identifier)),
        [KeyUsage] = Usage(0x80),
    };

    internal bool HasCriticalMarks { get; init; } = true;

    internal byte[]? OuterAlgorithm { get; init; } = IssuerAlgorithm.Identifier;

    internal Func<byte[], byte[]?> ChangeSignature { get; init; } = signature => signature;

    internal static PlanCertificate Signer(PlanKey key) => new(key, PlanKey.Authority, PlanAlgorithm.Usual);

    internal static PlanCertificate Authority(PlanKey key, PlanAlgorithm algorithm) => new(key, key, algorithm)
    {
        Subject = TestName.Authority(),
        Serial = Integer(1),
        Validity = Between(-2, 13),
        Extensions = new Dictionary<string, byte[]>
        {
            [SubjectKeyIdentifier] = Octets(key.Identifier),
            [KeyUsage] = Usage(0x06),
            [BasicConstraints] = Sequence([1, 1, 0xFF], Integer(0)),
        },
    };

    internal static byte[] Between(int fromYears, int untilYears) =>
        Sequence(Time(Specimens.Now.AddYears(fromYears)), Time(Specimens.Now.AddYears(untilYears)));

    internal static byte[] Usage(byte bits) => Bits([bits]);

    internal PlanCertificate Without(string extension) => this with
    {
        Extensions = Extensions.Where(one => one.Key != extension).ToDictionary(),
    };

    internal PlanCertificate With(string extension, byte[] value) => this with
    {
        Extensions = new Dictionary<string, byte[]>(Extensions) { [extension] = value },
    };

    internal byte[] Write()
    {
        var extensions = Extensions.Select(one => Sequence(
            Oid(one.Key),
            HasCriticalMarks && one.Key is KeyUsage or BasicConstraints ? [1, 1, 0xFF] : null,
            Octets(one.Value)));
        var inner = Sequence(
            Version, Serial, InnerAlgorithm, Issuer, Validity, Subject, KeyInfo, Field(3, Sequence([.. extensions])));
        var signature = ChangeSignature(IssuerKey.Sign(IssuerAlgorithm, inner));
        return Sequence(inner, OuterAlgorithm, signature is null ? null : Bits(signature));
    }
}
