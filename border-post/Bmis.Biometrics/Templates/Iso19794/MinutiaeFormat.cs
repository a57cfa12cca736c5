namespace Bmis.Biometrics.Templates.Iso19794;

/// <summary>
/// How a finger minutiae record is written: both begin with <c>FMR</c> and differ in header and angles.
/// </summary>
public enum MinutiaeFormat
{
    /// <summary>ISO/IEC 19794-2:2005, record format: angles in 256 steps.</summary>
    Iso19794,

    /// <summary>ANSI/INCITS 378-2004: angles in steps of two degrees.</summary>
    Ansi378,
}
