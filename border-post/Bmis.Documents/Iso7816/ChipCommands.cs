namespace Bmis.Documents.Iso7816;

/// <summary>Commands in the clear.</summary>
public static class ChipCommands
{
    /// <summary>Sends a command and reads the answer; null when the chip answered less than a status.</summary>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public static async ValueTask<ResponseApdu?> SendAsync(
        this IChipTransceiver chip, CommandApdu command, CancellationToken cancellation) =>
        ResponseApdu.Parse(await chip.TransmitAsync(command.ToBytes(), cancellation));
}
