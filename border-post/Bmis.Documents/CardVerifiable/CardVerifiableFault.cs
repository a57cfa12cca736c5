namespace Bmis.Documents.CardVerifiable;

/// <summary>Why bytes are no card verifiable certificate that can be used.</summary>
public enum CardVerifiableFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>There are more bytes than any certificate has.</summary>
    TooLong,

    /// <summary>They do not begin with the tag of a certificate, 7F21.</summary>
    WrongTag,

    /// <summary>The bytes end too early, or something follows the certificate.</summary>
    Malformed,

    /// <summary>An object that every certificate has is missing, or stands out of its order.</summary>
    Missing,

    /// <summary>The profile is another than the one that is known, which has the number 0.</summary>
    UnknownProfile,

    /// <summary>The reference of authority or holder is empty, too long or not made of letters and digits.</summary>
    WrongReference,

    /// <summary>The algorithm of the public key is none of terminal authentication.</summary>
    UnknownAlgorithm,

    /// <summary>The public key has not the form of its algorithm, or is not sound.</summary>
    BadKey,

    /// <summary>The holder's authorisation has not the form of its kind.</summary>
    WrongAuthorisation,

    /// <summary>A date is none.</summary>
    WrongDate,
}
