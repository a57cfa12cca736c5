using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Tests.Reading;

/// <summary>Files of chips of every temper that the field has shown, in the clear and protected.</summary>
public sealed class FileReaderTests
{
    private const int Seed = 20261128;

    private static readonly MrzInformation Mrz = MrzInformation.Of("L898902C", "690806", "940623")!;
    private static readonly ElementaryFile Small = ElementaryFile.OfDataGroup(1);
    private static readonly ElementaryFile Large = ElementaryFile.OfDataGroup(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, ChipTemper, int> Tempers => new()
    {
        { "by the book", new(), ReadLadder.Most },
        { "no extended length", new() { KnowsExtendedLength = false }, 231 },
        { "no short identifiers", new() { KnowsShortIdentifiers = false }, ReadLadder.Most },
        { "refuses in the clear", new() { RefusesInClear = true, MostRead = 231 }, 231 },
        { "6B00 above 192", new() { MostRead = 192, TooMuch = new(0x6B00) }, 191 },
        { "6282 above 160", new() { MostRead = 160, TooMuch = new(0x6282) }, ReadLadder.Most },
        { "63CF above 128", new() { MostRead = 128, TooMuch = new(0x63CF) }, 127 },
        { "6C80 above 128", new() { MostRead = 128, TooMuch = new(0x6C80) }, 128 },
        { "gives 100 and says nothing", new() { MostRead = 100, TooMuch = StatusWord.Success }, ReadLadder.Most },
        { "6F00 above 2,048", new() { MostRead = 2_048, TooMuch = new(0x6F00) }, 2_048 },
    };

    [Theory]
    [MemberData(nameof(Tempers))]
    public async Task Every_temper_is_read_and_remembered(string name, ChipTemper temper, int length)
    {
        foreach (var isProtected in (bool[])[false, true])
        {
            var content = Content(!isProtected);
            using var chip = new SimulatedChip(content, temper, RandomNumberGenerator.Create());
            using var channel = await OpenAsync(chip, isProtected);
            var reader = new FileReader(channel, ReadingHabits.Unknown);
            foreach (var file in (ElementaryFile[])[Small, Large])
            {
                var read = await reader.ReadAsync(file, Cancellation);
                Assert.True(read.IsWhole, $"{name}: {read}");
                Assert.Equal(content.Files[file], read.Bytes.Value.ToArray());
            }

            Assert.True(reader.Habits.IsKnown);
            Assert.Equal(temper.KnowsShortIdentifiers, reader.Habits.KnowsShortIdentifiers);
            if (isProtected) Assert.Equal(length, reader.Habits.MostRead);
            var before = chip.Commands;
            Assert.True((await new FileReader(channel, reader.Habits).ReadAsync(Small, Cancellation)).IsWhole);
            Assert.InRange(chip.Commands - before, 1, temper.KnowsShortIdentifiers ? 1 : 2);
        }
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        using var channel = await OpenAsync(Chip(new()), isProtected: true);
        var read = await new FileReader(channel, ReadingHabits.Unknown).ReadAsync(
            ElementaryFile.OfDataGroup(15), Cancellation);
        Assert.Equal(FileFault.NotFound, read.Fault);
    }

    [Fact]
    public async Task A_file_behind_access_control_is_named()
    {
        using var channel = await OpenAsync(Chip(new()), isProtected: false);
        var read = await new FileReader(channel, ReadingHabits.Unknown).ReadAsync(Small, Cancellation);
        Assert.Equal(FileFault.NotAllowed, read.Fault);
    }

    [Theory]
    [InlineData("6184FFFFFFFF00", FileFault.TooLong)]
    [InlineData("61847FFFFFFF00", FileFault.TooLong)]
    [InlineData("6183020000", FileFault.TooLong)]
    [InlineData("75020102", FileFault.Malformed)]
    [InlineData("61", FileFault.Malformed)]
    [InlineData("6180", FileFault.Malformed)]
    [InlineData("6182030000", FileFault.Truncated)]
    public async Task A_hostile_length_is_named_after_a_few_commands(string bytes, FileFault fault)
    {
        var content = Content(isOpen: true, small: Convert.FromHexString(bytes));
        using var chip = new SimulatedChip(content, new(), RandomNumberGenerator.Create());
        using var channel = await OpenAsync(chip, isProtected: false);
        var read = await new FileReader(channel, ReadingHabits.Unknown).ReadAsync(Small, Cancellation);
        Assert.Equal(fault, read.Fault);
        Assert.InRange(chip.Commands, 1, 20);
    }

    [Fact]
    public async Task A_chip_that_gives_a_byte_at_a_time_is_given_up()
    {
        var temper = new ChipTemper { MostRead = 8, TooMuch = StatusWord.Success };
        using var chip = new SimulatedChip(Content(isOpen: true), temper, RandomNumberGenerator.Create());
        using var channel = await OpenAsync(chip, isProtected: false);
        var reader = new FileReader(channel, ReadingHabits.Unknown);
        Assert.True((await reader.ReadAsync(Small, Cancellation)).IsWhole);
        Assert.Equal(FileFault.Refused, (await reader.ReadAsync(Large, Cancellation)).Fault);
        Assert.InRange(chip.Commands, 1_000, 4_000);
    }

    [Fact]
    public async Task An_answer_that_was_changed_on_the_way_is_never_read()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 100; i++)
        {
            var isOn = false;
            byte[] Change(byte[] answer)
            {
                if (isOn && answer.Length > 2) answer[random.Next(answer.Length - 2)] ^= (byte)(1 << random.Next(8));
                return answer;
            }

            using var channel = await OpenAsync(Chip(new() { Distort = Change }), isProtected: true);
            isOn = true;
            var read = await new FileReader(channel, ReadingHabits.Unknown).ReadAsync(Large, Cancellation);
            Assert.Equal(FileFault.NotAuthentic, read.Fault);
        }
    }

    [Fact]
    public async Task A_chip_that_loses_its_session_over_a_length_is_named_and_the_length_is_not_asked_for_again()
    {
        var chip = Chip(new() { Distort = answer => answer.Length > 300 ? [0x69, 0x88] : answer });
        using var channel = await OpenAsync(chip, isProtected: true);
        var reader = new FileReader(channel, ReadingHabits.Unknown);
        Assert.Equal(FileFault.SessionLost, (await reader.ReadAsync(Large, Cancellation)).Fault);
        Assert.True(reader.Habits.MostRead < ReadLadder.Most);
    }

    private static SimulatedChip Chip(ChipTemper temper) =>
        new(Content(isOpen: false), temper, RandomNumberGenerator.Create());

    private static ChipContent Content(bool isOpen, byte[]? small = null)
    {
        var (short_, long_) = (new byte[88], new byte[40_000]);
        new Random(Seed).NextBytes(short_);
        new Random(Seed).NextBytes(long_);
        return new()
        {
            Files = new Dictionary<ElementaryFile, byte[]>
            {
                [Small] = small ?? TlvWriter.Object(0x61, short_),
                [Large] = TlvWriter.Object(0x75, long_),
            },
            BasicAccess = Mrz,
            IsOpen = isOpen,
        };
    }

    private static async Task<ChipChannel> OpenAsync(SimulatedChip chip, bool isProtected)
    {
        var channel = new ChipChannel(chip);
        var selected = await channel.SendAsync(
            new(0, 0xA4, 0x04, 0x0C, new byte[] { 0xA0, 0, 0, 2, 0x47, 0x10, 1 }), Cancellation);
        Assert.Equal(StatusWord.Success, selected.Response.Status);
        if (!isProtected) return channel;
        using var random = RandomNumberGenerator.Create();
        var access = await BasicAccessControl.OpenAsync(chip, Mrz, random, Cancellation);
        Assert.True(access.IsOpen);
        channel.Secure(access.Session);
        return channel;
    }
}
