namespace Bmis.Documents.Trust;

/// <summary>Whether a document signer descends from a trusted authority.</summary>
public enum AnchorVerdict
{
    /// <summary>It does: the authority signed it.</summary>
    Found,

    /// <summary>Its authority is not among those trusted. That proves nothing against the document.</summary>
    NoAnchor,

    /// <summary>Its authority is trusted and did not sign it.</summary>
    SignatureWrong,

    /// <summary>Its authority is trusted, but the algorithm of the signature or the key is not supported.</summary>
    AlgorithmNotSupported,
}
