using Bmis.Documents.Simulation;

namespace Bmis.BorderPost.Devices.Simulated;

/// <summary>A simulated chip as a reader connects it.</summary>
internal sealed class SimulatedConnection(SimulatedChip chip) : IConnectedChip
{
    public ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation) => chip.TransmitAsync(command, cancellation);

    public ValueTask DisposeAsync()
    {
        chip.Dispose();
        return ValueTask.CompletedTask;
    }
}
