using System.Diagnostics;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.Fuzzing;

/// <summary>
/// A chip between whose answers and the reader an attacker sits. What the chip itself takes is kept apart from what the
/// reader takes.
/// </summary>
internal sealed class HostileChip(IChipTransceiver chip, Random random) : IChipTransceiver
{
    private const int UsualCommands = 40;

    private static readonly byte[][] Endless =
        [[0x61, 0x10], [0x6C, 0x01], [0x6C, 0x00], [0x90, 0x00], [0x69, 0x88], [0x67, 0x00], [0x62, 0x82], []];

    private readonly List<byte[]> _answers = [];
    private readonly int _plan = random.Next(7);
    private readonly int _from = random.Next(UsualCommands);
    private readonly byte[] _last = Endless[random.Next(Endless.Length)];

    internal TimeSpan Time { get; private set; }

    internal long Bytes { get; private set; }

    internal int Commands => _answers.Count;

    public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var answer = (await chip.TransmitAsync(command, cancellation)).ToArray();
        _answers.Add(answer);
        answer = Twist(answer);
        Time += Stopwatch.GetElapsedTime(start);
        Bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        return answer;
    }

    private byte[] Twist(byte[] answer)
    {
        if (_answers.Count - 1 < _from || _plan == 0)
            return answer;
        return _plan switch
        {
            1 => _answers.Count - 1 == _from ? Mutated(answer) : answer,
            2 => random.Next(4) == 0 ? Mutated(answer) : answer,
            3 => _answers[random.Next(_answers.Count)],
            4 => answer[..random.Next(answer.Length + 1)],
            5 => _last,
            _ => _answers[_from],
        };
    }

    private byte[] Mutated(byte[] answer) => Mutator.Of(answer, _answers[random.Next(_answers.Count)], random);
}
