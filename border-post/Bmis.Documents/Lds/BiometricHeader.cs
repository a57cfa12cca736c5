using Bmis.Biographics;

namespace Bmis.Documents.Lds;

/// <summary>
/// What a biometric information template says about its data block (Doc 9303-10, 4.7.2.1; ISO/IEC 7816-11). What is
/// missing is null. It prints as <c>[biometric header]</c>.
/// </summary>
public sealed record BiometricHeader
{
    /// <summary>Version of the patron header, such as 0x0101.</summary>
    public int? Version { get; init; }

    /// <summary>Biometric type: 2 face, 8 finger, 0x10 iris.</summary>
    public int? Type { get; init; }

    /// <summary>
    /// Biometric subtype (ISO/IEC 19785-3): bits for right (1), left (2) and finger (4 to 20 in steps of 4).
    /// </summary>
    public int? Subtype { get; init; }

    /// <summary>When the data were made.</summary>
    public DateTime? CreationTime { get; init; }

    /// <summary>First day of validity.</summary>
    public PartialDate ValidFrom { get; init; }

    /// <summary>Last day of validity.</summary>
    public PartialDate ValidUntil { get; init; }

    /// <summary>Identifier of the product that made the data.</summary>
    public int? Creator { get; init; }

    /// <summary>Owner of the format; 0x0101 is ISO/IEC JTC 1/SC 37.</summary>
    public int? FormatOwner { get; init; }

    /// <summary>Format of the data block: 0x0008 face, 0x0007 finger image, 0x0009 iris image.</summary>
    public int? FormatType { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "[biometric header]";
}
