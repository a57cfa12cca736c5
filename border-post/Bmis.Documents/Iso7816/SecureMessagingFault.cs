namespace Bmis.Documents.Iso7816;

/// <summary>What is wrong with an answer within secure messaging.</summary>
public enum SecureMessagingFault
{
    /// <summary>Nothing: it is authentic.</summary>
    None,

    /// <summary>It came without protection: a status alone, which anybody could have sent.</summary>
    Unprotected,

    /// <summary>Its data objects cannot be read, or one is missing.</summary>
    Malformed,

    /// <summary>Its MAC is wrong: it was changed, replayed, or made with other keys.</summary>
    WrongMac,

    /// <summary>Its MAC is right and its content is not padded.</summary>
    WrongPadding,

    /// <summary>The status within differs from the one that ends the answer.</summary>
    StatusDiffers,
}
