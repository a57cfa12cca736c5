using Bmis.Central.Fingerprints.Accuracy;

namespace Bmis.Central.Tests.Fingerprints;

public sealed class WilsonTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(5, 100, 0.0215, 0.1118)]
    [InlineData(500, 1000, 0.4691, 0.5309)]
    public void The_interval_is_that_of_Wilson(long cases, long all, double low, double high)
    {
        var rate = Wilson.Of(cases, all)!;
        Assert.Equal(low, rate.Low, 0.0001);
        Assert.Equal(high, rate.High, 0.0001);
        Assert.InRange(rate.Share, rate.Low, rate.High);
    }

    [Fact]
    public void Nothing_has_no_rate() => Assert.Null(Wilson.Of(0, 0));
}
