using System.Formats.Asn1;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

public sealed class SecurityInfosTests
{
    private const int Seed = 20261127;

    [Fact]
    public void The_set_of_the_worked_example_names_its_variant()
    {
        var infos = Read(Convert.FromHexString("31143012060A04007F0007020204020202010202010D"));
        var pace = Assert.Single(infos.Pace);
        Assert.Equal("0.4.0.127.0.7.2.2.4.2.2", pace.Protocol.Oid);
        Assert.Equal(
            (PaceMapping.Generic, KeyAgreementKind.EllipticCurve, SessionSuite.Aes128, 2, 13),
            (pace.Protocol.Mapping, pace.Protocol.Kind, pace.Protocol.Suite, pace.Version, pace.ParameterId));
    }

    [Fact]
    public void Every_kind_of_entry_is_sorted_and_unknown_ones_are_kept()
    {
        var infos = Read(EveryKind());
        Assert.Equal(
            [PaceMapping.Generic, PaceMapping.ChipAuthentication], infos.Pace.Select(info => info.Protocol.Mapping));
        Assert.Equal([13, null], infos.Pace.Select(info => info.ParameterId));
        var parameters = Assert.Single(infos.PaceDomainParameters);
        Assert.Equal(("0.4.0.127.0.7.2.2.4.2", 40), (parameters.Oid, parameters.ParameterId));
        var chip = Assert.Single(infos.ChipAuthentication);
        Assert.Equal((SessionSuite.Aes256, 1, 200), (chip.Protocol.Suite, chip.Version, chip.KeyId));
        Assert.Equal([200, null], infos.ChipAuthenticationPublicKeys.Select(key => key.KeyId));
        Assert.Equal(
            [KeyAgreementKind.EllipticCurve, KeyAgreementKind.DiffieHellman],
            infos.ChipAuthenticationPublicKeys.Select(key => key.Kind));
        Assert.Equal("30020500", Convert.ToHexString(infos.ChipAuthenticationPublicKeys[0].SubjectPublicKeyInfo.Span));
        Assert.Equal("0.4.0.127.0.7.1.1.4.1.3", infos.ActiveAuthenticationAlgorithm);
        Assert.Equal([new(1, null, null)], infos.TerminalAuthentication);
        Assert.Equal("6100", Convert.ToHexString(infos.Directory!.Value.Span));
        Assert.Equal(["1.2.3.4"], infos.Unknown.Select(info => info.Oid));
        Assert.Equal(
            ["0.4.0.127.0.7.2.2.4.2.2", "0.4.0.127.0.7.2.2.1.2", ""], infos.Malformed.Select(info => info.Oid));
        Assert.Equal("020101", Convert.ToHexString(infos.Malformed[2].Whole.Span));
    }

    [Fact]
    public void A_data_group_has_its_own_tag_around_the_set()
    {
        byte[] set = EveryKind();
        Assert.Equal(SecurityInfosFault.None, SecurityInfos.ReadDataGroup14(Group(0x6E, set), out var infos));
        Assert.Equal(2, infos.Pace.Count);
        Assert.Equal(SecurityInfosFault.WrongTag, SecurityInfos.ReadDataGroup14(Group(0x6F, set), out _));
        Assert.Equal(SecurityInfosFault.WrongTag, SecurityInfos.ReadDataGroup14(Group(0x6E, []), out _));
        Assert.Equal(
            SecurityInfosFault.Malformed, SecurityInfos.ReadDataGroup14(Group(0x6E, set).AsMemory(..^1), out _));
        Assert.Equal(SecurityInfosFault.WrongTag, SecurityInfos.Read(Group(0x6E, set), out _));
        Assert.Equal(SecurityInfosFault.WrongTag, SecurityInfos.Read(ReadOnlyMemory<byte>.Empty, out _));
    }

    [Fact]
    public void What_a_file_has_after_the_set_is_left()
    {
        byte[] padded = [.. EveryKind(), .. new byte[200]];
        Assert.Equal(2, Read(padded).Pace.Count);
    }

    [Fact]
    public void More_than_any_chip_has_is_refused()
    {
        var many = Write(writer =>
        {
            for (var i = 0; i <= SecurityInfos.MostEntries; i++)
                writer.WriteNull();
        });
        Assert.Equal(SecurityInfosFault.TooMany, SecurityInfos.Read(many, out _));
        Assert.Equal(
            SecurityInfosFault.TooLong, SecurityInfos.Read(new byte[SecurityInfos.MostBytes + 1], out _));
        var longOid = Convert.FromHexString("312730250623" + string.Concat(Enumerable.Repeat("81", 34)) + "01");
        Assert.Single(Read(longOid).Malformed);
    }

    [Fact]
    public void Fifty_thousand_broken_sets_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        var whole = EveryKind();
        for (var i = 0; i < 50_000; i++)
        {
            var broken = whole.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            broken = broken[..random.Next(broken.Length + 1)];
            if (SecurityInfos.Read(broken, out var infos) != SecurityInfosFault.None)
                Assert.Same(SecurityInfos.Empty, infos);
        }
    }

    [Fact]
    public void Real_data_groups_tell_their_key_and_their_variant()
    {
        foreach (var file in Files("pymrtd", "DG14_*.bin").Append(File("bsi-tr03105-5", "Datagroup14.bin")))
        {
            Assert.Equal(SecurityInfosFault.None, SecurityInfos.ReadDataGroup14(file, out var infos));
            var key = Assert.Single(infos.ChipAuthenticationPublicKeys);
            Assert.Equal((KeyAgreementKind.EllipticCurve, null), (key.Kind, key.KeyId));
            Assert.Equal(SessionSuite.TripleDes, Assert.Single(infos.ChipAuthentication).Protocol.Suite);
            Assert.Equal([new(1, null, null)], infos.TerminalAuthentication);
            Assert.Equal((0, 0), (infos.Unknown.Count, infos.Malformed.Count));
        }
    }

    [Fact]
    public void The_content_of_a_real_signed_file_tells_its_keys()
    {
        var file = File("gmrtd", "cardsecurity", "DE.bin");
        var content = new AsnReader(file, AsnEncodingRules.BER).ReadSequence();
        content.ReadObjectIdentifier();
        var signed = content.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf();
        var encapsulated = signed.ReadSequence();
        encapsulated.ReadObjectIdentifier();
        var infos = Read(encapsulated.ReadSequence(new(TagClass.ContextSpecific, 0)).ReadOctetString());
        Assert.Equal(
            [PaceMapping.Generic, PaceMapping.ChipAuthentication], infos.Pace.Select(info => info.Protocol.Mapping));
        Assert.Equal([13, 0x48], infos.ChipAuthenticationPublicKeys.Select(key => key.KeyId!.Value));
        Assert.Empty(infos.Malformed);
    }

    internal static byte[] File(params string[] names) =>
        System.IO.File.ReadAllBytes(Path.Combine([Folder(), .. names]));

    internal static byte[] EveryKind() => Write(writer =>
    {
        Entry(writer, "0.4.0.127.0.7.2.2.4.2.2", 2, 13);
        Entry(writer, "0.4.0.127.0.7.2.2.4.6.4", 2);
        Entry(writer, "0.4.0.127.0.7.2.2.4.2", Convert.FromHexString("30020500"), 40);
        Entry(writer, "0.4.0.127.0.7.2.2.3.2.4", 1, 200);
        Entry(writer, "0.4.0.127.0.7.2.2.1.2", Convert.FromHexString("30020500"), 200);
        Entry(writer, "0.4.0.127.0.7.2.2.1.1", Convert.FromHexString("30020500"));
        Entry(writer, "2.23.136.1.1.5", 1, "0.4.0.127.0.7.1.1.4.1.3");
        Entry(writer, "0.4.0.127.0.7.2.2.2", 1);
        Entry(writer, "2.23.136.1.1.13", Convert.FromHexString("04026100"));
        Entry(writer, "1.2.3.4", 77);
        Entry(writer, "0.4.0.127.0.7.2.2.4.2.2", -2, 13);
        Entry(writer, "0.4.0.127.0.7.2.2.1.2", 1);
        writer.WriteInteger(1);
    });

    internal static byte[] Write(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSetOf())
            content(writer);
        return writer.Encode();
    }

    internal static void Entry(AsnWriter writer, string oid, params object[] fields)
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        foreach (var field in fields)
            if (field is int number)
                writer.WriteInteger(number);
            else if (field is string other)
                writer.WriteObjectIdentifier(other);
            else
                writer.WriteEncodedValue((byte[])field);
    }

    private static SecurityInfos Read(byte[] set)
    {
        Assert.Equal(SecurityInfosFault.None, SecurityInfos.Read(set, out var infos));
        return infos;
    }

    private static byte[] Group(uint tag, byte[] set) => Bmis.Documents.Tlv.TlvWriter.Object(tag, set);

    private static IEnumerable<byte[]> Files(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Folder(), folder), pattern).Select(System.IO.File.ReadAllBytes);

    private static string Folder()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "epassport");
        if (!Directory.Exists(folder))
            Assert.Skip("BMIS_TEST_DATA does not lead to documents to read.");
        return folder;
    }
}
