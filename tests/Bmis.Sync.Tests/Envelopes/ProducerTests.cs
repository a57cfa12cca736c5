using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Tests.Envelopes;

public sealed class ProducerTests
{
    [Fact]
    public void The_first_epoch_is_named_by_the_lane_alone_and_a_later_one_by_its_number()
    {
        var lane = new Producer("KEMBA-01");
        Assert.Equal(("KEMBA-01", 1), (lane.Key, lane.Epoch));
        Assert.Equal("KEMBA-01+12", lane.In(12).ToString());
        Assert.Equal(lane, lane.In(12).In(1));
        Assert.NotEqual(lane, lane.In(2));
        Assert.Equal("KEMBA-01", Producer.LaneOf("KEMBA-01+12"));
        Assert.Equal("KEMBA-01", Producer.LaneOf("KEMBA-01"));
    }

    [Theory]
    [InlineData("KEMBA-01", 1)]
    [InlineData("KEMBA-01+2", 2)]
    [InlineData("a+9999", 9_999)]
    public void A_key_is_read_back(string key, int epoch)
    {
        var producer = Producer.TryParseKey(key);
        Assert.Equal((key, epoch), (producer?.Key, producer?.Epoch));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("+2")]
    [InlineData("a+")]
    [InlineData("a+0")]
    [InlineData("a+1")]
    [InlineData("a+02")]
    [InlineData("a+-2")]
    [InlineData("a+2 ")]
    [InlineData("a+10000")]
    [InlineData("a+2+3")]
    [InlineData("a b")]
    public void What_is_no_key_is_none(string? key) => Assert.Null(Producer.TryParseKey(key));

    [Fact]
    public void A_lane_id_has_no_epoch()
    {
        Assert.Null(Producer.TryParse("KEMBA-01+2"));
        Assert.Throws<ArgumentException>(() => new Producer("KEMBA-01+2"));
        Assert.Throws<ArgumentException>(() => new Producer("KEMBA-01", 0));
    }
}
