using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.Iso7816;

public sealed class ApduTests
{
    private const int Seed = 20261127;

    [Theory]
    [InlineData(0, null, "00A40400")]
    [InlineData(0, 1, "00A4040001")]
    [InlineData(0, 256, "00A4040000")]
    [InlineData(1, null, "00A404000155")]
    [InlineData(2, 256, "00A4040002555500")]
    [InlineData(0, 257, "00A40400000101")]
    [InlineData(0, 65536, "00A40400000000")]
    [InlineData(1, 65536, "00A404000000015500" + "00")]
    public void A_command_has_the_shortest_form_that_holds_it(int data, int? expected, string bytes)
    {
        var command = new CommandApdu(0, 0xA4, 4, 0, Enumerable.Repeat((byte)0x55, data).ToArray(), expected);
        Assert.Equal(bytes, Convert.ToHexString(command.ToBytes()));
    }

    [Fact]
    public void Every_command_reads_back()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 2000; i++)
        {
            var data = new byte[random.Next(3) == 0 ? 0 : random.Next(1, 700)];
            random.NextBytes(data);
            int? expected = random.Next(3) == 0 ? null : random.Next(1, random.Next(2) == 0 ? 257 : 65537);
            var command = new CommandApdu(
                (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), data,
                expected);
            var read = CommandApdu.Parse(command.ToBytes())!;
            Assert.Equal(command.ToBytes(), read.ToBytes());
            Assert.Equal(command.Expected, read.Expected);
            Assert.True(command.Data.Span.SequenceEqual(read.Data.Span));
        }
    }

    [Fact]
    public void Fifty_thousand_broken_commands_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = new byte[random.Next(16)];
            random.NextBytes(bytes);
            if (bytes.Length > 4 && random.Next(2) == 0)
                bytes[4] = 0;
            if (CommandApdu.Parse(bytes) is { } command)
                Assert.Equal(bytes[..4], command.Header());
            Assert.Equal(bytes.Length >= 2, ResponseApdu.Parse(bytes) is not null);
        }
    }

    [Theory]
    [InlineData(0x9000, true, null)]
    [InlineData(0x6282, true, null)]
    [InlineData(0x63CF, true, null)]
    [InlineData(0x6C10, false, 16)]
    [InlineData(0x6C00, false, 256)]
    [InlineData(0x6700, false, null)]
    public void A_status_says_whether_it_is_done_and_which_length_is_right(int status, bool done, int? length)
    {
        var word = new StatusWord((ushort)status);
        Assert.Equal((done, length), (word.IsCompleted, word.RightLength));
    }

    [Fact]
    public void Nothing_personal_is_printed()
    {
        Assert.Equal("[command 00A4040C]", new CommandApdu(0, 0xA4, 4, 0x0C, new byte[] { 1, 2 }).ToString());
        Assert.Equal("[response 9000]", new ResponseApdu(new byte[] { 1, 2 }, StatusWord.Success).ToString());
    }
}
