using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Reading;

/// <summary>A chip whose every answer must come within a time.</summary>
internal sealed class PunctualChip(IChipTransceiver chip, TimeSpan limit, TimeProvider clock) : IChipTransceiver
{
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    /// <exception cref="TimeoutException">The time is up.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        var answer = chip.TransmitAsync(command, cancellation);
        return answer.IsCompletedSuccessfully
            ? answer.Result
            : await answer.AsTask().WaitAsync(limit, clock, cancellation);
    }
}
