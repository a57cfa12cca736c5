namespace Bmis.Documents.Authentication;

/// <summary>Why a check of passive authentication came to its result.</summary>
public enum PassiveReason
{
    /// <summary>There is nothing to say.</summary>
    None,

    /// <summary>The document has no security object, or it was not read.</summary>
    NoSecurityObject,

    /// <summary>The security object has not the form it should; see its fault.</summary>
    SecurityObjectMalformed,

    /// <summary>The hash function of the security object is not supported.</summary>
    DigestNotSupported,

    /// <summary>What the check needs could not be had, because a check before it failed.</summary>
    NothingToCheck,

    /// <summary>The certificate of the document signer is neither in the document nor in the trust store.</summary>
    SignerMissing,

    /// <summary>The certificate of the document signer has not the form of one.</summary>
    SignerMalformed,

    /// <summary>The signed attributes are incomplete, or are those of another content.</summary>
    AttributesWrong,

    /// <summary>The hashes are not those that were signed.</summary>
    ContentChanged,

    /// <summary>The signature is not that of the document signer.</summary>
    SignatureWrong,

    /// <summary>The algorithm of a signature, or the kind of key, is not supported.</summary>
    AlgorithmNotSupported,

    /// <summary>The document signer's key is unsound.</summary>
    KeyUnusable,

    /// <summary>The document signer's key names another curve than its own: the issuer's defect.</summary>
    CurveMislabelled,

    /// <summary>No authority is known that could have signed the document signer.</summary>
    NoTrustAnchor,

    /// <summary>An authority is known and did not sign the document signer.</summary>
    SignerSignatureWrong,

    /// <summary>Certificates say of themselves what must not be so; see the judgement.</summary>
    ConstraintViolated,

    /// <summary>The document signer has expired.</summary>
    SignerExpired,

    /// <summary>The document signer is not valid yet.</summary>
    SignerNotYetValid,

    /// <summary>The document signer was not valid when it signed.</summary>
    SignerNotValidWhenSigned,

    /// <summary>The authority has expired, or is not valid yet.</summary>
    AuthorityNotValid,

    /// <summary>The document signer is revoked.</summary>
    SignerRevoked,

    /// <summary>There is no revocation list of the authority.</summary>
    RevocationListMissing,

    /// <summary>The revocation list of the authority is out of date.</summary>
    RevocationListStale,

    /// <summary>The data group was not read.</summary>
    DataGroupNotRead,

    /// <summary>The data group was read, and the security object does not list it.</summary>
    DataGroupNotListed,

    /// <summary>The data group is not what was signed.</summary>
    DataGroupChanged,

    /// <summary>EF.COM was not read.</summary>
    IndexNotRead,

    /// <summary>EF.COM lists a data group that the security object does not.</summary>
    MissingInSecurityObject,

    /// <summary>The security object lists a data group that EF.COM does not.</summary>
    MissingInIndex,

    /// <summary>EF.COM lists something that is no data group.</summary>
    IndexHasUnknownTag,

    /// <summary>The issuing State is not known, or has no country code to compare.</summary>
    StateUnknown,

    /// <summary>The issuing State is another than the country of the document signer.</summary>
    StateDiffers,

    /// <summary>The document signer may not sign documents of this kind.</summary>
    DocumentTypeNotAllowed,
}
