namespace Bmis.Documents.Iso7816;

/// <summary>The way to one chip: a reader, or a simulated chip.</summary>
public interface IChipTransceiver
{
    /// <summary>Sends a command and gives the answer, one at a time.</summary>
    /// <param name="command">The command's bytes.</param>
    /// <param name="cancellation">Gives up; the chip may have carried the command out.</param>
    /// <exception cref="ChipLostException">The chip or its reader is not there any more.</exception>
    ValueTask<ReadOnlyMemory<byte>> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation);
}
