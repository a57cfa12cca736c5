namespace Bmis.Documents.Trust;

/// <summary>Why something in a file was not taken.</summary>
public enum TrustRejection
{
    /// <summary>The file is of no known kind.</summary>
    UnknownFile,

    /// <summary>The file, or something in it, is larger than is accepted.</summary>
    TooLarge,

    /// <summary>A directory or PEM file has not the form it should.</summary>
    MalformedFile,

    /// <summary>A master list has not the form of Doc 9303-12, 9, or a defect list that of TR-03129-2, 7.</summary>
    MalformedList,

    /// <summary>
    /// A master list is not trusted, and so nothing in it is; see the report of the list. Of a defect list: its signer
    /// may not sign one.
    /// </summary>
    ListNotTrusted,

    /// <summary>A certificate has not the form of one.</summary>
    MalformedCertificate,

    /// <summary>A revocation list has not the form of one.</summary>
    MalformedRevocationList,

    /// <summary>The key of an authority is of no use.</summary>
    KeyUnusable,

    /// <summary>The algorithm of a signature is not supported.</summary>
    AlgorithmNotSupported,

    /// <summary>A signature is not that of the key it should be of.</summary>
    SignatureWrong,

    /// <summary>The authority that signed a revocation list is not among those trusted.</summary>
    IssuerMissing,
}
