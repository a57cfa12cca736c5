namespace Bmis.Documents.Seals;

/// <summary>Why the check of a seal's signature has its result.</summary>
public enum SealReason
{
    /// <summary>The signature holds.</summary>
    None,

    /// <summary>No trusted certificate of the signer is known: nothing can be said of the signature.</summary>
    UnknownSigner,

    /// <summary>The certificate's key cannot be read, or is not an elliptic one.</summary>
    KeyUnreadable,

    /// <summary>The seal names an algorithm that is not known here.</summary>
    AlgorithmNotSupported,

    /// <summary>The signature is not one over this seal by this key: the seal was changed or forged.</summary>
    WrongSignature,

    /// <summary>The seal cannot be read.</summary>
    Unreadable,

    /// <summary>
    /// The signer's authority did not sign it, it may not sign, or it is of another State than the seal says.
    /// </summary>
    SignerNotEntitled,

    /// <summary>The signer was revoked.</summary>
    SignerRevoked,

    /// <summary>The signer is not valid, or was not when it signed.</summary>
    SignerExpired,
}
