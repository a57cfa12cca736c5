using System.Security.Cryptography;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.AccessControl;

/// <summary>One run of PACE from the terminal's side, step by step; the first fault ends it.</summary>
internal sealed class PaceTerminal(
    IChipTransceiver chip, PaceOption option, RandomNumberGenerator random, CancellationToken cancellation)
{
    private const byte Chained = 0x10;
    private const byte Last = 0x00;
    private const int LongestNonce = 64;

    private readonly IKeyAgreement _standard = StandardDomainParameters.Of(option.ParameterId)!;
    private AccessFault _fault;
    private StatusWord _status;
    private byte[] _mappingKey = [];

    private PaceProtocol Protocol => option.Protocol;

    private bool ProvesChip => Protocol.Mapping == PaceMapping.ChipAuthentication;

    internal async ValueTask<PaceResult> OpenAsync(PacePassword password)
    {
        if (!await SelectAsync(password.Reference)
            || await NonceAsync(KeyDerivation.PasswordKey(password.Octets, Protocol.Suite)) is not { } nonce
            || await MapAsync(nonce) is not { } mapped
            || await AgreeAsync(mapped) is not { } agreed)
            return Bad();
        return await AuthenticateAsync(mapped, agreed);
    }

    // MSE:Set AT, without an expected length: German documents refuse one. A warning says that passwords were wrong
    // before, or that the password will be blocked, and the chip goes on.
    private async ValueTask<bool> SelectAsync(byte reference)
    {
        var data = new TlvWriter().Add(0x80, PaceToken.OidBytes(Protocol.Oid)).Add(0x83, [reference]);
        if (option.IsAmbiguous)
            data.Add(0x84, [(byte)option.ParameterId]);
        return await SendAsync(new(0, 0x22, 0xC1, 0xA4, data.ToArray())) is not null;
    }

    private async ValueTask<byte[]?> NonceAsync(byte[] passwordKey)
    {
        if (await AskAsync(PaceObjects.Empty(), PaceObjects.Nonce) is not { } encrypted)
            return null;
        var block = PaceCipher.BlockBytes(Protocol.Suite);
        var isWhole = Protocol.Mapping == PaceMapping.Integrated
            ? encrypted.Length == PacePseudoRandom.NonceBytes(Protocol.Suite)
            : encrypted.Length is > 0 and <= LongestNonce && encrypted.Length % block == 0;
        return isWhole
            ? PaceCipher.Decrypt(Protocol.Suite, passwordKey, encrypted)
            : Fail<byte[]>(AccessFault.Malformed);
    }

    private ValueTask<IKeyAgreement?> MapAsync(byte[] nonce) => Protocol.Mapping == PaceMapping.Integrated
        ? MapIntegratedAsync(nonce)
        : MapGenericAsync(nonce);

    private async ValueTask<IKeyAgreement?> MapGenericAsync(byte[] nonce)
    {
        var own = _standard.Generate(random);
        var command = PaceObjects.Write(PaceObjects.TerminalMapping, own.Public.Span);
        if (await AskAsync(command, PaceObjects.ChipMapping) is not { } peer)
            return null;
        _mappingKey = peer;
        return !_standard.IsSame(own.Public.Span, peer)
            && _standard.MapGeneric(own, peer, nonce, out var mapped) == AgreementFault.None
            ? mapped
            : Fail<IKeyAgreement>(AccessFault.BadKey);
    }

    // The chip answers with an empty object, or leaves that out.
    private async ValueTask<IKeyAgreement?> MapIntegratedAsync(byte[] nonce)
    {
        var own = new byte[PaceCipher.KeyBytes(Protocol.Suite)];
        random.GetBytes(own);
        if (await SendAsync(Authenticate(PaceObjects.Write(PaceObjects.TerminalMapping, own))) is not { } answer)
            return null;
        if (!answer.Data.Span.SequenceEqual(PaceObjects.Write(PaceObjects.ChipMapping, []))
            && !answer.Data.Span.SequenceEqual(PaceObjects.Empty()))
            return Fail<IKeyAgreement>(AccessFault.Malformed);
        var number = PacePseudoRandom.Compute(Protocol.Suite, nonce, own, _standard.PrimeBits);
        return _standard.MapIntegrated(number, out var mapped) == AgreementFault.None
            ? mapped
            : Fail<IKeyAgreement>(AccessFault.BadKey);
    }

    private async ValueTask<Agreed?> AgreeAsync(IKeyAgreement mapped)
    {
        var own = mapped.Generate(random);
        var command = PaceObjects.Write(PaceObjects.TerminalKey, own.Public.Span);
        if (await AskAsync(command, PaceObjects.ChipKey) is not { } peer)
            return null;
        return !mapped.IsSame(own.Public.Span, peer)
            && mapped.Agree(own, peer, out var secret) == AgreementFault.None
            ? new(own.Public.ToArray(), peer, secret)
            : Fail<Agreed>(AccessFault.BadKey);
    }

    private async ValueTask<PaceResult> AuthenticateAsync(IKeyAgreement mapped, Agreed agreed)
    {
        var cipher = KeyDerivation.Cipher(agreed.Secret, Protocol.Suite);
        var token = PaceToken.Compute(cipher, option, mapped.PublicKeyTag, agreed.Peer);
        var expected = PaceToken.Compute(cipher, option, mapped.PublicKeyTag, agreed.Own);
        var answer = await SendAsync(Authenticate(PaceObjects.Write(PaceObjects.TerminalToken, token), Last));
        if (answer is not null && IsAuthentic(answer, expected))
            return new(
                option,
                new SecureMessaging(cipher, new byte[cipher.BlockBytes]),
                AccessFault.None,
                _status,
                ChipData(answer, agreed.Secret))
            {
                ChipIdentifier = mapped.Compress(agreed.Peer),
                TerminalKey = ProvesChip ? mapped.Compress(agreed.Own) : default,
            };
        cipher.Dispose();
        return Bad();
    }

    private bool IsAuthentic(ResponseApdu answer, byte[] expected)
    {
        if (!PaceObjects.TryFind(answer.Data.Span, PaceObjects.ChipToken, out var token) || token is null)
            _fault = AccessFault.Malformed;
        else if (!CryptographicOperations.FixedTimeEquals(expected, token))
            _fault = AccessFault.NotAuthentic;
        return _fault == AccessFault.None;
    }

    // The session is sound without it: what is missing or broken fails the verification of the chip later.
    private PaceChipData? ChipData(ResponseApdu answer, byte[] secret)
    {
        if (!ProvesChip)
            return null;
        PaceObjects.TryFind(answer.Data.Span, PaceObjects.ChipData, out var encrypted);
        return new(Decrypt(encrypted ?? [], secret), _mappingKey, option.ParameterId);
    }

    // The initial vector is a block of ones, encrypted (4.4.3.5.4).
    private byte[] Decrypt(byte[] encrypted, byte[] secret)
    {
        var block = PaceCipher.BlockBytes(Protocol.Suite);
        if (encrypted.Length == 0 || encrypted.Length % block != 0)
            return [];
        var key = KeyDerivation.EncryptionKey(secret, Protocol.Suite);
        var vector = PaceCipher.Encrypt(Protocol.Suite, key, Enumerable.Repeat((byte)0xFF, block).ToArray());
        return Padding.TryUnpad(PaceCipher.Decrypt(Protocol.Suite, key, encrypted, vector), out var data) ? data : [];
    }

    private async ValueTask<byte[]?> AskAsync(byte[] data, uint wanted)
    {
        if (await SendAsync(Authenticate(data)) is not { } answer)
            return null;
        return PaceObjects.TryFind(answer.Data.Span, wanted, out var value) && value is not null
            ? value
            : Fail<byte[]>(AccessFault.Malformed);
    }

    private async ValueTask<ResponseApdu?> SendAsync(CommandApdu command)
    {
        if (await chip.SendAsync(command, cancellation) is not { } answer)
            return Fail<ResponseApdu>(AccessFault.Malformed);
        _status = answer.Status;
        if (_status == StatusWord.Success || (IsSelection(command) && IsWarning(_status)))
            return answer;
        return Fail<ResponseApdu>(
            command is { Class: Last, Instruction: 0x86 } && IsWrongPassword(_status)
                ? AccessFault.WrongPassword
                : AccessFault.Refused);
    }

    // Keys of 2,048 bits need the extended form, which is allowed here without asking (9.3.1.2).
    private static CommandApdu Authenticate(byte[] data, byte chaining = Chained) => new(
        chaining, 0x86, 0, 0, data, data.Length > byte.MaxValue ? CommandApdu.MostExpected : byte.MaxValue + 1);

    private static bool IsSelection(CommandApdu command) => command.Instruction == 0x22;

    private static bool IsWarning(StatusWord status) => status.Value >> 4 == 0x63C;

    private static bool IsWrongPassword(StatusWord status) =>
        status == StatusWord.SecurityNotSatisfied || status == StatusWord.SecureObjectsWrong
            || status.Value >> 8 == 0x63;

    private T? Fail<T>(AccessFault fault)
        where T : class
    {
        _fault = fault;
        return null;
    }

    private PaceResult Bad() => new(option, null, _fault, _status, null);

    private sealed record Agreed(byte[] Own, byte[] Peer, byte[] Secret);
}
