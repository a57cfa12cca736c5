using System.Formats.Asn1;
using Bmis.Documents.Agreement;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Utilities;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Reads a chip's static public key: the domain parameters are spelt out, as in data group 14, or are the number of
/// standardised ones, as in EF.CardSecurity (Doc 9303-11, 9.5).
/// </summary>
internal static class ChipKeyReader
{
    private const string StandardisedParameters = "0.4.0.127.0.7.1.2";

    internal static KeyFault Read(ReadOnlyMemory<byte> subjectPublicKeyInfo, out ChipKey? key)
    {
        key = null;
        try
        {
            var info = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.BER).ReadSequence();
            var algorithm = info.ReadSequence();
            if (algorithm.ReadObjectIdentifier() == StandardisedParameters)
                return ReadStandardised(algorithm, info.ReadBitString(out _), out key);
        }
        catch (AsnContentException)
        {
            return KeyFault.Malformed;
        }

        var fault = SubjectPublicKeyReader.Read(subjectPublicKeyInfo, out var read);
        key = fault == KeyFault.None ? Of(read) : null;
        return fault == KeyFault.None && key is null ? KeyFault.UnknownAlgorithm : fault;
    }

    private static KeyFault ReadStandardised(AsnReader algorithm, byte[] value, out ChipKey? key)
    {
        key = null;
        if (!algorithm.TryReadInt32(out var id) || StandardDomainParameters.Of(id) is not { } group)
            return KeyFault.UnsupportedCurve;
        // A number is written as one within the bits; a point is not.
        var plain = group.Kind == KeyAgreementKind.EllipticCurve
            ? value
            : new AsnReader(value, AsnEncodingRules.BER).ReadIntegerBytes().Span.TrimStart((byte)0).ToArray();
        if (!group.IsValid(plain))
            return KeyFault.NotOnCurve;
        key = new(group, plain);
        return KeyFault.None;
    }

    // A curve without a name is used once, which no table of multiples is worth.
    private static ChipKey? Of(AsymmetricKeyParameter? key) => key switch
    {
        ECPublicKeyParameters point => new(
            new EllipticCurveAgreement(
                point.Parameters.G, point.Parameters.N, isWorthTable: !KnownCurves.IsUnknown(point)),
            point.Q.GetEncoded(compressed: false)),
        DHPublicKeyParameters number => new(
            new DiffieHellmanAgreement(number.Parameters.P, number.Parameters.G, number.Parameters.Q),
            BigIntegers.AsUnsignedByteArray(number.Y)),
        _ => null,
    };
}
