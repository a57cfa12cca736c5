using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Iso7816;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Authentication;

/// <summary>One run of chip authentication from the terminal's side.</summary>
internal sealed class ChipAuthenticationTerminal(
    IChipTransceiver chip,
    SecureMessaging session,
    ChipAuthenticationOption option,
    CancellationToken cancellation)
{
    private const uint Mechanism = 0x80;
    private const uint KeyReference = 0x84;
    private const uint EphemeralKey = 0x91;

    private ChipAuthenticationFault _fault;
    private StatusWord _status;

    internal async ValueTask<ChipAuthenticationResult> OpenAsync(ChipKey key, RandomNumberGenerator random)
    {
        var own = key.Group.Generate(random);
        if (key.Group.Agree(own, key.Public.Span, out var secret) != AgreementFault.None)
            return new(option, null, ChipAuthenticationFault.BadKey, KeyFault.NotOnCurve, default);
        var isAgreed = option.Protocol.Suite == SessionSuite.TripleDes
            ? await SendAsync(SetKeyAgreement(own))
            : await SendAsync(SetAuthentication()) && await SendAsync(Authenticate(own));
        if (!isAgreed)
            return new(option, null, _fault, KeyFault.None, _status);
        var cipher = KeyDerivation.Cipher(secret, option.Protocol.Suite);
        var counter = new byte[cipher.BlockBytes];
        return new(
            option, new SecureMessaging(cipher, counter), ChipAuthenticationFault.None, KeyFault.None, _status)
        {
            TerminalKey = key.Group.Compress(own.Public.Span),
        };
    }

    // MSE:Set KAT, for triple DES (6.2.4.1).
    private CommandApdu SetKeyAgreement(AgreementKeyPair own)
    {
        var data = new TlvWriter().Add(EphemeralKey, own.Public.Span);
        return new(0, 0x22, 0x41, 0xA6, WithReference(data));
    }

    // MSE:Set AT and GENERAL AUTHENTICATE, for AES (6.2.4.2).
    private CommandApdu SetAuthentication()
    {
        var data = new TlvWriter().Add(Mechanism, PaceToken.OidBytes(option.Protocol.Oid));
        return new(0, 0x22, 0x41, 0xA4, WithReference(data));
    }

    private static CommandApdu Authenticate(AgreementKeyPair own)
    {
        var data = PaceObjects.Write(Mechanism, own.Public.Span);
        var expected = data.Length > byte.MaxValue ? CommandApdu.MostExpected : byte.MaxValue + 1;
        return new(0, 0x86, 0, 0, data, expected);
    }

    private byte[] WithReference(TlvWriter data)
    {
        if (option.KeyId is { } id)
            data.Add(KeyReference, Number(id));
        return data.ToArray();
    }

    private static byte[] Number(int id) =>
        [.. new byte[] { (byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8) }.SkipWhile(part => part == 0), (byte)id];

    private async ValueTask<bool> SendAsync(CommandApdu command)
    {
        var answer = await chip.SendAsync(session.Protect(command), cancellation);
        if (answer is null)
            return Fail(ChipAuthenticationFault.NotAuthentic, default);
        var opened = session.Open(answer);
        if (opened.IsAuthentic && opened.Response.Status == StatusWord.Success)
            return Fail(ChipAuthenticationFault.None, answer.Status);
        var isRefusal = opened.IsAuthentic
            || (opened.Fault == SecureMessagingFault.Unprotected && answer.Status != StatusWord.Success);
        return Fail(
            isRefusal ? ChipAuthenticationFault.Refused : ChipAuthenticationFault.NotAuthentic, answer.Status);
    }

    private bool Fail(ChipAuthenticationFault fault, StatusWord status)
    {
        (_fault, _status) = (fault, status);
        return fault == ChipAuthenticationFault.None;
    }
}
