using System.Numerics;
using Bmis.Documents.Tests.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Pieces of DER. A piece that is null is left out of what it belongs to.</summary>
internal static class PlanDer
{
    internal static byte[] Null => [5, 0];

    internal static byte[] Sequence(params byte[]?[] parts) => Wrap(0x30, parts);

    internal static byte[] Set(params byte[]?[] parts) =>
        TestKeys.WithWriter(writer =>
        {
            using var set = writer.PushSetOf();
            foreach (var part in parts.OfType<byte[]>())
                writer.WriteEncodedValue(part);
        });

    internal static byte[] Field(int number, params byte[]?[] parts) => Wrap((uint)(0xA0 + number), parts);

    internal static byte[] Octets(ReadOnlySpan<byte> value) => TlvWriter.Object(0x04, value);

    internal static byte[] Bits(ReadOnlySpan<byte> value) => TlvWriter.Object(0x03, [0, .. value]);

    internal static byte[] Oid(string oid) => TestKeys.WithWriter(writer => writer.WriteObjectIdentifier(oid));

    internal static byte[] Integer(BigInteger number) => TestKeys.WithWriter(writer => writer.WriteInteger(number));

    internal static byte[] Text(string text) => TlvWriter.Object(0x13, System.Text.Encoding.ASCII.GetBytes(text));

    internal static byte[] Time(DateTimeOffset time) => TestKeys.WithWriter(writer => writer.WriteUtcTime(time));

    private static byte[] Wrap(uint tag, byte[]?[] parts) =>
        TlvWriter.Object(tag, [.. parts.OfType<byte[]>().SelectMany(part => part)]);
}
