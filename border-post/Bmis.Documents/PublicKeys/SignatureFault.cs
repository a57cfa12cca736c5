namespace Bmis.Documents.PublicKeys;

/// <summary>Why a signature does not hold.</summary>
public enum SignatureFault
{
    /// <summary>It holds.</summary>
    None,

    /// <summary>It is not the signature of these bytes by this key.</summary>
    Wrong,

    /// <summary>The bytes are no AlgorithmIdentifier, or its parameters have not the form they should.</summary>
    Malformed,

    /// <summary>The algorithm is none that Doc 9303-12, 4.4 knows.</summary>
    UnknownAlgorithm,

    /// <summary>The hash function is not known.</summary>
    UnknownDigest,

    /// <summary>The parameters of RSASSA-PSS are not accepted: another mask, an odd trailer, an endless salt.</summary>
    UnsupportedParameters,

    /// <summary>The key is of another kind than the algorithm.</summary>
    KeyDoesNotFit,

    /// <summary>The signer's key is of no use, see its own fault.</summary>
    KeyUnusable,
}
