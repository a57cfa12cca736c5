using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Lds;

public sealed class EfCvcaTests
{
    private static readonly byte[] Old = TlvWriter.Object(0x42, "UTCVCA00001"u8);
    private static readonly byte[] New = TlvWriter.Object(0x42, "UTCVCA00002"u8);

    [Fact]
    public void One_name_or_two_are_read_and_what_fills_the_file_is_not()
    {
        Assert.Equal(["UTCVCA00001"], Names([.. Old, .. new byte[23]]));
        Assert.Equal(["UTCVCA00002", "UTCVCA00001"], Names([.. New, .. Old, .. new byte[10]]));
        Assert.Equal(["UTCVCA00002", "UTCVCA00001"], Names([.. New, .. Old]));
    }

    [Fact]
    public void More_names_than_two_are_a_problem_and_more_than_eight_a_fault()
    {
        var three = EfCvca.Read((byte[])[.. New, .. Old, .. Old]);
        Assert.Equal((3, LdsFault.TooMany), (three.Value!.TrustPoints.Count, three.Problems.Single().Fault));
        Assert.Equal(LdsFault.TooMany, EfCvca.Read(Enumerable.Repeat(Old, 9).SelectMany(one => one).ToArray()).Fault);
    }

    [Theory]
    [InlineData("", LdsFault.Empty)]
    [InlineData("000000", LdsFault.Empty)]
    [InlineData("430B5554435643413030303031", LdsFault.WrongTag)]
    [InlineData("4200", LdsFault.Truncated)]
    [InlineData("421155544356434130303030", LdsFault.Truncated)]
    [InlineData("42115554435643413030303031303030303030", LdsFault.WrongValue)]
    [InlineData("42025520", LdsFault.WrongValue)]
    public void A_file_that_names_nobody_has_a_fault(string hex, LdsFault fault) =>
        Assert.Equal(fault, EfCvca.Read(Convert.FromHexString(hex)).Fault);

    private static IEnumerable<string> Names(byte[] file)
    {
        var read = EfCvca.Read(file);
        Assert.Empty(read.Problems);
        return read.Value!.TrustPoints.Select(one => one.Text);
    }
}
