using System.Security.Cryptography;
using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Terminal authentication from the chip's side (Doc 9303-11, 7.1), for a simulated chip: it verifies certificates
/// from its trust points on, and then a signature over its challenge. Trust points and date outlast a session, what a
/// terminal may read does not. For one thread.
/// </summary>
internal sealed class TerminalAuthenticationCard
{
    private const byte Chained = 0x10;
    private const int FileBytes = 36;
    private const int MostTrustPoints = 2;

    private static readonly StatusWord WrongData = new(0x6A80);
    private static readonly StatusWord NotFound = new(0x6A88);
    private static readonly StatusWord NotVerified = new(0x6300);
    private static readonly StatusWord OutOfTurn = new(0x6985);

    private readonly RandomNumberGenerator _random;
    private readonly byte[]? _ownIdentifier;
    private List<Known> _trustPoints;
    private DateOnly _today;

    private byte[]? _identifier;
    private byte[] _terminalKey = [];
    private Known? _imported;
    private Known? _issuer;
    private Known? _terminal;
    private byte[]? _challenge;
    private byte[] _parts = [];

    internal TerminalAuthenticationCard(TerminalTrust trust, RandomNumberGenerator random)
    {
        (_random, _today, _ownIdentifier) = (random, trust.Today, trust.ChipIdentifier);
        _trustPoints = [.. trust.TrustPoints.Select(one => Known.Of(one, issuer: null)).OfType<Known>()];
    }

    /// <summary>What the terminal may read that others may not.</summary>
    internal TerminalRights Rights { get; private set; }

    /// <summary>The names of the trust points as they stand now.</summary>
    internal IReadOnlyList<KeyReference> TrustPoints => [.. _trustPoints.Select(one => one.Name)];

    /// <summary>The day until which the chip knows that time has gone on.</summary>
    internal DateOnly Today => _today;

    /// <summary>EF.CVCA.</summary>
    internal byte[] TrustPointFile()
    {
        var written = new TlvWriter();
        foreach (var name in TrustPoints)
            written.Add(0x42, name.ToBytes());
        return [.. written.Written.Span, .. new byte[Math.Max(0, FileBytes - written.Written.Length)]];
    }

    /// <summary>Whether a data group is kept back from whoever is in the session.</summary>
    internal bool IsKeptBack(int dataGroup) => dataGroup switch
    {
        3 => !Rights.HasFlag(TerminalRights.Fingers),
        4 => !Rights.HasFlag(TerminalRights.Irises),
        _ => false,
    };

    /// <summary>Begins: chip authentication has made a new session.</summary>
    /// <param name="identifier">The name of the chip that access control gave it.</param>
    /// <param name="terminalKey">The terminal's ephemeral key of chip authentication in short.</param>
    internal void Begin(byte[] identifier, byte[] terminalKey)
    {
        End();
        (_identifier, _terminalKey) = (_ownIdentifier ?? identifier, terminalKey);
    }

    /// <summary>Ends: the session is gone.</summary>
    internal void End()
    {
        (_identifier, _imported, _issuer, _terminal, _challenge) = (null, null, null, null, null);
        _parts = [];
        Rights = TerminalRights.None;
    }

    /// <summary>Whether a command is one of terminal authentication, and its time has come.</summary>
    internal bool Takes(CommandApdu command) => _identifier is not null && command is
        { Instruction: 0x22, P1: 0x81, P2: 0xB6 or 0xA4 } or { Instruction: 0x2A, P1: 0, P2: 0xBE }
        or { Instruction: 0x84, P1: 0, P2: 0 } or { Instruction: 0x82, P1: 0, P2: 0 };

    /// <summary>Answers a command, or keeps a part of one until the last has come.</summary>
    internal ResponseApdu Answer(CommandApdu command)
    {
        _parts = _parts.Length + command.Data.Length <= CommandApdu.MostData ? [.. _parts, .. command.Data.Span] : [];
        if ((command.Class & Chained) != 0)
            return ResponseApdu.Of(StatusWord.Success);
        var whole = command with { Data = _parts };
        _parts = [];
        return AnswerWhole(whole);
    }

    private ResponseApdu AnswerWhole(CommandApdu command) => command switch
    {
        { Instruction: 0x22, P2: 0xB6 } => ResponseApdu.Of(SetIssuer(command.Data.Span)),
        { Instruction: 0x22 } => ResponseApdu.Of(SetTerminal(command.Data.Span)),
        { Instruction: 0x2A } => ResponseApdu.Of(Verify(command.Data)),
        { Instruction: 0x84 } => Challenge(),
        _ => ResponseApdu.Of(Authenticate(command.Data.Span)),
    };

    private StatusWord SetIssuer(ReadOnlySpan<byte> data)
    {
        _issuer = ReferenceOf(data) is { } name
            ? _trustPoints.Append(_imported).FirstOrDefault(one => one?.Name == name)
            : null;
        return _issuer is null ? NotFound : StatusWord.Success;
    }

    private StatusWord Verify(ReadOnlyMemory<byte> data)
    {
        var issuer = _issuer;
        _issuer = null;
        if (issuer is null)
            return OutOfTurn;
        if (CardVerifiableReader.ReadContent(data, out var certificate) != CardVerifiableFault.None
            || certificate is null)
            return WrongData;
        if (Known.Of(certificate, issuer) is not { } next
            || certificate.Authority != issuer.Name
            || !issuer.MayCertify(next.Role)
            || (!certificate.IsLink && certificate.ExpirationDate < _today)
            || !certificate.IsSignedBy(issuer.Key, issuer.Algorithm))
            return NotVerified;
        Import(certificate, next, issuer);
        return StatusWord.Success;
    }

    // Dates are believed of the chip's own State: its authority, its verifiers and their terminals (7.1.4.3.3).
    private void Import(CardVerifiableCertificate certificate, Known next, Known issuer)
    {
        var isBelieved = issuer.Role is TerminalRole.Authority or TerminalRole.DomesticVerifier;
        if (isBelieved && certificate.EffectiveDate > _today)
            _today = certificate.EffectiveDate;
        _imported = next;
        if (next.Role != TerminalRole.Authority)
            return;
        _trustPoints =
        [
            .. _trustPoints.Prepend(next).DistinctBy(one => one.Name)
                .Where(one => one == next || one.Until >= _today)
                .Take(MostTrustPoints),
        ];
    }

    private StatusWord SetTerminal(ReadOnlySpan<byte> data)
    {
        _terminal = _imported is { Role: TerminalRole.InspectionSystem } imported && ReferenceOf(data) == imported.Name
            ? imported
            : null;
        return _terminal is null ? NotFound : StatusWord.Success;
    }

    private ResponseApdu Challenge()
    {
        _challenge = new byte[TerminalAuthentication.ChallengeBytes];
        _random.GetBytes(_challenge);
        return new(_challenge, StatusWord.Success);
    }

    private StatusWord Authenticate(ReadOnlySpan<byte> signature)
    {
        var (terminal, challenge) = (_terminal, _challenge);
        (_terminal, _challenge) = (null, null);
        if (terminal is null || challenge is null)
            return OutOfTurn;
        byte[] message = [.. _identifier!, .. challenge, .. _terminalKey];
        var fault = TerminalAlgorithms.Find(terminal.Algorithm)!.Verify(terminal.Key, message, signature);
        if (fault != PublicKeys.SignatureFault.None)
            return NotVerified;
        Rights = terminal.Rights;
        return StatusWord.Success;
    }

    private static KeyReference? ReferenceOf(ReadOnlySpan<byte> data) =>
        new TlvReader(data).TryRead(0x83, out var name) ? KeyReference.Read(name.Value) : null;

    /// <summary>A key that the chip has verified, with what it may do.</summary>
    private sealed record Known(
        KeyReference Name,
        AsymmetricKeyParameter Key,
        string Algorithm,
        ECDomainParameters? Domain,
        TerminalRole Role,
        TerminalRights Rights,
        DateOnly Until)
    {
        internal bool MayCertify(TerminalRole role) => Role switch
        {
            TerminalRole.Authority => role != TerminalRole.InspectionSystem,
            TerminalRole.InspectionSystem => false,
            _ => role == TerminalRole.InspectionSystem,
        };

        // An authority's rights are its own; nobody else has more than who certified it.
        internal static Known? Of(CardVerifiableCertificate certificate, Known? issuer)
        {
            var domain = certificate.DomainOf(issuer?.Domain);
            var authorisation = certificate.Authorisation;
            if (!authorisation.IsForInspection || certificate.PublicKey.Resolve(issuer?.Domain) is not { } key)
                return null;
            var most = issuer is null || authorisation.Role == TerminalRole.Authority
                ? TerminalRights.All
                : issuer.Rights;
            return new(
                certificate.Holder, key, certificate.PublicKey.Algorithm, domain, authorisation.Role,
                authorisation.Rights & most, certificate.ExpirationDate);
        }
    }
}
