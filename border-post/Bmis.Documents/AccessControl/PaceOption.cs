namespace Bmis.Documents.AccessControl;

/// <summary>A variant of PACE with the domain parameters to use.</summary>
/// <param name="Protocol">The variant.</param>
/// <param name="ParameterId">The number of standardised domain parameters (Doc 9303-11, 9.5.1).</param>
/// <param name="IsAmbiguous">
/// Whether the chip has several domain parameters, so that it must be told which (Doc 9303-11, 4.4.4.1).
/// </param>
public sealed record PaceOption(PaceProtocol Protocol, int ParameterId, bool IsAmbiguous);
