using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.Iso7816;

/// <summary>The card's side of secure messaging, as a test wants it: what was heard, and any answer to it.</summary>
internal sealed class CardSide(SessionCipher cipher, byte[] counter) : IDisposable
{
    private readonly CardMessaging _card = new(cipher, counter);

    /// <summary>What the card found in the last command.</summary>
    internal byte[] Heard { get; private set; } = [];

    /// <summary>Opens a command, which must be whole, and answers with data and status.</summary>
    internal byte[] Answer(byte[] bytes, byte[] data, ushort status)
    {
        var command = _card.Open(CommandApdu.Parse(bytes)!);
        Assert.NotNull(command);
        Heard = command.Data.ToArray();
        return _card.Protect(new(data, new(status)));
    }

    public void Dispose() => _card.Dispose();
}
