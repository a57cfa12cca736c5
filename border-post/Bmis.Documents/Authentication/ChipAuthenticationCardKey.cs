using Bmis.Documents.Agreement;

namespace Bmis.Documents.Authentication;

/// <summary>A static key pair of a chip. It prints as <c>[key pair]</c>.</summary>
/// <param name="Group">The group.</param>
/// <param name="Pair">The pair.</param>
/// <param name="KeyId">Its number; null when it has none.</param>
/// <param name="Protocols">The variants it is for.</param>
internal sealed record ChipAuthenticationCardKey(
    IKeyAgreement Group, AgreementKeyPair Pair, int? KeyId, IReadOnlyList<ChipAuthenticationProtocol> Protocols)
{
    /// <inheritdoc/>
    public override string ToString() => "[key pair]";
}
