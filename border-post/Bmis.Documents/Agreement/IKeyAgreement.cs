using System.Security.Cryptography;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Agreement;

/// <summary>
/// A group with its generator, in which two sides agree on a secret (Doc 9303-11, 9.6). Terminal and chip do the same.
/// Public keys are the plain values as they travel; each is checked wherever it is used, so that no check can be
/// forgotten. Safe for several threads.
/// </summary>
internal interface IKeyAgreement
{
    /// <summary>The family.</summary>
    KeyAgreementKind Kind { get; }

    /// <summary>Bits of the prime.</summary>
    int PrimeBits { get; }

    /// <summary>Whether the group has an integrated mapping (Doc 9303-11, 9.5.1, note to table 12).</summary>
    bool HasIntegratedMapping { get; }

    /// <summary>The tag of the public value in a public key data object (Doc 9303-11, 9.4.3 and 9.4.4).</summary>
    uint PublicKeyTag { get; }

    /// <summary>Makes an ephemeral key pair.</summary>
    AgreementKeyPair Generate(RandomNumberGenerator random);

    /// <summary>The pair of a private number.</summary>
    AgreementKeyPair PairOf(BigInteger secret);

    /// <summary>Whether bytes are a public key of the group.</summary>
    bool IsValid(ReadOnlySpan<byte> key);

    /// <summary>Whether two public keys, of any bytes, are the same one.</summary>
    bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other);

    /// <summary>
    /// A public key in short, as terminal authentication signs it (Doc 9303-11, 7.1.4): the x of a point, the
    /// SHA-1 of a number. The key must be one of the group.
    /// </summary>
    byte[] Compress(ReadOnlySpan<byte> key);

    /// <summary>The shared secret, as long as the prime.</summary>
    AgreementFault Agree(AgreementKeyPair own, ReadOnlySpan<byte> peer, out byte[] secret);

    /// <summary>The generic mapping (Doc 9303-11, 4.4.3.3.1): the same group with the generator of a nonce.</summary>
    AgreementFault MapGeneric(
        AgreementKeyPair own, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> nonce, out IKeyAgreement mapped);

    /// <summary>
    /// The integrated mapping (Doc 9303-11, 4.4.3.3.2): the same group with the generator of a pseudo-random number.
    /// </summary>
    AgreementFault MapIntegrated(ReadOnlySpan<byte> pseudoRandom, out IKeyAgreement mapped);
}
