namespace Bmis.Documents.Iso7816;

/// <summary>Commands within a protected session, which stays the caller's to dispose of.</summary>
public sealed class ProtectedChannel(IChipTransceiver chip, SecureMessaging session) : IChipChannel
{
    // What the answer to a short command holds, less the objects of status and MAC and the head of the cryptogram.
    private const int CryptogramBytes = 256 - 4 - 10 - 4;

    /// <inheritdoc/>
    public int ShortAnswerBytes
    {
        get
        {
            // The counter is as long as a block. Padding takes at least one byte of the last.
            var block = session.Counter.Length;
            return (CryptogramBytes / block * block) - 1;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<SecureResponse> SendAsync(CommandApdu command, CancellationToken cancellation) =>
        await chip.SendAsync(session.Protect(command), cancellation) is { } answer
            ? session.Open(answer)
            : new(ResponseApdu.Of(default), SecureMessagingFault.Malformed);
}
