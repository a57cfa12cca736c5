namespace Bmis.Documents.Authentication;

/// <summary>Why active authentication did not prove the chip genuine.</summary>
public enum ActiveAuthenticationFault
{
    /// <summary>It did.</summary>
    None,

    /// <summary>The key cannot be read, or is not sound.</summary>
    KeyUnreadable,

    /// <summary>The key is of a kind that active authentication does not use.</summary>
    KeyNotSupported,

    /// <summary>The signature algorithm that the chip names is not one of ECDSA.</summary>
    AlgorithmNotSupported,

    /// <summary>The chip refused the command.</summary>
    Refused,

    /// <summary>The answer came outside the protected session, or was changed on its way.</summary>
    NotProtected,

    /// <summary>The signature has not the length that the key gives.</summary>
    WrongLength,

    /// <summary>What the key recovers is no block of ISO/IEC 9796-2: another key made the signature.</summary>
    NoBlock,

    /// <summary>The block's trailer names a hash function that is not known.</summary>
    UnknownTrailer,

    /// <summary>The hash in the block is not that of its random part and the nonce: it answers another.</summary>
    WrongHash,

    /// <summary>The ECDSA signature is not one over the nonce by this key.</summary>
    WrongSignature,
}
