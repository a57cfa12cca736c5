using System.Text;
using Bmis.Crossings.Duty;

namespace Bmis.Crossings.Tests.Duty;

public sealed class OneTimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void The_vectors_of_the_standard_are_accepted(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, OneTimeCode.At(Key, at));
        Assert.Equal(seconds / 30, OneTimeCode.Accept(Key, code, at, lastStep: 0));
    }

    [Theory]
    [InlineData(-90, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(90, false)]
    public void A_code_counts_in_its_own_step_and_beside_it(int secondsLater, bool counts)
    {
        var shown = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var code = OneTimeCode.At(Key, shown);
        Assert.Equal(counts, OneTimeCode.Accept(Key, code, shown.AddSeconds(secondsLater), 0) is not null);
    }

    [Fact]
    public void A_code_counts_once()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var code = OneTimeCode.At(Key, at);
        var step = OneTimeCode.Accept(Key, code, at, 0);
        Assert.NotNull(step);
        Assert.Null(OneTimeCode.Accept(Key, code, at, step.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708x")]
    [InlineData("２８７０８２")]
    public void What_is_no_code_is_none(string typed) =>
        Assert.Null(OneTimeCode.Accept(Key, typed, DateTimeOffset.FromUnixTimeSeconds(59), 0));

    [Fact]
    public void Blanks_are_passed_over_and_without_a_key_nothing_counts()
    {
        Assert.Equal(1, OneTimeCode.Accept(Key, " 287 082 ", DateTimeOffset.FromUnixTimeSeconds(59), 0));
        Assert.Null(OneTimeCode.Accept([], "287082", DateTimeOffset.FromUnixTimeSeconds(59), 0));
    }

    [Fact]
    public void A_key_is_spelt_in_groups_and_given_as_an_address()
    {
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", OneTimeCode.Spell(Key));
        var address = OneTimeCode.Address(Key, "Bmis", "o.first");
        Assert.StartsWith("otpauth://totp/Bmis:o.first?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", address,
            StringComparison.Ordinal);
    }
}
