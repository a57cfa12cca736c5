using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.CardVerifiable;

/// <summary>
/// A card verifiable certificate (BSI TR-03110-3, C.1), by which a terminal shows a chip what it may read. Reading it
/// verifies nothing. Immutable.
/// </summary>
public sealed record CardVerifiableCertificate
{
    internal CardVerifiableCertificate()
    {
    }

    /// <summary>The name of the key that signed it.</summary>
    public required KeyReference Authority { get; init; }

    /// <summary>The name of its own key.</summary>
    public required KeyReference Holder { get; init; }

    /// <summary>The key.</summary>
    public required TerminalPublicKey PublicKey { get; init; }

    /// <summary>What the holder may do.</summary>
    public required HolderAuthorisation Authorisation { get; init; }

    /// <summary>The day it was made.</summary>
    public required DateOnly EffectiveDate { get; init; }

    /// <summary>Its last day.</summary>
    public required DateOnly ExpirationDate { get; init; }

    /// <summary>The body with its tag: what is signed.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The signature: two numbers one after the other for ECDSA (BSI TR-03111, 5.2.1).</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Body and signature with their tags, as a chip is given them.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Whether the key signed itself, as the first of an authority does.</summary>
    public bool IsSelfSigned => Authority == Holder;

    /// <summary>
    /// Whether one key of an authority certifies the next, so that chips which know the old one learn the new one.
    /// </summary>
    public bool IsLink => Authorisation.Role == TerminalRole.Authority && !IsSelfSigned;

    /// <summary>Reads one.</summary>
    /// <param name="bytes">The certificate, with nothing after it.</param>
    /// <param name="certificate">What was read; null with a fault.</param>
    public static CardVerifiableFault Read(ReadOnlyMemory<byte> bytes, out CardVerifiableCertificate? certificate) =>
        CardVerifiableReader.Read(bytes, out certificate);

    /// <summary>Whether it can be used on a day.</summary>
    public bool IsValidOn(DateOnly day) => day >= EffectiveDate && day <= ExpirationDate;

    /// <summary>Verifies the signature; false also when there is no curve to verify it on.</summary>
    /// <param name="issuer">The certificate of the key that signed it.</param>
    /// <param name="authority">The certificate that spells out the curve of that key; it may be the same.</param>
    public bool IsSignedBy(CardVerifiableCertificate issuer, CardVerifiableCertificate authority) =>
        issuer.PublicKey.Resolve(authority.PublicKey.Domain) is { } key
        && IsSignedBy(key, issuer.PublicKey.Algorithm);

    /// <summary>Verifies the signature.</summary>
    /// <param name="issuer">The key of the authority.</param>
    /// <param name="algorithm">The object identifier of that key.</param>
    internal bool IsSignedBy(AsymmetricKeyParameter issuer, string algorithm) =>
        TerminalAlgorithms.Find(algorithm) is { } known
        && known.Verify(issuer, Body.Span, Signature.Span) == SignatureFault.None;

    /// <summary>The curve that those whom it signs inherit; null for RSA.</summary>
    internal ECDomainParameters? DomainOf(ECDomainParameters? inherited) => PublicKey.Domain ?? inherited;

    /// <inheritdoc/>
    public override string ToString() => $"[certificate of {Holder} by {Authority}]";
}
