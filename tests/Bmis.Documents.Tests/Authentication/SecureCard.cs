using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tests.Iso7816;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>
/// A chip within secure messaging that knows chip authentication and answers anything else with one byte.
/// </summary>
internal sealed class SecureCard : IChipTransceiver
{
    private readonly ChipAuthenticationCard _authentication;
    private readonly Func<int, byte[], byte[]> _change;
    private SessionCipher _cipher;
    private byte[] _counter;
    private int _count;

    internal SecureCard(
        SessionCipher cipher, IReadOnlyList<ChipAuthenticationCardKey> keys, Func<int, byte[], byte[]>? change = null)
    {
        (_cipher, _counter) = (cipher, new byte[cipher.BlockBytes]);
        _authentication = new(keys);
        _change = change ?? ((_, answer) => answer);
    }

    /// <summary>The commands as they were in the clear, header and data.</summary>
    internal List<string> Heard { get; } = [];

    public ValueTask<ReadOnlyMemory<byte>> TransmitAsync(
        ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        var answer = _change(_count++, Answer(command.ToArray()));
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(answer);
    }

    private byte[] Answer(byte[] command)
    {
        var probe = new CardSide(_cipher, [.. _counter]);
        probe.Answer(command, [], 0x9000);
        var plain = CommandApdu.Parse(command)! with { Class = 0, Data = probe.Heard };
        Heard.Add(Convert.ToHexString(plain.Header()) + Convert.ToHexString(probe.Heard));
        var answer = ChipAuthenticationCard.IsForChipAuthentication(plain)
            ? _authentication.Answer(plain)
            : new ResponseApdu(new byte[] { 7 }, StatusWord.Success);
        var whole = new CardSide(_cipher, _counter).Answer(command, answer.Data.ToArray(), answer.Status.Value);
        if (_authentication.SessionSecret is { } secret)
        {
            _cipher = KeyDerivation.Cipher(secret, _authentication.Suite);
            _counter = new byte[_cipher.BlockBytes];
        }

        return whole;
    }
}
