using Bmis.Biographics;
using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

public sealed class DataGroup2Tests
{
    [Fact]
    public void Several_images_in_several_templates_are_read_with_what_is_said_about_them()
    {
        var file = SampleFiles.Templates(
            0x75,
            0x5F2E,
            SampleFiles.FaceRecord(SampleFiles.Jpeg, SampleFiles.CodeStream),
            SampleFiles.FaceRecord(SampleFiles.Jpeg));
        var read = DataGroup2.Read(file);
        Assert.Equal(3, read.Value!.Images.Count);
        Assert.Empty(read.Problems);
        var first = read.Value.Images[0];
        Assert.Equal(SampleFiles.Jpeg, first.Image.Bytes.ToArray());
        Assert.Equal((ImageKind.Jpeg, 300, 400), (first.Image.Kind, first.Image.Width, first.Image.Height));
        Assert.Equal((ImageKind.Jpeg, 300, 400), (first.AnnouncedKind, first.AnnouncedWidth, first.AnnouncedHeight));
        Assert.Equal((1, 2, 3, 4, 2), (first.Type, first.Gender, first.EyeColour, first.HairColour, first.Source));
        Assert.Equal((88, 2, null), (first.Quality, first.FeaturePoints, first.Expression));
        var second = read.Value.Images[1].Image;
        Assert.Equal((ImageKind.Jpeg2000CodeStream, 413, 531), (second.Kind, second.Width, second.Height));
        Assert.Equal("[face image]", first.ToString());
    }

    [Fact]
    public void The_header_of_a_template_is_read()
    {
        var header = DataGroup2.Read(Sample()).Value!.Images[0].Header;
        Assert.Equal((0x0101, 2, 0), (header.Version, header.Type, header.Subtype));
        Assert.Equal((0x1234, 0x0101, 8), (header.Creator, header.FormatOwner, header.FormatType));
        Assert.Equal(new DateTime(2026, 11, 27, 10, 15, 0), header.CreationTime);
        Assert.Equal(("2026-11-27", "2036-11-26"), (header.ValidFrom.ToIso(), header.ValidUntil.ToIso()));
    }

    [Theory]
    [InlineData(0x7F2Eu, false)]
    [InlineData(0x7F2Eu, true)]
    [InlineData(0x5F2Eu, false)]
    public void A_block_of_iso_39794_is_read_however_it_is_wrapped(uint tag, bool wrapped)
    {
        var block = SampleFiles.FaceBlock(SampleFiles.Jpeg);
        if (wrapped)
            block = Bmis.Documents.Tlv.TlvWriter.Object(0xA1, block);
        var image = DataGroup2.Read(SampleFiles.Templates(0x75, tag, block)).Value!.Images.Single();
        Assert.Equal(SampleFiles.Jpeg, image.Image.Bytes.ToArray());
        Assert.Equal((FaceFormat.Iso39794, ImageKind.Jpeg), (image.Format, image.AnnouncedKind));
        Assert.Equal((300, 0x9001, 77), (image.AnnouncedWidth, image.AnnouncedHeight, image.Quality));
        Assert.Equal(PartialDate.Of(new(2026, 11, 27)), image.CaptureDate);
    }

    // The records of both passports announce sizes; the reference passport's are not those of its image.
    [Theory]
    [InlineData("bsi-tr03105-5/Datagroup2.bin", 413, 531, 337, 449)]
    [InlineData("jmrtd/loes2006/ef0102.bin", 449, 598, 449, 598)]
    public void Reference_passports_are_read(string path, int width, int height, int announced, int announcedHeight)
    {
        var file = RealFiles.Read(path);
        var read = DataGroup2.Read(file);
        var image = read.Value!.Images.Single();
        Assert.Equal((ImageKind.Jpeg2000, width, height), (image.Image.Kind, image.Image.Width, image.Image.Height));
        Assert.Equal((announced, announcedHeight), (image.AnnouncedWidth, image.AnnouncedHeight));
        Assert.True(file.AsSpan().EndsWith(image.Image.Bytes.Span));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void A_stripped_file_is_named()
    {
        Assert.Equal(LdsFault.Missing, DataGroup2.Read(SampleFiles.Templates(0x75, 0x5F2E)).Fault);
        var whole = Sample();
        for (var length = 0; length < whole.Length; length++)
            Assert.Contains(
                DataGroup2.Read(whole.AsMemory(0, length)).Fault, new[] { LdsFault.Empty, LdsFault.Truncated });
        Assert.Equal(LdsFault.UnknownFormat, DataGroup2.Read(SampleFiles.Templates(0x75, 0x5F2E, [1, 2, 3])).Fault);
    }

    [Fact]
    public void A_count_that_is_not_kept_is_noted_and_an_image_beyond_its_block_refused()
    {
        var file = Sample();
        file[file.AsSpan().IndexOf((byte[])[0x02, 0x01, 0x01]) + 2] = 2;
        Assert.Equal(LdsFault.CountDiffers, DataGroup2.Read(file).Problems.Single().Fault);
        file = Sample();
        var record = file.AsSpan().IndexOf("FAC\0"u8);
        file[record + 14] = 0xFF;
        var read = DataGroup2.Read(file);
        Assert.Equal((LdsFault.Truncated, record + 14), (read.Fault, read.Place));
        file = Sample();
        file[record + 11]++;
        Assert.Equal(LdsFault.WrongLength, DataGroup2.Read(file).Problems.Single().Fault);
        file = Sample();
        (file[record + 12], file[record + 13]) = (0xFF, 0xFF);
        Assert.Equal(LdsFault.Truncated, DataGroup2.Read(file).Fault);
    }

    private static byte[] Sample() =>
        SampleFiles.Templates(0x75, 0x5F2E, SampleFiles.FaceRecord(SampleFiles.Jpeg));
}
