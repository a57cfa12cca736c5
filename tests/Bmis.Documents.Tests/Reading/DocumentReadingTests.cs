using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;

namespace Bmis.Documents.Tests.Reading;

/// <summary>The procedure, on chips by the book and on those of the field.</summary>
public sealed class DocumentReadingTests : IDisposable
{
    private readonly Specimens _specimens = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();

    [Fact]
    public async Task A_passport_is_opened_by_pace_read_and_proves_itself()
    {
        var content = _specimens.Content();
        using var chip = new SimulatedChip(content, new(), _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.Equal(ReadingEnd.Complete, evidence.End);
        Assert.Equal(AccessProtocol.Pace, evidence.Access.Protocol);
        Assert.False(evidence.Access.IsDowngraded);
        foreach (var number in (int[])[1, 2, 15])
            Assert.Equal(
                content.Files[ElementaryFile.OfDataGroup(number)],
                evidence.BytesOf(ElementaryFile.OfDataGroup(number))!.Value.ToArray());
        Assert.Equal(DocumentCheckResult.Successful, evidence.ActiveAuthentication!.Result);
    }

    [Fact]
    public async Task A_passport_without_pace_is_opened_by_basic_access_control()
    {
        var content = _specimens.Content() with { Pace = null };
        var files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary();
        using var chip = new SimulatedChip(content with { Files = files }, new(), _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.Equal((ReadingEnd.Complete, AccessProtocol.BasicAccess), (evidence.End, evidence.Access.Protocol));
        Assert.False(evidence.Access.IsDowngraded);
    }

    [Fact]
    public async Task A_passport_of_the_first_years_is_read_without_a_key()
    {
        var content = _specimens.Content() with { Pace = null, BasicAccess = null, IsOpen = true };
        var files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary();
        using var chip = new SimulatedChip(content with { Files = files }, new(), _random);
        var evidence = await Specimens.ReadAsync(chip, key: new(null, null));
        Assert.Equal((ReadingEnd.Complete, AccessProtocol.Open), (evidence.End, evidence.Access.Protocol));
    }

    [Fact]
    public async Task A_failed_pace_is_followed_by_nothing_weaker_unless_a_policy_says_so_and_the_evidence_tells()
    {
        var temper = new ChipTemper
        {
            Intervene = command => command.Instruction == 0x86 ? ResponseApdu.Of(new(0x6A80)) : null,
        };
        using var strict = new SimulatedChip(_specimens.Content(), temper, _random);
        var refused = await Specimens.ReadAsync(strict);
        Assert.Equal((ReadingEnd.NotOpened, AccessProtocol.None), (refused.End, refused.Access.Protocol));
        Assert.NotEqual(AccessFault.None, refused.Access.PaceFault);
        using var lenient = new SimulatedChip(_specimens.Content(), temper, _random);
        var downgraded = await Specimens.ReadAsync(
            lenient, ReadingPolicy.Usual with { MayFallBackToBasicAccess = true });
        Assert.Equal(ReadingEnd.Complete, downgraded.End);
        Assert.True(downgraded.Access.IsDowngraded);
    }

    [Fact]
    public async Task Another_documents_key_opens_nothing()
    {
        using var chip = new SimulatedChip(_specimens.Content(), new(), _random);
        var evidence = await Specimens.ReadAsync(chip, key: new(MrzInformation.Of("X1", "800101", "300101"), null));
        Assert.Equal(ReadingEnd.NotOpened, evidence.End);
        Assert.Equal(AccessFault.WrongPassword, evidence.Access.PaceFault);
        Assert.DoesNotContain(evidence.Files, one => one.Key.IsInApplication);
    }

    public static TheoryData<string, ChipTemper> Tempers => new()
    {
        { "refuses SELECT of the master file", new() { MasterFile = new(0x6985) } },
        { "refuses it otherwise", new() { MasterFile = new(0x6A87) } },
        { "hides the master file later", new() { HidesMasterFileLater = true } },
        { "refuses Le in SELECT and MSE", new() { RefusesExpectedLength = true } },
        { "no extended length", new() { KnowsExtendedLength = false } },
        { "no short identifiers", new() { KnowsShortIdentifiers = false } },
        { "refuses long reads in the clear", new() { RefusesInClear = true, MostRead = 223 } },
        { "6B00 above 128", new() { MostRead = 128, TooMuch = new(0x6B00) } },
    };

    [Theory]
    [MemberData(nameof(Tempers))]
    public async Task Chips_of_every_temper_are_read_whole(string name, ChipTemper temper)
    {
        using var chip = new SimulatedChip(_specimens.Content(), temper, _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.True(evidence.End == ReadingEnd.Complete, $"{name}: {evidence.End} {evidence.Access}");
        Assert.NotNull(evidence.BytesOf(ElementaryFile.OfDataGroup(2)));
    }

    [Fact]
    public async Task A_chip_that_loses_its_session_over_a_length_is_opened_again()
    {
        var lost = 0;
        byte[] Lose(byte[] answer)
        {
            if (answer.Length < 400) return answer;
            lost++;
            return [0x69, 0x88];
        }

        using var chip = new SimulatedChip(_specimens.Content(), new() { Distort = Lose }, _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.Equal((ReadingEnd.Complete, 1), (evidence.End, lost));
    }

    [Fact]
    public async Task A_chip_that_leaves_at_any_command_leaves_usable_evidence()
    {
        using var whole = new SimulatedChip(_specimens.Content(), new(), _random);
        await Specimens.ReadAsync(whole);
        for (var last = 0; last < whole.Commands; last++)
        {
            var left = last;
            SimulatedChip? leaving = null;
            var temper = new ChipTemper
            {
                Distort = answer =>
                {
                    leaving!.IsGone = left-- <= 0;
                    return answer;
                },
            };
            using var chip = leaving = new SimulatedChip(_specimens.Content(), temper, _random);
            var evidence = await Specimens.ReadAsync(chip);
            Assert.True(evidence.End is ReadingEnd.ChipLost || last == whole.Commands - 1, $"{last}: {evidence.End}");
        }
    }

    [Fact]
    public async Task A_chip_that_changes_an_answer_is_not_believed()
    {
        var answers = 0;
        byte[] Change(byte[] answer) =>
            ++answers > 9 && answer.Length > 40 ? [.. answer[..^20], .. new byte[20]] : answer;

        using var chip = new SimulatedChip(_specimens.Content(), new() { Distort = Change }, _random);
        var evidence = await Specimens.ReadAsync(chip);
        Assert.Equal(ReadingEnd.NotAuthentic, evidence.End);
    }

    [Fact]
    public async Task What_was_learnt_of_a_model_saves_commands()
    {
        var temper = new ChipTemper { KnowsExtendedLength = false, KnowsShortIdentifiers = false };
        using var first = new SimulatedChip(_specimens.Content(), temper, _random);
        var reading = new DocumentReading(
            first, new(Specimens.Key, null), ReadingPolicy.Usual, _random, TimeProvider.System);
        await reading.ReadAsync(null, TestContext.Current.CancellationToken);
        using var second = new SimulatedChip(_specimens.Content(), temper, _random);
        Assert.Equal(ReadingEnd.Complete, (await Specimens.ReadAsync(second, habits: reading.Habits)).End);
        Assert.True(second.Commands < first.Commands);
    }

    public void Dispose()
    {
        _specimens.Dispose();
        _random.Dispose();
    }
}
