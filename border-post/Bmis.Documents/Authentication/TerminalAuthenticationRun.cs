using Bmis.Documents.CardVerifiable;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Tlv;
using Fault = Bmis.Documents.Authentication.TerminalAuthenticationFault;

namespace Bmis.Documents.Authentication;

/// <summary>One run of terminal authentication with one chain; the first fault ends it.</summary>
internal sealed class TerminalAuthenticationRun(
    ChipChannel channel, TerminalChain chain, CancellationToken cancellation)
{
    private const uint KeyReferenceTag = 0x83;
    private const byte Chained = 0x10;

    // What a command of the short form holds under secure messaging.
    private const int PartBytes = 200;

    private static readonly CommandApdu GetChallenge =
        new(0, 0x84, 0, 0, Expected: TerminalAuthentication.ChallengeBytes);

    private Fault _fault;
    private StatusWord _status;

    internal async ValueTask<TerminalAuthenticationResult> PerformAsync(TerminalBinding binding)
    {
        var isTaken = await ShowAsync()
            && await SendAsync(Set(0xA4, chain.Terminal.Holder), Fault.KeyRefused) is not null
            && await AuthenticateAsync(binding);
        return new(_fault, _status, [], chain.Terminal.Holder, isTaken ? chain.Rights : TerminalRights.None);
    }

    // MSE:Set DST names the key, PSO:Verify Certificate gives what it signed.
    private async ValueTask<bool> ShowAsync()
    {
        foreach (var (index, certificate) in chain.Certificates.Index())
        {
            var refused = index == 0 ? Fault.TrustPointRefused : Fault.CertificateRefused;
            if (await SendAsync(Set(0xB6, certificate.Authority), refused) is null
                || await SendAsync(new(0, 0x2A, 0, 0xBE, certificate.Content), Fault.CertificateRefused) is null)
                return false;
        }

        return true;
    }

    private async ValueTask<bool> AuthenticateAsync(TerminalBinding binding)
    {
        if (await SendAsync(GetChallenge, Fault.NoChallenge) is not { } challenge)
            return false;
        if (challenge.Data.Length != TerminalAuthentication.ChallengeBytes)
            return Fail(Fault.WrongChallenge);
        byte[] message = [.. binding.ChipIdentifier.Span, .. challenge.Data.Span, .. binding.TerminalKey.Span];
        var algorithm = chain.Terminal.PublicKey.Algorithm;
        return await chain.Key.SignAsync(algorithm, message, cancellation) is { } signature
            ? await SendAsync(new(0, 0x82, 0, 0, signature), Fault.SignatureRefused) is not null
            : Fail(Fault.KeyUnavailable);
    }

    private static CommandApdu Set(byte template, KeyReference name) =>
        new(0, 0x22, 0x81, template, TlvWriter.Object(KeyReferenceTag, name.ToBytes()));

    private async ValueTask<ResponseApdu?> SendAsync(CommandApdu command, Fault refused)
    {
        var answer = await channel.SendAsync(command, cancellation);
        if (answer.Response.Status == StatusWord.WrongLength && command.Data.Length > PartBytes)
            answer = await SendInPartsAsync(command);
        _status = answer.Response.Status;
        if (answer.IsAuthentic && _status == StatusWord.Success)
            return answer.Response;
        var isRefusal = answer.IsAuthentic
            || (answer.Fault == SecureMessagingFault.Unprotected && _status != StatusWord.Success);
        Fail(isRefusal ? refused : Fault.NotProtected);
        return null;
    }

    // Some chips refuse extended lengths and know command chaining instead (ISO/IEC 7816-4, 5.3.3).
    private async ValueTask<SecureResponse> SendInPartsAsync(CommandApdu command)
    {
        var rest = command.Data;
        for (; rest.Length > PartBytes; rest = rest[PartBytes..])
        {
            var part = command with { Class = Chained, Data = rest[..PartBytes] };
            var answer = await channel.SendAsync(part, cancellation);
            if (!answer.IsAuthentic || answer.Response.Status != StatusWord.Success)
                return answer;
        }

        return await channel.SendAsync(command with { Data = rest }, cancellation);
    }

    private bool Fail(Fault fault)
    {
        _fault = fault;
        return false;
    }
}
