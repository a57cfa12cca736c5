namespace Bmis.Documents.Lds;

/// <summary>How a face record is written.</summary>
public enum FaceFormat
{
    /// <summary>ISO/IEC 19794-5:2005.</summary>
    Iso19794,

    /// <summary>ISO/IEC 39794-5.</summary>
    Iso39794,
}
