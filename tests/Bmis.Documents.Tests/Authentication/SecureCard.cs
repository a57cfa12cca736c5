using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Tests.Authentication;

/// <summary>
/// A chip within secure messaging that knows chip authentication and answers anything else with one byte.
/// </summary>
internal sealed class SecureCard : IChipTransceiver, IDisposable
{
    private readonly ChipAuthenticationCard _authentication;
    private readonly Func<int, byte[], byte[]> _change;
    private CardMessaging _session;
    private int _count;

    internal SecureCard(
        SessionCipher cipher, IReadOnlyList<ChipAuthenticationCardKey> keys, Func<int, byte[], byte[]>? change = null)
    {
        _session = new(cipher, new byte[cipher.BlockBytes]);
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

    public void Dispose() => _session.Dispose();

    private byte[] Answer(byte[] command)
    {
        if (_session.Open(CommandApdu.Parse(command)!) is not { } opened)
            return ResponseApdu.Of(StatusWord.SecureObjectsWrong).ToBytes();
        var plain = opened with { Class = 0 };
        Heard.Add(Convert.ToHexString(plain.Header()) + Convert.ToHexString(plain.Data.Span));
        var answer = ChipAuthenticationCard.IsForChipAuthentication(plain)
            ? _authentication.Answer(plain)
            : new ResponseApdu(new byte[] { 7 }, StatusWord.Success);
        var whole = _session.Protect(answer);
        if (_authentication.SessionSecret is { } secret)
        {
            var cipher = KeyDerivation.Cipher(secret, _authentication.Suite);
            _session.Dispose();
            _session = new(cipher, new byte[cipher.BlockBytes]);
        }

        return whole;
    }
}
