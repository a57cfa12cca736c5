using System.Buffers.Binary;
using System.Diagnostics;
using Bmis.Documents.AccessControl;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Lds;
using Bmis.Documents.Mrz;
using Bmis.Documents.Reading;
using Bmis.Documents.Simulation;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>
/// The whole procedure and the verdict on it, over a chip of broken files, of an odd temper, or with an attacker before
/// it. The bytes of a case are its seed.
/// </summary>
internal sealed class FuzzedReading(ChipContent content, TerminalCertificates held, TrustStore trust)
{
    private static readonly MrzInformation Key =
        MrzInformation.Of(MrzParser.Parse(FuzzMaterial.Mrz, FuzzMaterial.Day))!;

    private static readonly ReadingPolicy Policy = new() { MayFallBackToBasicAccess = true };

    private static readonly StatusWord[] Refusals =
        [StatusWord.Success, StatusWord.WrongLength, StatusWord.WrongOffset, new(0x6C01), new(0x6282), new(0x63CF)];

    /// <summary>What the last case's chip took for itself.</summary>
    internal (TimeSpan Time, long Bytes) Foreign { get; private set; }

    internal bool Read(byte[] seed)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var random = new Random(BinaryPrimitives.ReadInt32LittleEndian(Seed(seed)));
        using var keys = new FixedRandom([], random.Next());
        using var chip = new SimulatedChip(Broken(random), Temper(random), keys);
        var hostile = new HostileChip(chip, random);
        var (made, elapsed) = (GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(start));
        var reading = new DocumentReading(hostile, new(Key, null), Policy, keys, TimeProvider.System)
        {
            Terminal = held,
        };
        var task = reading.ReadAsync(null, CancellationToken.None);
        if (!task.IsCompleted)
            throw new InvalidOperationException("The reading waits for something.");
        var evidence = task.GetAwaiter().GetResult();
        var report = DocumentJudge.Judge(evidence, null, trust, FuzzMaterial.Now, new());
        Foreign = (hostile.Time + elapsed, hostile.Bytes + made);
        return evidence.End == ReadingEnd.Complete && report.Checks.Count > 0;
    }

    private static byte[] Seed(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);

    private ChipContent Broken(Random random)
    {
        if (random.Next(2) == 0)
            return content;
        var all = content.Files.Values.ToArray();
        var files = new Dictionary<ElementaryFile, byte[]>(content.Files);
        for (var broken = random.Next(1, 4); broken > 0; broken--)
        {
            var file = content.Files.Keys.ElementAt(random.Next(content.Files.Count));
            files[file] = Mutator.Of(files[file], all[random.Next(all.Length)], random);
        }

        // Without it the chip offers basic access control alone.
        if (random.Next(4) == 0)
            files.Remove(ElementaryFile.CardAccess);
        return content with { Files = files, IsOpen = random.Next(8) == 0 };
    }

    private static ChipTemper Temper(Random random) => random.Next(2) == 0 ? new() : new()
    {
        MostRead = random.Next(4) == 0 ? random.Next(1, 16) : random.Next(1, 300),
        TooMuch = Refusals[random.Next(Refusals.Length)],
        RefusesInClear = random.Next(2) == 0,
        KnowsExtendedLength = random.Next(2) == 0,
        KnowsShortIdentifiers = random.Next(2) == 0,
        RefusesExpectedLength = random.Next(4) == 0,
    };
}
