using System.Formats.Asn1;
using System.Numerics;
using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>Static keys of chips, made in the test.</summary>
internal static class ChipKeys
{
    internal static ChipAuthenticationCardKey Card(int parameters, int? keyId, int seed)
    {
        using var random = new FixedRandom([], seed);
        var group = StandardDomainParameters.Of(parameters)!;
        return new(
            group,
            group.Generate(random),
            keyId,
            [.. ChipAuthenticationProtocol.Known.Where(protocol => protocol.Kind == group.Kind)]);
    }

    internal static ChipAuthenticationPublicKeyInfo Info(ChipAuthenticationCardKey key, int parameters, int? keyId) =>
        new(key.Group.Kind, Standardised(key, parameters), keyId);

    internal static SecurityInfos Infos(ChipAuthenticationProtocol? protocol, ChipAuthenticationPublicKeyInfo key) =>
        new()
        {
            ChipAuthentication = protocol is null ? [] : [new(protocol, 1, key.KeyId)],
            ChipAuthenticationPublicKeys = [key],
        };

    /// <summary>A key that names its parameters by their number.</summary>
    internal static byte[] Standardised(ChipAuthenticationCardKey key, int parameters) => Write(key, writer =>
    {
        writer.WriteObjectIdentifier("0.4.0.127.0.7.1.2");
        writer.WriteInteger(parameters);
    });

    /// <summary>A key of Diffie-Hellman that spells its parameters out.</summary>
    internal static byte[] SpeltOut(ChipAuthenticationCardKey key) => Write(key, writer =>
    {
        writer.WriteObjectIdentifier("1.2.840.10046.2.1");
        var group = ModularGroups.Of2048And256();
        using var numbers = writer.PushSequence();
        foreach (var number in (Org.BouncyCastle.Math.BigInteger[])[group.P, group.G, group.Q])
            writer.WriteInteger(Positive(number.ToByteArrayUnsigned()));
    });

    private static byte[] Write(ChipAuthenticationCardKey key, Action<AsnWriter> algorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                algorithm(writer);
            writer.WriteBitString(key.Group.Kind == KeyAgreementKind.EllipticCurve
                ? key.Pair.Public.Span
                : Integer(key.Pair.Public.Span));
        }

        return writer.Encode();
    }

    private static byte[] Integer(ReadOnlySpan<byte> number)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteInteger(Positive(number));
        return writer.Encode();
    }

    private static BigInteger Positive(ReadOnlySpan<byte> number) => new(number, isUnsigned: true, isBigEndian: true);
}
