using System.Security.Cryptography;
using Bmis.Sync.Identity;

namespace Bmis.Sync.Tests.Identity;

public sealed class EnrolmentCodeTests
{
    [Theory]
    [InlineData("7K3M-9QXA-02TF", "7K3M-9QXA-02TF")]
    [InlineData(" 7k3m 9qxa 02tf\r\n", "7K3M-9QXA-02TF")]
    [InlineData("7K3M9QXAO2TF", "7K3M-9QXA-02TF")]
    [InlineData("iLlI-0000-zzzz", "1111-0000-ZZZZ")]
    [InlineData("7K3M-9QXA-02T", null)]
    [InlineData("7K3M-9QXA-02TFF", null)]
    [InlineData("7K3M-9QXA-02TU", null)]
    [InlineData("7K3M-9QXA-02T\u0660", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? read) =>
        Assert.Equal(read, EnrolmentCode.TryParse(typed)?.Text);

    [Fact]
    public void A_text_that_is_far_too_long_is_no_code() =>
        Assert.Null(EnrolmentCode.TryParse("7K3M-9QXA-02TF" + new string(' ', 60)));

    [Fact]
    public void Made_codes_differ_are_read_again_and_use_the_whole_alphabet()
    {
        using var random = RandomNumberGenerator.Create();
        var codes = Enumerable.Range(0, 200).Select(_ => EnrolmentCode.Make(random).Text).ToHashSet();
        Assert.Equal(200, codes.Count);
        Assert.All(codes, code => Assert.Equal(code, EnrolmentCode.TryParse(code)?.Text));
        Assert.Equal(32, codes.SelectMany(code => code.Where(one => one != '-')).Distinct().Count());
    }

    [Fact]
    public void A_code_is_not_printed() =>
        Assert.Equal("[code]", $"{EnrolmentCode.TryParse("7K3M-9QXA-02TF")}");
}
