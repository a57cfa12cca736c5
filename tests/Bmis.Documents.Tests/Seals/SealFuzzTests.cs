using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

/// <summary>Seeded noise: whatever a barcode holds, both readers answer.</summary>
public sealed class SealFuzzTests
{
    private const int Seed = 20261128;
    private const int Cases = 50_000;

    private const string Data =
        """{"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"pid":{"n":"Smith Bill"},"n":[1.5e-7,{"a":"\u0001é"}]}}""";

    [Fact]
    public void Fifty_thousand_broken_seals_are_answered_without_an_exception()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[][] seals =
        [
            SampleSeals.Visa(key, 3), SampleSeals.Visa(key, 4),
            Encoding.UTF8.GetBytes(SampleSeals.Json(key, Data)),
        ];
        var random = new Random(Seed);
        var read = 0;
        for (var i = 0; i < Cases; i++)
        {
            var bytes = Break(seals[i % seals.Length], random);
            var binary = DigitalSeal.Read(bytes);
            Assert.Equal(binary.Fault == SealFault.None, binary.Succeeded);
            _ = binary.Value?.ReadMrz(new(2026, 11, 27));
            var json = JsonSeal.Read(bytes);
            Assert.Equal(json.Fault == SealFault.None, json.Succeeded);
            read += binary.Succeeded || json.Succeeded ? 1 : 0;
        }

        Assert.InRange(read, Cases / 10, Cases * 9 / 10);
    }

    private static byte[] Break(byte[] whole, Random random)
    {
        var bytes = random.Next(8) == 0 ? whole[..random.Next(whole.Length)] : whole.ToArray();
        for (var edits = random.Next(5); edits > 0 && bytes.Length > 0; edits--)
            bytes[random.Next(bytes.Length)] = random.Next(4) == 0
                ? "\"\\{}[],:0-e\0"u8[random.Next(12)]
                : (byte)random.Next(256);
        return bytes;
    }
}
