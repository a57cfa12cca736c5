namespace Bmis.Documents.PublicKeys;

/// <summary>Why a public key is of no use.</summary>
public enum KeyFault
{
    /// <summary>It is of use.</summary>
    None,

    /// <summary>The bytes are no SubjectPublicKeyInfo, or its key has not the form its algorithm demands.</summary>
    Malformed,

    /// <summary>The algorithm is none that Doc 9303-12, 4.4 knows.</summary>
    UnknownAlgorithm,

    /// <summary>The curve is named and not known, or is not over a prime field, or is left to the issuer.</summary>
    UnsupportedCurve,

    /// <summary>Modulus, exponent, field or group is smaller or larger than what is accepted.</summary>
    SizeNotAllowed,

    /// <summary>The numbers of the domain cannot be a sound key's: an even modulus, a singular curve.</summary>
    UnsoundParameters,

    /// <summary>The public point is not on the curve, is the point at infinity, or is outside the group.</summary>
    NotOnCurve,

    /// <summary>
    /// The point is not on the curve that is named but on another known one of the same size: a defect of the issuer's,
    /// seen with P-224 called brainpoolP224r1.
    /// </summary>
    OnAnotherCurve,
}
