namespace Bmis.Documents.Authentication;

/// <summary>What a chip says about a variant of chip authentication (Doc 9303-11, 9.2.5).</summary>
/// <param name="Protocol">The variant.</param>
/// <param name="Version">
/// 1 as in the standard; 2 and 3 of BSI TR-03110, which need terminal authentication first.
/// </param>
/// <param name="KeyId">The number of the key; null when there is one key alone.</param>
public sealed record ChipAuthenticationInfo(ChipAuthenticationProtocol Protocol, int Version, int? KeyId);
