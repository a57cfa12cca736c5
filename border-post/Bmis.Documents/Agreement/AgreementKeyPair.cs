using Org.BouncyCastle.Math;

namespace Bmis.Documents.Agreement;

/// <summary>A private number and the public key of it, as it travels. It prints as <c>[key pair]</c>.</summary>
/// <param name="Private">The private number.</param>
/// <param name="Public">The plain public value (Doc 9303-11, 9.4.5).</param>
internal sealed record AgreementKeyPair(BigInteger Private, ReadOnlyMemory<byte> Public)
{
    /// <inheritdoc/>
    public override string ToString() => "[key pair]";
}
