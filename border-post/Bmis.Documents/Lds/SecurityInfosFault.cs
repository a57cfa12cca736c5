namespace Bmis.Documents.Lds;

/// <summary>Why bytes are no security infos.</summary>
public enum SecurityInfosFault
{
    /// <summary>They are.</summary>
    None,

    /// <summary>There are more bytes than any chip has.</summary>
    TooLong,

    /// <summary>The tag of the data group, or of the set, is another one.</summary>
    WrongTag,

    /// <summary>The set ends too early or is not made of entries.</summary>
    Malformed,

    /// <summary>There are more entries than any chip has.</summary>
    TooMany,
}
