using Bmis.BorderPost.Devices.Pcsc;

namespace Bmis.BorderPost.Tests.Devices.Pcsc;

/// <summary>What T=0 leaves to the sender of a command (ISO/IEC 7816-3, 12.2).</summary>
public sealed class T0ExchangeTests
{
    private readonly List<string> _sent = [];

    [Theory]
    [InlineData("00A40000", "00A4000000")]
    [InlineData("00B0000000", "00B0000000")]
    [InlineData("00B00000FF", "00B00000FF")]
    [InlineData("00A4020C02011E", "00A4020C02011E")]
    [InlineData("00A4020C02011E00", "00A4020C02011E")]
    [InlineData("00A4020C02011E0000", "00A4020C02011E0000")]
    public void A_command_is_sent_as_the_protocol_has_it(string command, string sent)
    {
        Assert.Equal("9000", Transmit(command, "9000"));
        Assert.Equal([sent], _sent);
    }

    [Theory]
    [InlineData("00B00000000100")]
    [InlineData("00D60000000001AA")]
    public void A_command_of_extended_length_is_refused_as_a_card_does(string command)
    {
        Assert.Equal("6700", Transmit(command));
        Assert.Empty(_sent);
    }

    [Fact]
    public void A_wrong_expected_length_is_corrected_once()
    {
        Assert.Equal("01029000", Transmit("00B0000000", "6C02", "01029000"));
        Assert.Equal(["00B0000000", "00B0000002"], _sent);
        _sent.Clear();
        Assert.Equal("6C03", Transmit("00B0000000", "6C02", "6C03"));
        Assert.Equal(["00B0000000", "00B0000002"], _sent);
    }

    [Fact]
    public void An_answer_in_parts_is_put_together_on_the_same_channel()
    {
        Assert.Equal("AABB9000", Transmit("0D880000010500", "6101", "AA6110", "6C01", "BB9000"));
        Assert.Equal(["0D8800000105", "01C0000001", "01C0000010", "01C0000001"], _sent);
    }

    [Fact]
    public void What_ends_the_parts_ends_the_answer()
    {
        Assert.Equal("AA6F00", Transmit("00880000010500", "6101", "AA6101", "6F00"));
        Assert.Equal("AA", Transmit("00880000010500", "6101", "AA"));
        Assert.Equal("", Transmit("00880000010500", ""));
    }

    [Fact]
    public void A_card_that_never_ends_its_answer_is_cut_off()
    {
        var calls = 0;
        var exchange = new T0Exchange(Endless);
        Assert.Equal(ScardCode.Success, exchange.Transmit([0, 0x88, 0, 0, 0], out var answer));
        Assert.Equal(PcscLimits.MostParts + 1, calls);
        Assert.Equal(((PcscLimits.MostParts + 1) * 256) + 2, answer.Length);

        ScardCode Endless(byte[] command, out byte[] part)
        {
            calls++;
            part = [.. new byte[256], 0x61, 0x00];
            return ScardCode.Success;
        }
    }

    [Fact]
    public void A_card_that_leaves_within_the_parts_is_gone()
    {
        var exchange = new T0Exchange(Leaving);
        Assert.Equal(ScardCode.RemovedCard, exchange.Transmit([0, 0x88, 0, 0, 0], out _));

        static ScardCode Leaving(byte[] command, out byte[] part)
        {
            part = command[1] == 0xC0 ? [] : [0x61, 0x00];
            return command[1] == 0xC0 ? ScardCode.RemovedCard : ScardCode.Success;
        }
    }

    private string Transmit(string command, params string[] answers)
    {
        var left = new Queue<string>(answers);
        var exchange = new T0Exchange(Send);
        Assert.Equal(ScardCode.Success, exchange.Transmit(Convert.FromHexString(command), out var answer));
        return Convert.ToHexString(answer);

        ScardCode Send(byte[] block, out byte[] part)
        {
            _sent.Add(Convert.ToHexString(block));
            part = Convert.FromHexString(left.Dequeue());
            return ScardCode.Success;
        }
    }
}
