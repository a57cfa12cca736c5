using Bmis.Documents.Lds;

namespace Bmis.Documents.Tests.Lds;

public sealed class ElementaryFileTests
{
    [Theory]
    [InlineData("EF.COM", 0x011E, 0x1E, 0x60)]
    [InlineData("EF.DG1", 0x0101, 0x01, 0x61)]
    [InlineData("EF.DG2", 0x0102, 0x02, 0x75)]
    [InlineData("EF.DG3", 0x0103, 0x03, 0x63)]
    [InlineData("EF.DG4", 0x0104, 0x04, 0x76)]
    [InlineData("EF.DG5", 0x0105, 0x05, 0x65)]
    [InlineData("EF.DG7", 0x0107, 0x07, 0x67)]
    [InlineData("EF.DG11", 0x010B, 0x0B, 0x6B)]
    [InlineData("EF.DG14", 0x010E, 0x0E, 0x6E)]
    [InlineData("EF.DG15", 0x010F, 0x0F, 0x6F)]
    [InlineData("EF.DG16", 0x0110, 0x10, 0x70)]
    [InlineData("EF.SOD", 0x011D, 0x1D, 0x77)]
    public void A_file_of_the_application_has_the_numbers_of_the_standard(
        string name, int fileId, int shortFileId, int tag)
    {
        var file = ElementaryFile.OfTag((uint)tag);
        Assert.Equal((name, fileId, shortFileId), (file?.Name, file?.FileId ?? 0, file?.ShortFileId ?? 0));
    }

    [Fact]
    public void Files_of_the_master_file_are_no_files_of_the_application()
    {
        Assert.Equal((0x011C, 0x1C), (ElementaryFile.CardAccess.FileId, ElementaryFile.CardAccess.ShortFileId));
        Assert.Equal((0x011D, 0x1D), (ElementaryFile.CardSecurity.FileId, ElementaryFile.CardSecurity.ShortFileId));
        Assert.Equal((0x2F01, 0x01), (ElementaryFile.AtrInfo.FileId, ElementaryFile.AtrInfo.ShortFileId));
        Assert.Equal((0x2F00, 0x1E), (ElementaryFile.Directory.FileId, ElementaryFile.Directory.ShortFileId));
        Assert.Null(ElementaryFile.OfTag(ElementaryFile.CardSecurity.Tag));
        Assert.Null(ElementaryFile.OfTag(0));
        Assert.Equal("A0000002471001", Convert.ToHexString(ElementaryFile.ApplicationId));
    }

    [Fact]
    public void No_two_files_share_a_place_and_every_data_group_is_there()
    {
        Assert.Equal(23, ElementaryFile.All.Select(one => (one.IsInApplication, one.FileId)).Distinct().Count());
        for (var number = 1; number <= ElementaryFile.DataGroups; number++)
            Assert.Equal(number, ElementaryFile.OfDataGroup(number).DataGroup);
    }
}
