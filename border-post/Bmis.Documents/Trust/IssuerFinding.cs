using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Trust;

/// <summary>What a search for an issuer came to.</summary>
/// <param name="Issuer">Whoever signed; null when nobody there did.</param>
/// <param name="Fault">Why the signature by the one who is named does not hold; none also when nobody is.</param>
internal sealed record IssuerFinding<T>(T? Issuer, SignatureFault Fault)
    where T : class
{
    /// <summary>Whether nobody there can have signed.</summary>
    internal bool IsMissing => Issuer is null && Fault == SignatureFault.None;
}
