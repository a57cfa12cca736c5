using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;

namespace Bmis.Documents.Simulation;

/// <summary>
/// A contactless chip of a travel document that was never issued: files, access control and authentication as Doc 9303
/// describes them, with the temper of chips in the field. For demonstration and tests. For one thread.
/// </summary>
public sealed class SimulatedChip : IChipTransceiver, IDisposable
{
    private static readonly StatusWord UnknownInstruction = new(0x6D00);
    private static readonly StatusWord KeyNotFound = new(0x6A88);

    private readonly ChipTemper _temper;
    private readonly ChipFileSystem _files;
    private readonly BasicAccessCard? _basic;
    private readonly PaceCard? _pace;
    private readonly ChipAuthenticationCard? _keys;
    private readonly ActiveAuthenticationCard? _signing;
    private readonly TerminalAuthenticationCard? _terminals;
    private byte[] _identifier = [];
    private CardMessaging? _session;
    private CardMessaging? _next;
    private bool _isConfused;

    /// <summary>Makes a chip.</summary>
    public SimulatedChip(ChipContent content, ChipTemper temper, RandomNumberGenerator random)
    {
        _temper = temper;
        _terminals = content.Terminals is { } trust ? new TerminalAuthenticationCard(trust, random) : null;
        _files = new ChipFileSystem(content, temper, _terminals);
        _basic = content.BasicAccess is { } mrz ? new BasicAccessCard(mrz, random) : null;
        _pace = content.Pace is { } pace ? new PaceCard(pace, random) : null;
        _keys = content.Keys.Count > 0 ? new ChipAuthenticationCard(content.Keys) : null;
        _signing = content.Signing;
    }

    /// <summary>How long it takes.</summary>
    public ChipLatency Latency { get; init; } = ChipLatency.None;

    /// <summary>The time that all exchanges took by <see cref="Latency"/>; nobody has waited for it.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Commands that it has got.</summary>
    public int Commands { get; private set; }

    /// <summary>Whether it has left the field: then every command finds nobody.</summary>
    public bool IsGone { get; set; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (IsGone)
            throw new ChipLostException("The simulated chip has left the field.");
        Commands++;
        var answer = CommandApdu.Parse(command) is { } read
            ? Exchange(read)
            : ResponseApdu.Of(StatusWord.WrongLength).ToBytes();
        answer = _temper.Distort?.Invoke(answer) ?? answer;
        Spent += Latency.Of(command.Length + answer.Length);
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(answer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _next?.Dispose();
    }

    private byte[] Exchange(CommandApdu command)
    {
        if (command.IsExtended && !_temper.KnowsExtendedLength)
            return ResponseApdu.Of(StatusWord.WrongLength).ToBytes();
        if ((command.Class & 0x0C) != 0x0C)
        {
            EndSession();
            return Begin(Answer(command)).ToBytes();
        }

        return _session is { } session
            ? ExchangeProtected(session, command)
            : ResponseApdu.Of(StatusWord.SecureObjectsMissing).ToBytes();
    }

    private byte[] ExchangeProtected(CardMessaging session, CommandApdu command)
    {
        if (_temper.RefusesInClear && command.Instruction is 0xB0 or 0xB1 && command.IsExtended)
            return ResponseApdu.Of(_temper.TooMuch).ToBytes();
        if (_isConfused || session.Open(command) is not { } plain)
        {
            EndSession();
            return ResponseApdu.Of(StatusWord.SecureObjectsWrong).ToBytes();
        }

        _isConfused = _temper.LosesSession && plain.Instruction is 0xB0 or 0xB1 && plain.Expected > _temper.MostRead;
        var answer = session.Protect(Answer(plain));
        Begin(ResponseApdu.Of(StatusWord.Success));
        return answer;
    }

    // A session that was agreed on begins after the answer that ends the agreement.
    private ResponseApdu Begin(ResponseApdu answer)
    {
        if (_next is null)
            return answer;
        _session?.Dispose();
        (_session, _next) = (_next, null);
        _files.IsOpen = true;
        return answer;
    }

    private void EndSession()
    {
        if (_session is null)
            return;
        _session.Dispose();
        (_session, _isConfused) = (null, false);
        _files.IsOpen = false;
        _terminals?.End();
    }

    private ResponseApdu Answer(CommandApdu command) =>
        _temper.Intervene?.Invoke(command) ?? command.Instruction switch
        {
            0x22 when _temper.RefusesExpectedLength && command.Expected is not null =>
                ResponseApdu.Of(StatusWord.WrongLength),
            0xA4 => ResponseApdu.Of(_files.Select(command)),
            0xB0 or 0xB1 => _files.Read(command),
            _ when _terminals?.Takes(command) == true => _terminals.Answer(command),
            0x84 when _basic is not null && _files.IsInApplication => _basic.Challenge(),
            0x82 when _basic is not null && _files.IsInApplication => Authenticate(_basic, command),
            0x84 or 0x82 => ResponseApdu.Of(KeyNotFound),
            0x88 when _signing is not null && _files.IsOpen => _signing.Answer(command),
            _ when _keys is not null && _files.IsInApplication
                && ChipAuthenticationCard.IsForChipAuthentication(command) => AuthenticateChip(_keys, command),
            _ when _pace is not null && PaceCard.IsForPace(command) => Establish(_pace, command),
            _ => ResponseApdu.Of(UnknownInstruction),
        };

    private ResponseApdu Establish(PaceCard card, CommandApdu command)
    {
        var answer = card.Answer(command);
        if (card.SessionSecret is not { } secret)
            return answer;
        (_next, _identifier) = (SessionOf(secret, card.Suite), card.ChipIdentifier);
        if (card.TerminalKey is { } key)
            _terminals?.Begin(_identifier, key);
        return answer;
    }

    private ResponseApdu AuthenticateChip(ChipAuthenticationCard card, CommandApdu command)
    {
        var answer = card.Answer(command);
        if (card.SessionSecret is not { } secret)
            return answer;
        _next = SessionOf(secret, card.Suite);
        _terminals?.Begin(_identifier, card.TerminalKey);
        return answer;
    }

    private static CardMessaging SessionOf(byte[] secret, SessionSuite suite)
    {
        var cipher = KeyDerivation.Cipher(secret, suite);
        return new(cipher, new byte[cipher.BlockBytes]);
    }

    private ResponseApdu Authenticate(BasicAccessCard card, CommandApdu command)
    {
        (var answer, _next) = card.Authenticate(command.Data.Span);
        _identifier = card.ChipIdentifier;
        return answer;
    }
}
