namespace Bmis.Documents.Tlv;

/// <summary>Why bytes are no data object.</summary>
public enum TlvFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>There are no bytes left.</summary>
    End,

    /// <summary>The bytes end within a tag or a length.</summary>
    Truncated,

    /// <summary>The tag has more than four bytes.</summary>
    TagTooLong,

    /// <summary>The length has a form that ISO/IEC 7816-4 does not allow, such as the indefinite one.</summary>
    LengthForm,

    /// <summary>The value would be longer than what is there.</summary>
    ValueTooLong,
}
