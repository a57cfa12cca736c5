using System.Diagnostics;
using Bmis.Documents.Iso7816;

namespace Bmis.Benchmarks.Documents;

/// <summary>Keeps the time that a simulated chip takes, which a real one would not take from the reader.</summary>
internal sealed class TimedChip(IChipTransceiver chip) : IChipTransceiver
{
    internal TimeSpan Time { get; private set; }

    public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await chip.TransmitAsync(command, cancellation);
        Time += Stopwatch.GetElapsedTime(start);
        return answer;
    }
}
