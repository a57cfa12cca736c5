using System.Text;
using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

public sealed class DetailsTests
{
    [Fact]
    public void Personal_details_are_read()
    {
        var read = DataGroup11.Read(SampleFiles.DataGroup11());
        var details = read.Value!;
        Assert.Empty(read.Problems);
        Assert.Equal(new LdsName("ERIKSSON", "ANNA MARIA", true), details.FullName);
        Assert.Equal(
            [new LdsName("SMITH", "ANN", true), new LdsName("Эрикссон", "Анна", true)], details.OtherNames);
        Assert.Equal(("ZE184226B", "1974-08-12"), (details.PersonalNumber, details.DateOfBirth.ToIso()));
        Assert.Equal(["ZENITH", "UTOPIA"], details.PlaceOfBirth);
        Assert.Equal(["123 MAPLE RD", "ANYTOWN", "MN"], details.PermanentAddress);
        Assert.Equal(("16125551212", "TRAVEL AGENT"), (details.Telephone, details.Profession));
        Assert.Equal(("DR", "NONE", "NO CUSTODY"), (details.Title, details.PersonalSummary, details.Custody));
        Assert.Equal(ImageKind.Jpeg, details.ProofOfCitizenship!.Kind);
        Assert.Equal(["12345", "67890"], details.OtherDocumentNumbers);
        Assert.Equal("[personal details]", details.ToString());
    }

    [Fact]
    public void Document_details_are_read()
    {
        var read = DataGroup12.Read(SampleFiles.DataGroup12());
        var details = read.Value!;
        Assert.Empty(read.Problems);
        Assert.Equal(
            ("UNITED STATES OF UTOPIA", "2026-05-31"), (details.IssuingAuthority, details.DateOfIssue.ToIso()));
        Assert.Equal([new LdsName("SMITH", "BRENDA", true)], details.OtherPersons);
        Assert.Equal(("NONE", "TAX PAID"), (details.Endorsements, details.TaxAndExitRequirements));
        Assert.Equal((300, 413), (details.Front!.Width, details.Rear!.Width));
        Assert.Equal(new DateTime(2026, 5, 31, 10, 11, 12), details.PersonalisationTime);
        Assert.Equal("SYSTEM 7", details.PersonalisationSystem);
    }

    [Fact]
    public void Persons_to_notify_are_read()
    {
        var read = DataGroup16.Read(SampleFiles.DataGroup16());
        Assert.Empty(read.Problems);
        var first = read.Value!.Persons[0];
        Assert.Equal(("2002-01-01", "19525551212"), (first.Recorded.ToIso(), first.Telephone));
        Assert.Equal(new LdsName("SMITH", "CHARLES R", true), first.Name);
        Assert.Equal(["123 MAPLE RD", "ANYTOWN", "MN", "55100"], first.Address);
        Assert.Equal(new LdsName("BROWN", "MARY J", true), read.Value.Persons[1].Name);
    }

    [Theory]
    [InlineData("19740812", "1974-08-12", null)]
    [InlineData("19740800", "1974-08", null)]
    [InlineData("1974<<<<", "1974", null)]
    [InlineData("1974XXXX", "1974", null)]
    [InlineData("<<<<<<<<", "", null)]
    [InlineData("19741399", "", LdsFault.WrongValue)]
    [InlineData("12AUG197", "", LdsFault.WrongValue)]
    [InlineData("740812", "", LdsFault.WrongLength)]
    public void Dates_are_read_as_far_as_they_are_known(string text, string date, LdsFault? fault)
    {
        var read = DataGroup11.Read(With(0x5F2B, SampleFiles.Ascii(text)));
        Assert.Equal(date, read.Value!.DateOfBirth.ToIso());
        Assert.Equal(fault, read.Problems.Select(one => (LdsFault?)one.Fault).SingleOrDefault());
    }

    [Fact]
    public void Dates_of_two_digits_a_byte_are_read() => Assert.Equal(
        "1974-08-12", DataGroup11.Read(With(0x5F2B, [0x19, 0x74, 0x08, 0x12])).Value!.DateOfBirth.ToIso());

    [Theory]
    [InlineData("ERIKSSON<<ANNA<MARIA", "ERIKSSON", "ANNA MARIA", true)]
    [InlineData("ERIKSSON<<", "ERIKSSON", "", false)]
    [InlineData("VAN<DER<STEEN<<MARIANNE<<<<", "VAN DER STEEN", "MARIANNE", true)]
    [InlineData("Anna Eriksson", "Anna Eriksson", "", false)]
    public void Names_are_divided_as_in_the_zone(string text, string primary, string secondary, bool divided) =>
        Assert.Equal(new LdsName(primary, secondary, divided), LdsName.Of(text));

    [Fact]
    public void What_the_list_names_and_the_file_lacks_is_noted()
    {
        var file = TlvWriter.Object(0x6B, new TlvWriter()
            .Add(0x5C, [0x5F, 0x0E, 0x5F, 0x10, 0x5F])
            .Add(0x5F0E, SampleFiles.Ascii("A<<B"))
            .Add(0x5F7F, [1])
            .Written.Span);
        Assert.Equal(
            [(LdsFault.UnknownFormat, 0x5F7Fu), (LdsFault.Missing, 0x5F10u), (LdsFault.Missing, 0x5Fu)],
            DataGroup11.Read(file).Problems.Select(one => (one.Fault, one.Tag)));
    }

    [Fact]
    public void Latin_text_is_noted_and_read_and_a_text_without_end_is_refused()
    {
        var latin = DataGroup11.Read(With(0x5F0E, Encoding.Latin1.GetBytes("MÜLLER<<JÜRGEN")));
        Assert.Equal(new LdsName("MÜLLER", "JÜRGEN", true), latin.Value!.FullName);
        Assert.Equal(LdsFault.WrongValue, latin.Problems.Single().Fault);
        var endless = DataGroup11.Read(With(0x5F15, new byte[100_000]));
        Assert.Equal((LdsFault.TooLong, ""), (endless.Problems.Single().Fault, endless.Value!.PersonalSummary));
    }

    [Fact]
    public void Portraits_and_signatures_are_read()
    {
        var portraits = DataGroup5.Read(SampleFiles.Images(0x65, 0x5F40, SampleFiles.Jpeg, SampleFiles.CodeStream));
        Assert.Equal([300, 413], portraits.Value!.Portraits.Select(one => one.Width!.Value));
        var signatures = DataGroup7.Read(SampleFiles.Images(0x67, 0x5F43, SampleFiles.Jpeg));
        Assert.Equal(SampleFiles.Jpeg, signatures.Value!.Signatures.Single().Bytes.ToArray());
        Assert.Equal(LdsFault.Missing, DataGroup7.Read(SampleFiles.Images(0x67, 0x5F40, SampleFiles.Jpeg)).Fault);
        Assert.Equal("[image]", signatures.Value.Signatures[0].ToString());
    }

    [Fact]
    public void Optional_details_are_given_as_they_are()
    {
        Assert.Equal([1, 2, 3], DataGroup13.Read(new byte[] { 0x6D, 3, 1, 2, 3, 0 }).Value!.Content.ToArray());
        Assert.Equal(LdsFault.Empty, DataGroup13.Read(new byte[] { 0x6D, 0 }).Fault);
    }

    [Fact]
    public void The_key_of_active_authentication_is_given_as_it_was_written()
    {
        var file = Convert.FromHexString("6F0530030201070000");
        Assert.Equal("3003020107", Convert.ToHexString(DataGroup15.Read(file).Value!.SubjectPublicKeyInfo.Span));
        Assert.Equal(LdsFault.Missing, DataGroup15.Read(new byte[] { 0x6F, 2, 0x31, 0 }).Fault);
        byte[][] files =
        [
            RealFiles.Read("bsi-tr03105-5/Datagroup15.bin"), RealFiles.Read("jmrtd/loes2006/ef010F.bin"),
            .. RealFiles.ReadAll("pymrtd", "DG15_*.bin"),
        ];

        // One of them bears the tag of another data group on purpose.
        Assert.All(files, one => Assert.Equal(
            one[0] == 0x6F ? Convert.ToHexString(one.AsSpan(3)) : null,
            DataGroup15.Read(one).Value is { } key ? Convert.ToHexString(key.SubjectPublicKeyInfo.Span) : null));
        Assert.Equal(1, files.Count(one => DataGroup15.Read(one).Fault == LdsFault.WrongTag));
        Assert.Equal(RealFiles.Read("bsi-tr03105-5/DG15_pk.bin"), files[0][3..]);
    }

    private static byte[] With(uint tag, byte[] value) => TlvWriter.Object(0x6B, TlvWriter.Object(tag, value));
}
