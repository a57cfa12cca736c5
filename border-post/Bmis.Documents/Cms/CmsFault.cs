namespace Bmis.Documents.Cms;

/// <summary>Why bytes are no signed data that can be used.</summary>
public enum CmsFault
{
    /// <summary>They are.</summary>
    None,

    /// <summary>They have not the form of SignedData (RFC 5652, 5.1), or something follows them.</summary>
    Malformed,

    /// <summary>They are another kind of ContentInfo than signed data.</summary>
    NotSignedData,

    /// <summary>They are longer than such an object can be.</summary>
    TooLong,

    /// <summary>They hold more certificates, lists or signers than are accepted.</summary>
    TooMany,

    /// <summary>The signed content is not in them.</summary>
    NoContent,

    /// <summary>Nobody has signed.</summary>
    NoSigner,

    /// <summary>What is said about a signer, such as the signed attributes, has not the form it should.</summary>
    MalformedSigner,
}
