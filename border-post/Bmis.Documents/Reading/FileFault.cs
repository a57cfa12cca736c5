namespace Bmis.Documents.Reading;

/// <summary>Why a file could not be read whole.</summary>
public enum FileFault
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The chip has no such file.</summary>
    NotFound,

    /// <summary>The chip keeps it back: access control was not passed, or it wants terminal authentication.</summary>
    NotAllowed,

    /// <summary>The chip answers with a status that says nothing of this kind, whatever length is asked for.</summary>
    Refused,

    /// <summary>It does not begin with the tag it should have, or its length cannot be read.</summary>
    Malformed,

    /// <summary>It says that it is longer than any file of its kind.</summary>
    TooLong,

    /// <summary>It ended before the length it says of itself.</summary>
    Truncated,

    /// <summary>The chip has given up the session, as some do over a length; it can be opened again.</summary>
    SessionLost,

    /// <summary>An answer was not made with the keys of the session.</summary>
    NotAuthentic,
}
