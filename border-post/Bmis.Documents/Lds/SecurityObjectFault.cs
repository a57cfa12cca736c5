namespace Bmis.Documents.Lds;

/// <summary>Why bytes are no security object.</summary>
public enum SecurityObjectFault
{
    /// <summary>They are one.</summary>
    None,

    /// <summary>They have not the tag 77 of EF.SOD.</summary>
    NotSecurityObject,

    /// <summary>The file is shorter than it says.</summary>
    Truncated,

    /// <summary>Something follows the object.</summary>
    TrailingBytes,

    /// <summary>The signed data have not the form of RFC 5652.</summary>
    MalformedSignedData,

    /// <summary>They are another kind of content than signed data.</summary>
    NotSignedData,

    /// <summary>The hashes are not in them.</summary>
    NoContent,

    /// <summary>Nobody has signed.</summary>
    NoSigner,

    /// <summary>What is said about the signer has not the form it should.</summary>
    MalformedSigner,

    /// <summary>The file, or the number of certificates in it, is larger than is accepted.</summary>
    TooLarge,

    /// <summary>The content has not the form of LDSSecurityObject (Doc 9303-10, D.1).</summary>
    MalformedContent,

    /// <summary>The version of the content is neither 0 nor 1.</summary>
    UnknownVersion,

    /// <summary>The hash function is not known.</summary>
    UnknownDigest,

    /// <summary>
    /// There is no hash, or one is for no data group, is doubled, or has not the length of its function.
    /// </summary>
    MalformedHashes,
}
