namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// The certificates and keys that a terminal holds, of any number of States. It never changes, so that it can be
/// swapped whole. Signatures are the chip's to verify. Thread-safe as far as its keys are.
/// </summary>
public sealed class TerminalCertificates
{
    private readonly ILookup<KeyReference, CardVerifiableCertificate> _byAuthority;
    private readonly IReadOnlyList<ITerminalKey> _keys;

    /// <summary>Takes certificates and keys together; self-signed certificates lead nowhere and may be there.</summary>
    public TerminalCertificates(
        IEnumerable<CardVerifiableCertificate> certificates, IEnumerable<ITerminalKey> keys)
    {
        All = [.. certificates];
        _keys = [.. keys];
        _byAuthority = All
            .Where(one => !one.IsSelfSigned && one.Authorisation.IsForInspection)
            .ToLookup(one => one.Authority);
        HasKeys = All.Any(one => KeyOf(one) is not null);
    }

    /// <summary>Nothing: the terminal reads what everybody may read.</summary>
    public static TerminalCertificates Empty { get; } = new([], []);

    /// <summary>All certificates, in the order they were given.</summary>
    public IReadOnlyList<CardVerifiableCertificate> All { get; }

    /// <summary>Whether there is an inspection system's certificate with its key.</summary>
    public bool HasKeys { get; }

    /// <summary>
    /// The chains that begin at a trust point, shortest first and among those of one length the longest valid, expired
    /// ones among them.
    /// </summary>
    public IReadOnlyList<TerminalChain> From(KeyReference trustPoint)
    {
        var found = new List<TerminalChain>();
        var left = CardVerifiableLimits.Steps;
        Follow(trustPoint, [], found, ref left);
        return [.. found.OrderBy(one => one.Certificates.Count).ThenByDescending(one => one.Terminal.ExpirationDate)];
    }

    /// <summary>
    /// Whether a certificate is of use on a day: it stands in a chain to a key, and the whole chain can be shown.
    /// </summary>
    public bool IsUsable(CardVerifiableCertificate certificate, DateOnly day) =>
        All.Select(one => one.Authority)
            .Distinct()
            .SelectMany(From)
            .Any(chain => chain.IsValidOn(day) && chain.Certificates.Contains(certificate));

    private void Follow(
        KeyReference authority, List<CardVerifiableCertificate> way, List<TerminalChain> found, ref int left)
    {
        foreach (var next in _byAuthority[authority])
        {
            if (found.Count == CardVerifiableLimits.Chains || left-- <= 0)
                return;
            if (!MayFollow(way, next))
                continue;
            List<CardVerifiableCertificate> longer = [.. way, next];
            if (KeyOf(next) is { } key)
                found.Add(new(longer, key));
            else if (longer.Count < CardVerifiableLimits.ChainLength)
                Follow(next.Holder, longer, found, ref left);
        }
    }

    // Authorities certify authorities and verifiers, verifiers certify terminals, and nobody stands in a way twice.
    private static bool MayFollow(List<CardVerifiableCertificate> way, CardVerifiableCertificate next)
    {
        var before = way.Count == 0 ? TerminalRole.Authority : way[^1].Authorisation.Role;
        var isInOrder = next.Authorisation.Role == TerminalRole.InspectionSystem
            ? before is TerminalRole.ForeignVerifier or TerminalRole.DomesticVerifier
            : before == TerminalRole.Authority;
        return isInOrder && way.TrueForAll(one => one.Holder != next.Holder && one.Authority != next.Holder);
    }

    private ITerminalKey? KeyOf(CardVerifiableCertificate certificate) =>
        certificate.Authorisation is { IsForInspection: true, Role: TerminalRole.InspectionSystem }
            ? _keys.FirstOrDefault(key => key.IsFor(certificate))
            : null;
}
