namespace Bmis.Documents.Iso7816;

/// <summary>Commands in the clear.</summary>
public sealed class ClearChannel(IChipTransceiver chip) : IChipChannel
{
    /// <inheritdoc/>
    public int ShortAnswerBytes => byte.MaxValue + 1;

    /// <inheritdoc/>
    public async ValueTask<SecureResponse> SendAsync(CommandApdu command, CancellationToken cancellation) =>
        await chip.SendAsync(command, cancellation) is { } answer
            ? new(answer, SecureMessagingFault.None)
            : new(ResponseApdu.Of(default), SecureMessagingFault.Malformed);
}
