namespace Bmis.Documents.Iso7816;

/// <summary>
/// The way to a chip on which a protected session may lie: commands go out and answers come in plain here. Not safe for
/// several threads.
/// </summary>
/// <param name="chip">The chip.</param>
public sealed class ChipChannel(IChipTransceiver chip) : IDisposable
{
    private const int ShortAnswer = byte.MaxValue + 1;

    // Status, MAC and the head of the cryptogram in a protected answer.
    private const int ProtectionBytes = 4 + 10 + 4;

    private SecureMessaging? _session;

    /// <summary>Whether a session protects what is sent.</summary>
    public bool IsSecure => _session is not null;

    /// <summary>The session in force; null when there is none.</summary>
    internal SecureMessaging? Session => _session;

    /// <summary>Most bytes of data that the answer to a command of the short form can hold.</summary>
    public int ShortAnswerBytes
    {
        get
        {
            if (_session is not { } session)
                return ShortAnswer;
            // The counter is as long as a block. Padding takes at least one byte of the last.
            var block = session.Counter.Length;
            return ((ShortAnswer - ProtectionBytes) / block * block) - 1;
        }
    }

    /// <summary>Puts a session in force, in place of the one before; it becomes the channel's to dispose of.</summary>
    public void Secure(SecureMessaging session)
    {
        _session?.Dispose();
        _session = session;
    }

    /// <summary>Ends the session without a word to the chip.</summary>
    public void Forget()
    {
        _session?.Dispose();
        _session = null;
    }

    /// <summary>Sends a command; without a session an answer is as authentic as the air.</summary>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public async ValueTask<SecureResponse> SendAsync(CommandApdu command, CancellationToken cancellation)
    {
        var answer = await chip.SendAsync(_session?.Protect(command) ?? command, cancellation);
        if (answer is null)
            return new(ResponseApdu.Of(default), SecureMessagingFault.Malformed);
        return _session?.Open(answer) ?? new(answer, SecureMessagingFault.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _session?.Dispose();
}
