namespace Bmis.Documents.Seals;

/// <summary>Why bytes or a text are no seal, or what is wrong with a part of one.</summary>
public enum SealFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is nothing to read.</summary>
    Empty,

    /// <summary>There is more than any barcode holds.</summary>
    TooLong,

    /// <summary>It does not begin as a seal does: it is another barcode.</summary>
    NotASeal,

    /// <summary>The seal has a version that is not known here.</summary>
    UnknownVersion,

    /// <summary>The bytes end within a part.</summary>
    Truncated,

    /// <summary>There are bytes behind the signature, which nobody signed.</summary>
    TrailingBytes,

    /// <summary>A part that the standard demands is missing.</summary>
    Missing,

    /// <summary>A part stands there twice.</summary>
    Repeated,

    /// <summary>A part has a length that it cannot have.</summary>
    WrongLength,

    /// <summary>A part is no text, date or number of the form that it should have.</summary>
    WrongValue,

    /// <summary>It is no JSON, or none that can be signed: nested too deep, a name twice, half a character.</summary>
    NotJson,
}
