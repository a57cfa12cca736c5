namespace Bmis.Documents.Authentication;

/// <summary>What the chip authentication mapping of PACE proves about the chip.</summary>
public enum ChipAuthenticationMappingResult
{
    /// <summary>
    /// The chip has the private key of its static key. It is genuine if the signature of EF.CardSecurity is.
    /// </summary>
    Authentic,

    /// <summary>The chip sent no chip authentication data, or they cannot be decrypted.</summary>
    NoData,

    /// <summary>EF.CardSecurity has no static key with the parameters of PACE.</summary>
    NoKey,

    /// <summary>The static key cannot be read, or is no key of its group.</summary>
    BadKey,

    /// <summary>The chip has not the private key.</summary>
    NotAuthentic,
}
