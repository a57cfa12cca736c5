namespace Bmis.Documents.Iso7816;

/// <summary>
/// The way of commands to a chip that was selected: in the clear, or within a protected session. Whoever reads files or
/// authenticates the chip need not know which.
/// </summary>
public interface IChipChannel
{
    /// <summary>Most bytes of data that the answer to a command of the short form can hold.</summary>
    int ShortAnswerBytes { get; }

    /// <summary>Sends a command and gives the answer, one at a time.</summary>
    /// <param name="command">The command, plain.</param>
    /// <param name="cancellation">Gives up; the chip may have carried the command out.</param>
    /// <returns>
    /// The plain answer and what is wrong with its protection. In the clear nothing protects it, and it is malformed
    /// when it is less than a status.
    /// </returns>
    /// <exception cref="ChipLostException">The chip or its reader is not there any more.</exception>
    ValueTask<SecureResponse> SendAsync(CommandApdu command, CancellationToken cancellation);
}
