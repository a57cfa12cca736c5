namespace Bmis.BorderPost.Fingerprints.Verbs;

/// <summary>What a file of prints can be written as, told by its extension.</summary>
internal enum PrintFormat
{
    Png,
    Pgm,
    Wsq,

    /// <summary>ISO/IEC 19794-4:2005, several pictures.</summary>
    ImageRecord,

    /// <summary>ISO/IEC 19794-2:2005, several views.</summary>
    MinutiaeRecord,

    /// <summary>ANSI/INCITS 378-2004, several views.</summary>
    Ansi378,

    /// <summary>The built-in engine's own.</summary>
    BuiltIn,
}
