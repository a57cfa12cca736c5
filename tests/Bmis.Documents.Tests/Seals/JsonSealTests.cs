using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

public sealed class JsonSealTests
{
    private const string Vaccination =
        """
        {"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"pid":{"ai":"L4567890Z","dob":"1990-01-02","i":"A1234567Z",
        "n":"Smith Bill","sex":"M"},"uvci":"U32870","ve":[{"des":"XM68M6","vd":[{"seq":1}]}]}}
        """;

    private const string Test =
        """
        {"hdr":{"is":"UTO","t":"icao.test","v":1},"msg":{"pid":{"dn":"E1234567P","dob":"1990-01-29","dt":"P",
        "n":"Cook Gerald"},"utci":"U01932"}}
        """;

    [Fact]
    public void Proofs_of_test_and_vaccination_are_read()
    {
        var seal = Read(Vaccination);
        Assert.Equal((JsonSealKind.Vaccination, 1, "UTO"), (seal.Kind, seal.Version, seal.Signer.Country));
        Assert.Equal(("U32870", "Smith Bill"), (seal.Identifier, seal.Holder!.Name));
        Assert.Equal(("1990-01-02", "M"), (seal.Holder.DateOfBirth.ToIso(), seal.Holder.Sex));
        Assert.Equal(("A1234567Z", "L4567890Z"), (seal.Holder.DocumentNumber, seal.Holder.AdditionalNumber));
        seal = Read(Test);
        Assert.Equal((JsonSealKind.Test, "U01932"), (seal.Kind, seal.Identifier));
        Assert.Equal(("P", "E1234567P"), (seal.Holder!.DocumentType, seal.Holder.DocumentNumber));
        Assert.Equal(("[digital seal]", "[traveller]"), (seal.ToString(), seal.Holder.ToString()));
    }

    [Fact]
    public void Another_type_keeps_its_message()
    {
        var seal = Read("""{"hdr":{"is":"UTO","t":"icao.eta","v":2},"msg":{"b":[1e3,null,true],"a":"x"}}""");
        Assert.Equal((JsonSealKind.Other, "icao.eta", 2), (seal.Kind, seal.Type, seal.Version));
        Assert.Null(seal.Holder);
        Assert.Equal("""{"a":"x","b":[1000,null,true]}""", Encoding.UTF8.GetString(seal.Message.Span));
    }

    [Theory]
    [InlineData("", SealFault.Empty)]
    [InlineData("HC1:6BF", SealFault.NotJson)]
    [InlineData("[]", SealFault.NotASeal)]
    [InlineData("7", SealFault.NotASeal)]
    [InlineData("""{"data":{"hdr":{}},"sig":{}}""", SealFault.Missing)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{}},"sig":{}}""", SealFault.WrongValue)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{}},"sig":{"sigvl":"!","cer":"AA"}}""", SealFault.WrongValue)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1.5},"msg":{}},"sig":{"sigvl":"AA","cer":"AA"}}""",
        SealFault.WrongValue)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{"a":1,"a":2}},"sig":{"sigvl":"AA","cer":"AA"}}""",
        SealFault.NotJson)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{"a":"\ud800"}},"sig":{"sigvl":"AA","cer":"AA"}}""",
        SealFault.NotJson)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{"\udc00":1}},"sig":{"sigvl":"AA","cer":"AA"}}""",
        SealFault.NotJson)]
    [InlineData("""{"data":{"hdr":{"t":"x","v":1},"msg":{"a":1e999}},"sig":{"sigvl":"AA","cer":"AA"}}""",
        SealFault.NotJson)]
    public void What_is_no_seal_is_named(string text, SealFault fault) =>
        Assert.Equal(fault, JsonSeal.Read(Encoding.UTF8.GetBytes(text)).Fault);

    [Fact]
    public void Deep_nesting_and_endless_texts_are_refused()
    {
        var deep = "{\"data\":" + new string('[', 10_000);
        Assert.Equal(SealFault.NotJson, JsonSeal.Read(Encoding.UTF8.GetBytes(deep)).Fault);
        Assert.Equal(SealFault.TooLong, JsonSeal.Read(new byte[100_000]).Fault);
    }

    // The sample of RFC 8785, 3.2.2 to 3.2.4.
    [Fact]
    public void The_sample_of_the_rfc_is_written_as_there()
    {
        const string Given =
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;
        const string Canonical =
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"""
            + "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        Assert.Equal(Canonical, Write(Given));
    }

    // RFC 8785, 3.2.3.
    [Fact]
    public void Names_are_in_the_order_of_their_code_units()
    {
        const string Given =
            """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;
        using var document = JsonDocument.Parse(Write(Given));
        Assert.Equal(
            ["\r", "1", "\u0080", "ö", "€", "\U0001F600", "\uFB33"],
            document.RootElement.EnumerateObject().Select(one => one.Name));
    }

    // RFC 8785, appendix B.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x7fffffffffffffff, null)]
    [InlineData(0x7ff0000000000000, null)]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_written_as_in_the_rfc(ulong bits, string? text) =>
        Assert.Equal(text, CanonicalJson.Number(BitConverter.UInt64BitsToDouble(bits)));

    private static string Write(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement));
    }

    private static JsonSeal Read(string data)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return JsonSeal.Read(Encoding.UTF8.GetBytes(SampleSeals.Json(key, data))).Value!;
    }
}
