namespace Bmis.Documents.Cms;

/// <summary>Why the signature over a content does not hold.</summary>
public enum ContentFault
{
    /// <summary>It holds.</summary>
    None,

    /// <summary>The signer's certificate is not there.</summary>
    NoCertificate,

    /// <summary>The only certificate there has not the form of one.</summary>
    MalformedCertificate,

    /// <summary>The hash function is not known.</summary>
    UnknownDigest,

    /// <summary>The signed attributes lack the hash or the type of the content (RFC 5652, 5.3).</summary>
    MissingAttribute,

    /// <summary>What is signed is a content of another type.</summary>
    ContentTypeDiffers,

    /// <summary>The content is not what was signed: its hash differs.</summary>
    ContentChanged,

    /// <summary>The signature's algorithm, or its parameters, are not supported.</summary>
    AlgorithmNotSupported,

    /// <summary>The signer's key is of no use.</summary>
    KeyUnusable,

    /// <summary>The signer's key names another curve than its own: the issuer's defect.</summary>
    CurveMislabelled,

    /// <summary>The signature is not that of the signer's key.</summary>
    SignatureWrong,
}
