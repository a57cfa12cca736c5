namespace Bmis.Documents.CardVerifiable;

/// <summary>Certificates that lead from a trust point of a chip to a terminal's key (Doc 9303-11, 7.1.2).</summary>
/// <param name="Certificates">
/// In the order in which a chip verifies them: link certificates, the document verifier's, the inspection system's.
/// </param>
/// <param name="Key">The private key of the last.</param>
public sealed record TerminalChain(IReadOnlyList<CardVerifiableCertificate> Certificates, ITerminalKey Key)
{
    /// <summary>The trust point it begins at.</summary>
    public KeyReference TrustPoint => Certificates[0].Authority;

    /// <summary>The inspection system's certificate.</summary>
    public CardVerifiableCertificate Terminal => Certificates[^1];

    /// <summary>
    /// What it may read as far as its certificates say it: what all of them say, of link certificates the last. The
    /// trust point itself, which the chip knows, may say less.
    /// </summary>
    public TerminalRights Rights => Certificates
        .Where((one, index) => !one.IsLink || !Certificates[index + 1].IsLink)
        .Aggregate(TerminalRights.All, (rights, one) => rights & one.Authorisation.Rights);

    /// <summary>
    /// Whether it can be shown on a day. Link certificates count when they have expired, too: chips accept them then
    /// (7.1.4.3.3); but nothing counts before its day, because it would put the chip's date forward.
    /// </summary>
    public bool IsValidOn(DateOnly day) =>
        Certificates.All(one => one.IsLink ? one.EffectiveDate <= day : one.IsValidOn(day));

    /// <inheritdoc/>
    public override string ToString() => $"[chain from {TrustPoint} to {Terminal.Holder}]";
}
