namespace Bmis.Documents.Agreement;

/// <summary>The family of a key agreement (Doc 9303-11, 9.6).</summary>
public enum KeyAgreementKind
{
    /// <summary>Diffie-Hellman in a subgroup of the numbers modulo a prime (PKCS#3).</summary>
    DiffieHellman,

    /// <summary>Diffie-Hellman on an elliptic curve over a prime field (BSI TR-03111, ECKA).</summary>
    EllipticCurve,
}
