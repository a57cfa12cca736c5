using Bmis.Documents.AccessControl;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Authentication;

/// <summary>A variant of chip authentication with the key to use.</summary>
/// <param name="Protocol">The variant.</param>
/// <param name="Key">The key.</param>
/// <param name="KeyId">The number by which the chip knows the key; null when it has no number.</param>
/// <param name="IsInferred">
/// Whether the chip does not say the variant: documents with a key alone mean triple DES.
/// </param>
public sealed record ChipAuthenticationOption(
    ChipAuthenticationProtocol Protocol, ChipAuthenticationPublicKeyInfo Key, int? KeyId, bool IsInferred)
{
    private const int Version = 1;

    /// <summary>
    /// The options of a chip, the best first: the version of the standard, then the cipher with the longest key, then
    /// curves. An entry and a key belong together when they have the same number or when there is one key alone of
    /// the family, which some chips leave without a number.
    /// </summary>
    public static IReadOnlyList<ChipAuthenticationOption> Of(SecurityInfos infos)
    {
        var keys = infos.ChipAuthenticationPublicKeys;
        if (infos.ChipAuthentication.Count == 0)
            return [.. keys.Select(Infer)];
        return
        [
            .. from info in infos.ChipAuthentication
               orderby info.Version == Version descending, info.Protocol.Suite descending, info.Protocol.Kind descending
               let key = KeyOf(info, keys)
               where key is not null
               select new ChipAuthenticationOption(info.Protocol, key, info.KeyId ?? key.KeyId, false),
        ];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Protocol}{(IsInferred ? " inferred" : "")}";

    private static ChipAuthenticationOption Infer(ChipAuthenticationPublicKeyInfo key) =>
        new(ChipAuthenticationProtocol.Of(key.Kind, SessionSuite.TripleDes), key, key.KeyId, true);

    private static ChipAuthenticationPublicKeyInfo? KeyOf(
        ChipAuthenticationInfo info, IEnumerable<ChipAuthenticationPublicKeyInfo> keys)
    {
        var family = keys.Where(key => key.Kind == info.Protocol.Kind).ToList();
        return family.FirstOrDefault(key => key.KeyId == info.KeyId)
            ?? (family is [var only] && (only.KeyId is null || info.KeyId is null) ? only : null);
    }
}
