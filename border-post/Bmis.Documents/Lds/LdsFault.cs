namespace Bmis.Documents.Lds;

/// <summary>What is wrong with a file of the chip, or with a part of it.</summary>
public enum LdsFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file has no bytes, or its object no content.</summary>
    Empty,

    /// <summary>The object has not the tag of this file: it is another file.</summary>
    WrongTag,

    /// <summary>The bytes are no data objects.</summary>
    Malformed,

    /// <summary>An object announces more bytes than there are.</summary>
    Truncated,

    /// <summary>An object that the standard demands, or that the file's own list names, is not there.</summary>
    Missing,

    /// <summary>A value has a length that it cannot have.</summary>
    WrongLength,

    /// <summary>A value is no text, number or date of the form that it should have.</summary>
    WrongValue,

    /// <summary>There are more or fewer parts than the file says.</summary>
    CountDiffers,

    /// <summary>A biometric data block has a format that is not known here.</summary>
    UnknownFormat,

    /// <summary>The file is longer than any document needs.</summary>
    TooLong,

    /// <summary>The file has more parts than any document needs.</summary>
    TooMany,
}
