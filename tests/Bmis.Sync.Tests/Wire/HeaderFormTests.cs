using Bmis.Sync.Wire;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The forms of timeouts, messages and metadata.</summary>
public sealed class HeaderFormTests
{
    [Theory]
    [InlineData(0L, "1u")]
    [InlineData(1L, "1u")]
    [InlineData(10L, "1u")]
    [InlineData(999_999_990L, "99999999u")]
    [InlineData(999_999_991L, "100000m")]
    [InlineData(36_000_000_000L, "3600000m")]
    [InlineData(long.MaxValue, "99999999H")]
    public void A_timeout_takes_the_finest_unit_of_eight_digits(long ticks, string text) =>
        Assert.Equal(text, GrpcHeaders.FormatTimeout(TimeSpan.FromTicks(ticks)));

    [Theory]
    [InlineData("1H", 36_000_000_000L)]
    [InlineData("2M", 1_200_000_000L)]
    [InlineData("3S", 30_000_000L)]
    [InlineData("4m", 40_000L)]
    [InlineData("5u", 50L)]
    [InlineData("600n", 6L)]
    [InlineData("1n", 1L)]
    public void Each_unit_of_a_timeout_is_read(string text, long ticks)
    {
        Assert.True(GrpcHeaders.TryParseTimeout(text, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Fact]
    public void The_longest_timeout_neither_overflows_nor_starts_a_timer()
    {
        Assert.True(GrpcHeaders.TryParseTimeout("99999999H", out var timeout));
        Assert.Equal(DateTimeOffset.MaxValue, DeadlineTimer.At(timeout, TimeProvider.System));
        Assert.Null(DeadlineTimer.Start(timeout, TimeProvider.System));
    }

    [Fact]
    public void Every_written_timeout_is_read_as_at_least_as_long()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var wanted = TimeSpan.FromTicks((long)Math.Pow(10, random.NextDouble() * 17));
            Assert.True(GrpcHeaders.TryParseTimeout(GrpcHeaders.FormatTimeout(wanted), out var read));
            Assert.True(read >= wanted && read.Ticks <= wanted.Ticks * 1.0001 + 10, $"{wanted} became {read}");
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("50 %", "50 %25")]
    [InlineData("für\n", "f%C3%BCr%0A")]
    [InlineData("日本", "%E6%97%A5%E6%9C%AC")]
    public void A_message_is_percent_encoded(string message, string text)
    {
        Assert.Equal(text, GrpcHeaders.EncodeMessage(message));
        Assert.Equal(message, GrpcHeaders.DecodeMessage(text));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%G1", "%G1")]
    [InlineData("a%4", "a%4")]
    [InlineData("ü%25", "ü%")]
    public void What_is_not_properly_encoded_stays(string text, string message) =>
        Assert.Equal(message, GrpcHeaders.DecodeMessage(text));

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("a b")]
    [InlineData("grpc-status")]
    [InlineData("content-type")]
    [InlineData("te")]
    [InlineData("ends-bin")]
    public void A_name_that_cannot_be_metadata_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new GrpcMetadata { { name, "text" } });

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rgrpc-status: 0")]
    [InlineData("ü")]
    public void A_value_that_is_not_printable_ASCII_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => new GrpcMetadata { { "name", value } });

    [Fact]
    public void Bytes_need_a_name_with_bin() =>
        Assert.Throws<ArgumentException>(() => new GrpcMetadata { { "name", [1, 2] } });

    [Fact]
    public void Bytes_come_back_with_and_without_padding_and_from_joined_values()
    {
        var metadata = new GrpcMetadata();
        metadata.AddReceived("One-Bin", "AQ==");
        metadata.AddReceived("two-bin", "AQ");
        metadata.AddReceived("both-bin", "AQ,AgM");
        metadata.AddReceived("broken-bin", "A");
        Assert.Equal([1], metadata.GetBytes("one-bin"));
        Assert.Equal([1], metadata.GetBytes("two-bin"));
        Assert.Equal(["AQ", "AgM"], metadata.Where(entry => entry.Key == "both-bin").Select(entry => entry.Value));
        Assert.Null(metadata.GetBytes("broken-bin"));
        Assert.Null(metadata.GetBytes("absent-bin"));
    }
}
