namespace Bmis.Documents.AccessControl;

/// <summary>Why a chip did not open.</summary>
public enum AccessFault
{
    /// <summary>It did.</summary>
    None,

    /// <summary>It refused the password: the MRZ was misread, or belongs to another document.</summary>
    WrongPassword,

    /// <summary>It does not know the protocol, or refused a step of it.</summary>
    Refused,

    /// <summary>Its answer has not the form that the protocol demands.</summary>
    Malformed,

    /// <summary>Its answer was not made with the keys of this document.</summary>
    NotAuthentic,

    /// <summary>Its public key lies outside the group, or is the terminal's own.</summary>
    BadKey,
}
