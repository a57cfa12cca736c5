namespace Bmis.Documents.AccessControl;

/// <summary>What a chip says about a variant of PACE (Doc 9303-11, 9.2.1).</summary>
/// <param name="Protocol">The variant.</param>
/// <param name="Version">The version; the standard knows 2 alone.</param>
/// <param name="ParameterId">The number of the domain parameters; null when the chip does not say it.</param>
public sealed record PaceInfo(PaceProtocol Protocol, int Version, int? ParameterId);
