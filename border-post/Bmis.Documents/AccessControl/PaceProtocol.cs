using Bmis.Documents.Agreement;

namespace Bmis.Documents.AccessControl;

/// <summary>A variant of PACE: what its object identifier says (Doc 9303-11, 9.2.3).</summary>
public sealed record PaceProtocol
{
    private const string Root = "0.4.0.127.0.7.2.2.4.";

    private static readonly Dictionary<string, PaceProtocol> ByOid =
        All().ToDictionary(protocol => protocol.Oid, StringComparer.Ordinal);

    private PaceProtocol(PaceMapping mapping, KeyAgreementKind kind, SessionSuite suite, int arc)
    {
        (Mapping, Kind, Suite) = (mapping, kind, suite);
        Oid = $"{Root}{arc}.{(int)suite + 1}";
    }

    /// <summary>The object identifier.</summary>
    public string Oid { get; }

    /// <summary>How the generator is mapped.</summary>
    public PaceMapping Mapping { get; }

    /// <summary>The family of the key agreement.</summary>
    public KeyAgreementKind Kind { get; }

    /// <summary>Cipher and key length of the password key and of the session.</summary>
    public SessionSuite Suite { get; }

    /// <summary>Every variant that the standard knows.</summary>
    public static IReadOnlyCollection<PaceProtocol> Known => ByOid.Values;

    /// <summary>The variant of an object identifier; null when the standard does not know it.</summary>
    public static PaceProtocol? Of(string oid) => ByOid.GetValueOrDefault(oid);

    /// <inheritdoc/>
    public override string ToString() => $"PACE {Mapping} {Kind} {Suite}";

    // The chip authentication mapping has no triple DES and no Diffie-Hellman without curves (4.4.3, note 1).
    private static IEnumerable<PaceProtocol> All()
    {
        foreach (var suite in Enum.GetValues<SessionSuite>())
        {
            yield return new(PaceMapping.Generic, KeyAgreementKind.DiffieHellman, suite, 1);
            yield return new(PaceMapping.Generic, KeyAgreementKind.EllipticCurve, suite, 2);
            yield return new(PaceMapping.Integrated, KeyAgreementKind.DiffieHellman, suite, 3);
            yield return new(PaceMapping.Integrated, KeyAgreementKind.EllipticCurve, suite, 4);
            if (suite != SessionSuite.TripleDes)
                yield return new(PaceMapping.ChipAuthentication, KeyAgreementKind.EllipticCurve, suite, 6);
        }
    }
}
