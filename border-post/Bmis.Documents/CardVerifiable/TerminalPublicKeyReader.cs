using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.CardVerifiable;

/// <summary>Reads the public key of a certificate (BSI TR-03110-3, D.3.1 and D.3.3).</summary>
internal static class TerminalPublicKeyReader
{
    private const uint Identifier = 0x06;
    private const uint First = 0x81;
    private const uint Point = 0x86;
    private const uint Last = 0x87;
    private const byte Uncompressed = 0x04;
    private const int MostPointBytes = 1 + (2 * 66);

    internal static CardVerifiableFault Read(ReadOnlySpan<byte> content, out TerminalPublicKey? key)
    {
        key = null;
        var reader = new TlvReader(content);
        if (!reader.TryRead(Identifier, out var identifier))
            return CardVerifiableFault.Missing;
        var oid = TerminalAlgorithms.OidOf(identifier.Value);
        if (oid is null || TerminalAlgorithms.Find(oid) is not { } algorithm)
            return CardVerifiableFault.UnknownAlgorithm;
        if (!TryReadParts(reader.Rest, out var parts))
            return CardVerifiableFault.BadKey;
        try
        {
            key = algorithm.Scheme == SignatureScheme.Ecdsa ? OfCurve(oid, parts) : OfRsa(oid, parts);
        }
        catch (Exception e) when (e is ArgumentException or ArithmeticException or InvalidOperationException)
        {
            // The numbers were refused by the arithmetic.
        }

        return key is null ? CardVerifiableFault.BadKey : CardVerifiableFault.None;
    }

    // Each part once, in the order of the tags.
    private static bool TryReadParts(ReadOnlySpan<byte> bytes, out Dictionary<uint, byte[]> parts)
    {
        parts = [];
        var reader = new TlvReader(bytes);
        for (var least = First; !reader.Rest.IsEmpty;)
        {
            if (reader.Read(out var part) != TlvFault.None || part.Tag < least || part.Tag > Last
                || part.Value.IsEmpty)
                return false;
            parts[part.Tag] = part.Value.ToArray();
            least = part.Tag + 1;
        }

        return true;
    }

    private static TerminalPublicKey? OfRsa(string oid, Dictionary<uint, byte[]> parts) =>
        parts.Count == 2
        && parts.TryGetValue(First, out var modulus)
        && parts.TryGetValue(0x82, out var exponent)
        && RsaKeyReader.Of(Number(modulus), Number(exponent), out var key) == KeyFault.None
            ? new(oid, (RsaKeyParameters)key!)
            : null;

    // The point alone, or all of the domain with or without the cofactor.
    private static TerminalPublicKey? OfCurve(string oid, Dictionary<uint, byte[]> parts)
    {
        if (!parts.TryGetValue(Point, out var point) || point[0] != Uncompressed || point.Length > MostPointBytes)
            return null;
        if (parts.Count == 1)
            return new(oid, domain: null, point);
        var cofactor = parts.GetValueOrDefault(Last);
        if (parts.Count != (cofactor is null ? 6 : 7))
            return null;
        var fault = ExplicitCurveReader.Of(
            Number(parts[First]), Number(parts[0x82]), Number(parts[0x83]), parts[0x84], Number(parts[0x85]),
            cofactor is null ? null : Number(cofactor), out var domain);
        if (fault != KeyFault.None)
            return null;
        var key = new TerminalPublicKey(oid, domain, point);
        return key.Resolve(inherited: null) is null ? null : key;
    }

    private static BigInteger Number(byte[] bytes) => new(1, bytes);
}
