namespace Bmis.Documents.Authentication;

/// <summary>Why chip authentication gave no session.</summary>
public enum ChipAuthenticationFault
{
    /// <summary>It did.</summary>
    None,

    /// <summary>The chip has no key for it.</summary>
    NotOffered,

    /// <summary>None of the chip's keys can be used: see the key's own fault.</summary>
    BadKey,

    /// <summary>The chip refused a step.</summary>
    Refused,

    /// <summary>An answer of the chip was not made with the keys of the session, or is none.</summary>
    NotAuthentic,
}
