using System.Security.Cryptography;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Reading;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>A specimen with a temper, which keeps the plain commands that it understood.</summary>
internal sealed class QuirkChip : IDisposable
{
    private readonly Specimens _specimens = new();
    private readonly RandomNumberGenerator _random = RandomNumberGenerator.Create();
    private readonly SimulatedChip _chip;

    internal QuirkChip(ChipTemper temper, Func<ChipContent, ChipContent>? change = null)
    {
        Content = change?.Invoke(_specimens.Content()) ?? _specimens.Content();
        _chip = new(Content, temper with { Intervene = command => Keep(command, temper.Intervene) }, _random);
    }

    internal ChipContent Content { get; }

    internal List<CommandApdu> Understood { get; } = [];

    /// <summary>Commands that came, understood or not.</summary>
    internal int Commands => _chip.Commands;

    /// <summary>How many times PACE or basic access control was run.</summary>
    internal int Sessions => Understood.Count(one => one is { Instruction: 0x22, P1: 0xC1 } or { Instruction: 0x82 });

    internal ReadingHabits Habits { get; private set; } = ReadingHabits.Unknown;

    internal static ChipContent WithoutPace(ChipContent content) => content with
    {
        Pace = null,
        Files = content.Files.Where(one => one.Key != ElementaryFile.CardAccess).ToDictionary(),
    };

    internal async Task<DocumentEvidence> ReadAsync(ReadingPolicy? policy = null, ReadingHabits? habits = null)
    {
        var reading = new DocumentReading(
            _chip, new(Specimens.Key, null), policy ?? ReadingPolicy.Usual, _random, TimeProvider.System)
        {
            Habits = habits ?? ReadingHabits.Unknown,
        };
        var evidence = await reading.ReadAsync(null, TestContext.Current.CancellationToken);
        Habits = reading.Habits;
        return evidence;
    }

    internal DocumentReport Judge(DocumentEvidence evidence) => DocumentJudge.Judge(
        evidence, null, Specimens.Trust(_specimens.Issuer), Specimens.Now, new());

    /// <summary>Reads it and asserts that every file came as it lies on the chip.</summary>
    internal async Task<DocumentEvidence> ReadWholeAsync(ReadingPolicy? policy = null, ReadingHabits? habits = null)
    {
        var evidence = await ReadAsync(policy, habits);
        Assert.Equal(ReadingEnd.Complete, evidence.End);
        foreach (var (file, bytes) in Content.Files.Where(one => one.Key.IsInApplication))
            Assert.Equal(bytes, evidence.BytesOf(file)?.ToArray());
        return evidence;
    }

    public void Dispose()
    {
        _chip.Dispose();
        _specimens.Dispose();
        _random.Dispose();
    }

    private ResponseApdu? Keep(CommandApdu command, Func<CommandApdu, ResponseApdu?>? intervene)
    {
        Understood.Add(command);
        return intervene?.Invoke(command);
    }
}
