using Bmis.Documents.Agreement;

namespace Bmis.Documents.AccessControl;

/// <summary>What a chip needs for PACE. It prints as <c>[card]</c>.</summary>
/// <param name="Options">The variants and domain parameters it knows.</param>
/// <param name="Passwords">Its passwords by reference.</param>
/// <param name="StaticKeys">
/// For the chip authentication mapping, its static key pairs by the numbers of their domain parameters.
/// </param>
internal sealed record PaceCardSettings(
    IReadOnlyList<PaceOption> Options,
    IReadOnlyList<PacePassword> Passwords,
    IReadOnlyDictionary<int, AgreementKeyPair> StaticKeys)
{
    /// <inheritdoc/>
    public override string ToString() => "[card]";
}
