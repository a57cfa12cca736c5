using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Mrz;
using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

public sealed class DigitalSealTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);

    [Theory]
    [InlineData(3, "0005B")]
    [InlineData(4, "5B")]
    public void A_visa_is_read(int version, string reference)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var read = DigitalSeal.Read(SampleSeals.Visa(key, version));
        var seal = read.Value!;
        Assert.Equal((version, "UTO"), (seal.Header.Version, seal.Header.Signer.Country));
        Assert.Equal(("UTTS", reference), (seal.Header.Signer.Identifier, seal.Header.Signer.CertificateReference));
        Assert.Equal(new DateOnly(2026, 3, 25), seal.Header.DateOfIssue);
        Assert.Equal(new DateOnly(2026, 11, 27), seal.Header.DateOfSignature);
        Assert.Equal(SealDocumentKind.Visa, seal.Kind);
        Assert.Equal((12, (90, 0, 0)), (seal.NumberOfEntries, seal.DurationOfStay));
        Assert.Equal("47110815P", seal.Find(SealFeatureName.PassportNumber)!.Text);
        Assert.Equal(SampleSeals.VisaZone, seal.Find(SealFeatureName.MrzOfMrvB)!.Text);
        Assert.Empty(seal.Problems);
    }

    [Fact]
    public void What_the_table_does_not_know_is_kept()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var seal = DigitalSeal.Read(SampleSeals.Visa(key)).Value!;
        var unknown = seal.Features.Single(feature => feature.Name == SealFeatureName.Unknown);
        Assert.Equal((9, "010203"), (unknown.Tag, Convert.ToHexString(unknown.Bytes.Span)));
        byte[] signed = [.. SampleSeals.Header(4, "5B", 0x11, 0x22), .. SampleSeals.Feature(2, 7, 7)];
        seal = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!;
        Assert.Equal((SealDocumentKind.Unknown, (byte)2), (seal.Kind, seal.Features.Single().Tag));
        Assert.Null(seal.ReadMrz(Day));
    }

    [Fact]
    public void The_zone_of_a_visa_is_read_without_its_optional_data()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var mrz = DigitalSeal.Read(SampleSeals.Visa(key)).Value!.ReadMrz(Day)!;
        Assert.Equal((MrzFormat.MrvB, "DENT", "GBR"), (mrz.Format, mrz.PrimaryIdentifier, mrz.Nationality));
        Assert.Equal("[digital seal]", DigitalSeal.Read(SampleSeals.Visa(key)).Value!.ToString());
        const string Large = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" + "L8988901C4XXX4009078F9612109";
        byte[] signed =
            [.. SampleSeals.Header(4, "5B", 0x5D, 1), .. SampleSeals.Feature(1, SampleSeals.C40(Large))];
        mrz = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!.ReadMrz(Day)!;
        Assert.Equal((MrzFormat.MrvA, true), (mrz.Format, mrz.IsValid));
    }

    [Theory]
    [InlineData(0x5E, 0x03, SealDocumentKind.EmergencyTravelDocument, 2)]
    [InlineData(0xFD, 0x02, SealDocumentKind.ArrivalAttestation, 2)]
    [InlineData(0xFB, 0x06, SealDocumentKind.ResidencePermit, 2)]
    [InlineData(0xFA, 0x06, SealDocumentKind.SupplementarySheet, 4)]
    public void The_zone_of_other_documents_is_read_whole(
        byte reference, byte category, SealDocumentKind kind, byte tag)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signed =
        [
            .. SampleSeals.Header(4, "5B", reference, category),
            .. SampleSeals.Feature(tag, SampleSeals.C40(SampleSeals.PassportZone)),
        ];
        var seal = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!;
        Assert.Equal((kind, true), (seal.Kind, seal.ReadMrz(Day)!.IsValid));
    }

    [Fact]
    public void Texts_of_a_social_insurance_card_are_utf_8()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signed =
        [
            .. SampleSeals.Header(3, "0005B", 0xFC, 4),
            .. SampleSeals.Feature(1, SampleSeals.C40("65170839J003")),
            .. SampleSeals.Feature(2, Encoding.UTF8.GetBytes("Perschweiß")),
            .. SampleSeals.Feature(3, 0xC3),
        ];
        var seal = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!;
        Assert.Equal("Perschweiß", seal.Find(SealFeatureName.Surname)!.Text);
        Assert.Equal([new SealProblem(SealFault.WrongValue, 3)], seal.Problems);
    }

    [Fact]
    public void A_feature_that_is_missing_repeated_or_of_another_length_is_noted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signed =
        [
            .. SampleSeals.Header(4, "5B", 0x5D, 1), .. SampleSeals.Feature(3, 1, 2),
            .. SampleSeals.Feature(4, 1, 2, 3), .. SampleSeals.Feature(4, 1, 2, 3),
        ];
        var seal = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!;
        Assert.Equal(
            [
                new(SealFault.WrongLength, 3), new(SealFault.Repeated, 4), new(SealFault.Missing, 1),
                new(SealFault.Missing, 5),
            ],
            seal.Problems);
        Assert.Null(seal.NumberOfEntries);
    }

    [Fact]
    public void Each_cut_of_a_seal_is_named()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = SampleSeals.Visa(key);
        Assert.Equal(SealFault.Empty, DigitalSeal.Read(default).Fault);
        for (var length = 1; length < whole.Length; length++)
        {
            var read = DigitalSeal.Read(whole.AsMemory(0, length));
            Assert.Contains(
                read.Fault,
                (SealFault[])[SealFault.Truncated, SealFault.Missing, SealFault.UnknownVersion, SealFault.WrongValue]);
            Assert.InRange(read.Place, 0, length);
        }
    }

    [Fact]
    public void Other_bytes_are_named()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = SampleSeals.Visa(key);
        Assert.Equal(SealFault.NotASeal, DigitalSeal.Read("P<UTO"u8.ToArray()).Fault);
        Assert.Equal(SealFault.UnknownVersion, DigitalSeal.Read((byte[])[0xDC, 0x09, .. whole[2..]]).Fault);
        Assert.Equal(SealFault.TooLong, DigitalSeal.Read(new byte[5000]).Fault);
        Assert.Equal(SealFault.TrailingBytes, DigitalSeal.Read((byte[])[.. whole, 0x20]).Fault);
        Assert.Equal(SealFault.None, DigitalSeal.Read((byte[])[.. whole, 13, 10]).Fault);
        byte[] noMonth = [.. whole[..10], .. SampleSeals.Date(13, 1, 2026), .. whole[13..]];
        var read = DigitalSeal.Read(noMonth);
        Assert.Equal((SealFault.WrongValue, 10), (read.Fault, read.Place));
        byte[] open = [.. whole[..10], 0, 0, 0, .. whole[13..]];
        Assert.Null(DigitalSeal.Read(open).Value!.Header.DateOfIssue);
    }

    [Fact]
    public void The_text_of_a_barcode_reader_is_read()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = Encoding.Latin1.GetString(SampleSeals.Visa(key));
        Assert.True(DigitalSeal.ReadText(text).Succeeded);
        Assert.Equal(SealFault.NotASeal, DigitalSeal.ReadText(text + "€").Fault);
        Assert.Equal(SealFault.TooLong, DigitalSeal.ReadText(new string('x', 10_000)).Fault);
    }

    // One byte of length is the rule; a longer length behind 81 is that of ASN.1.
    [Fact]
    public void Long_features_and_signatures_are_read_in_either_form()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        var feature = new byte[200];
        foreach (byte[] length in (byte[][])[[200], [0x81, 200]])
        {
            byte[] signed = [.. SampleSeals.Header(4, "5B", 0x11, 0x22), 7, .. length, .. feature];
            var seal = DigitalSeal.Read(SampleSeals.Sign(key, signed)).Value!;
            Assert.Equal((200, 132), (seal.Features.Single().Bytes.Length, seal.Signature.Length));
            Assert.Equal(signed, seal.SignedBytes.ToArray());
        }
    }
}
