using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;

namespace Bmis.Documents.Authentication;

/// <summary>A variant of chip authentication: what its object identifier says (Doc 9303-11, 9.2.7).</summary>
public sealed record ChipAuthenticationProtocol
{
    private const string Root = "0.4.0.127.0.7.2.2.3.";

    private static readonly Dictionary<string, ChipAuthenticationProtocol> ByOid =
        All().ToDictionary(protocol => protocol.Oid, StringComparer.Ordinal);

    private ChipAuthenticationProtocol(KeyAgreementKind kind, SessionSuite suite)
    {
        (Kind, Suite) = (kind, suite);
        Oid = $"{Root}{(int)kind + 1}.{(int)suite + 1}";
    }

    /// <summary>The object identifier.</summary>
    public string Oid { get; }

    /// <summary>The family of the key agreement.</summary>
    public KeyAgreementKind Kind { get; }

    /// <summary>Cipher and key length of the new session.</summary>
    public SessionSuite Suite { get; }

    /// <summary>Every variant that the standard knows.</summary>
    public static IReadOnlyCollection<ChipAuthenticationProtocol> Known => ByOid.Values;

    /// <summary>The variant of an object identifier; null when the standard does not know it.</summary>
    public static ChipAuthenticationProtocol? Of(string oid) => ByOid.GetValueOrDefault(oid);

    /// <summary>The variant of a family with a cipher.</summary>
    public static ChipAuthenticationProtocol Of(KeyAgreementKind kind, SessionSuite suite) =>
        ByOid.Values.Single(protocol => protocol.Kind == kind && protocol.Suite == suite);

    /// <inheritdoc/>
    public override string ToString() => $"chip authentication {Kind} {Suite}";

    private static IEnumerable<ChipAuthenticationProtocol> All() =>
        from kind in Enum.GetValues<KeyAgreementKind>()
        from suite in Enum.GetValues<SessionSuite>()
        select new ChipAuthenticationProtocol(kind, suite);
}
