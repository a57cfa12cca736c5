using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>How chips of the field answer reads.</summary>
public sealed class ReadingQuirks
{
    private static readonly ElementaryFile Portrait = ElementaryFile.OfDataGroup(2);

    public static TheoryData<int, int> Refusals => new()
    {
        { 192, 0x6B00 }, { 160, 0x6B00 }, { 128, 0x6B00 }, { 192, 0x6282 }, { 160, 0x6282 }, { 128, 0x63CF },
        { 192, 0x6CC0 }, { 128, 0x6C80 }, { 231, 0x6700 }, { 223, 0x6F00 },
    };

    [Fact]
    [FieldQuirk("gmrtd/gmrtd#457")]
    public async Task A_long_read_that_is_refused_in_the_clear_costs_no_session()
    {
        using var chip = new QuirkChip(new() { RefusesInClear = true, MostRead = 223 });
        var evidence = await chip.ReadWholeAsync();
        Assert.Equal(1, chip.Sessions);
        Assert.Equal(DocumentCheckResult.Successful, chip.Judge(evidence).Verdict);
        Assert.Equal(223, chip.Habits.MostRead);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    [FieldQuirk("gmrtd CHANGELOG 0.44.1")]
    public async Task A_length_that_is_refused_is_followed_by_a_shorter_one(int most, int refusal)
    {
        using var chip = new QuirkChip(new() { MostRead = most, TooMuch = new((ushort)refusal) });
        await chip.ReadWholeAsync();
        Assert.Equal(1, chip.Sessions);
        var unprobed = Content(chip) / most;
        Assert.InRange(chip.Commands, unprobed, unprobed + 60);
    }

    [Fact]
    public async Task A_chip_that_announces_its_lengths_is_read_with_them_from_the_start()
    {
        // 2,048 bytes of answer hold 2,015 plain ones.
        var info = Convert.FromHexString("7F660802020400" + "02020800");
        var temper = new ChipTemper { MostRead = 2_015 };
        using var chip = new QuirkChip(temper, content => With(content, ElementaryFile.AtrInfo, info));
        await chip.ReadWholeAsync();
        Assert.Equal(2_015, chip.Habits.MostRead);
        Assert.DoesNotContain(chip.Understood, one => one.Expected > 2_015 && one.Instruction == 0xB0);

        // Nobody asks a chip of a known model for it, and a length that it does not keep is no harm.
        using var known = new QuirkChip(temper, content => With(content, ElementaryFile.AtrInfo, info));
        await known.ReadWholeAsync(habits: chip.Habits);
        Assert.Equal(chip.Commands - 1, known.Commands);
        using var liar = new QuirkChip(
            new() { MostRead = 191 }, content => With(content, ElementaryFile.AtrInfo, info));
        await liar.ReadWholeAsync();
        Assert.Equal(191, liar.Habits.MostRead);
    }

    [Fact]
    [FieldQuirk("AndyQ#107")]
    public async Task The_longest_answer_that_works_is_kept_for_the_model_and_each_phase_has_its_time()
    {
        var temper = new ChipTemper { MostRead = 1_024 };
        using var first = new QuirkChip(temper);
        var evidence = await first.ReadWholeAsync();
        Assert.Equal(1_024, first.Habits.MostRead);
        using var second = new QuirkChip(temper);
        await second.ReadWholeAsync(habits: first.Habits);
        Assert.True(second.Commands < first.Commands);
        Assert.DoesNotContain(
            second.Understood, one => one.Expected > temper.MostRead && one.Instruction is 0xB0 or 0xB1);
        foreach (var step in (string[])["PACE", "CA", "AA", "EF.SOD", "EF.DG1", "EF.DG2"])
            Assert.Single(evidence.Times, time => time.Step == step);
    }

    [Fact]
    [FieldQuirk("gmrtd TestReadFileDoSViaHugeLength")]
    public async Task A_file_that_announces_a_huge_length_is_given_up_at_once()
    {
        foreach (var head in (byte[][])[[0x75, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x75, 0x84, 0x7F, 0xFF, 0xFF, 0xFF]])
        {
            using var chip = new QuirkChip(new(), content => With(content, Portrait, [.. head, .. new byte[300]]));
            var evidence = await chip.ReadAsync();
            Assert.Equal(FileFault.TooLong, evidence.Files[Portrait].Fault);
            Assert.InRange(chip.Commands, 1, 40);
            var reading = chip.Judge(evidence).Checks.Single(one => one.Check == ReportedChecks.Reading);
            Assert.Equal(DocumentCheckResult.Failed, reading.Result);
            Assert.Contains("EF.DG2 too-long", reading.Details);
        }
    }

    [Fact]
    [FieldQuirk("flipperzero PR#1866")]
    public async Task A_chip_that_loses_its_session_over_a_length_is_opened_again_with_shorter_reads()
    {
        var temper = new ChipTemper { MostRead = 231, TooMuch = new(0x6B00), LosesSession = true };
        using var chip = new QuirkChip(temper, QuirkChip.WithoutPace);
        var evidence = await chip.ReadWholeAsync();
        Assert.Equal(2, chip.Sessions);
        Assert.Equal(223, chip.Habits.MostRead); // What AES leaves after chip authentication.
        Assert.Equal(AccessProtocol.BasicAccess, evidence.Access.Protocol);
        using var next = new QuirkChip(temper, QuirkChip.WithoutPace);
        await next.ReadWholeAsync(habits: chip.Habits);
        Assert.Equal(1, next.Sessions);
    }

    private static int Content(QuirkChip chip) => chip.Content.Files.Values.Sum(file => file.Length);

    private static ChipContent With(ChipContent content, ElementaryFile file, byte[] bytes) =>
        content with { Files = new Dictionary<ElementaryFile, byte[]>(content.Files) { [file] = bytes } };
}
