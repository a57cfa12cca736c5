using System.Security.Cryptography;
using Bmis.Documents.Iso7816;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Fault = Bmis.Documents.Authentication.ActiveAuthenticationFault;

namespace Bmis.Documents.Authentication;

/// <summary>
/// Active authentication from the terminal's side (Doc 9303-11, 6.1): the chip signs a nonce with a key that cannot be
/// read out of it. Thread-safe.
/// </summary>
public static class ActiveAuthentication
{
    /// <summary>Bytes of the nonce.</summary>
    public const int NonceBytes = 8;

    private const byte InternalAuthenticate = 0x88;
    private const int ShortExpected = byte.MaxValue + 1;

    /// <summary>Lets the chip sign a nonce and verifies the signature.</summary>
    /// <param name="channel">The way to the chip, opened as the chip demands.</param>
    /// <param name="subjectPublicKeyInfo">The key of DG15.</param>
    /// <param name="signatureAlgorithm">
    /// The object identifier of the signature algorithm that ActiveAuthenticationInfo in DG14 names; null when there is
    /// none. It counts for elliptic keys alone.
    /// </param>
    /// <param name="random">Where the nonce comes from: a cryptographic source.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ChipLostException">The chip is gone.</exception>
    public static async ValueTask<ActiveAuthenticationResult> PerformAsync(
        ChipChannel channel,
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string? signatureAlgorithm,
        RandomNumberGenerator random,
        CancellationToken cancellation)
    {
        if (ReadKey(subjectPublicKeyInfo, out var key) is not Fault.None and var fault)
            return Without(fault);
        var nonce = new byte[NonceBytes];
        random.GetBytes(nonce);
        var answer = await AskAsync(channel, nonce, ActiveAuthenticationSignature.LengthOf(key!), cancellation);
        return Judge(key!, signatureAlgorithm, nonce, answer) with { Nonce = nonce };
    }

    /// <summary>Verifies a signature that a chip gave before.</summary>
    /// <param name="subjectPublicKeyInfo">The key of DG15.</param>
    /// <param name="signatureAlgorithm">As above.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="signature">The signature.</param>
    public static ActiveAuthenticationResult Verify(
        ReadOnlyMemory<byte> subjectPublicKeyInfo,
        string? signatureAlgorithm,
        ReadOnlyMemory<byte> nonce,
        ReadOnlyMemory<byte> signature) =>
        ReadKey(subjectPublicKeyInfo, out var key) is not Fault.None and var fault
            ? Without(fault)
            : Judge(
                key!,
                signatureAlgorithm,
                nonce.ToArray(),
                new(new(signature, StatusWord.Success), SecureMessagingFault.None)) with { Nonce = nonce };

    private static Fault ReadKey(ReadOnlyMemory<byte> info, out AsymmetricKeyParameter? key)
    {
        var fault = SubjectPublicKeyReader.Read(info, out key);
        if (fault is KeyFault.UnknownAlgorithm or KeyFault.UnsupportedCurve)
            return Fault.KeyNotSupported;
        if (fault != KeyFault.None || key is null)
            return Fault.KeyUnreadable;
        return ActiveAuthenticationSignature.LengthOf(key) == 0 ? Fault.KeyNotSupported : Fault.None;
    }

    // Long keys need extended lengths. A chip that dislikes the length gets the other one, with the same nonce.
    private static async ValueTask<SecureResponse> AskAsync(
        ChipChannel channel, byte[] nonce, int length, CancellationToken cancellation)
    {
        var isShort = length <= channel.ShortAnswerBytes;
        var answer = await channel.SendAsync(Command(nonce, isShort), cancellation);
        if (answer.Response.Status != StatusWord.WrongLength && answer.Response.Status.RightLength is null)
            return answer;
        var again = answer.Response.Status.RightLength is { } right
            ? Command(nonce, isShort: true) with { Expected = right }
            : Command(nonce, !isShort);
        return await channel.SendAsync(again, cancellation);
    }

    private static CommandApdu Command(byte[] nonce, bool isShort) =>
        new(0, InternalAuthenticate, 0, 0, nonce, isShort ? ShortExpected : CommandApdu.MostExpected);

    private static ActiveAuthenticationResult Judge(
        AsymmetricKeyParameter key, string? algorithm, byte[] nonce, SecureResponse answer)
    {
        var (response, status) = (answer.Response, answer.Response.Status);
        if (!answer.IsAuthentic)
            return ActiveAuthenticationResult.Of(DocumentCheckResult.Aborted, Fault.NotProtected, status);
        if (status != StatusWord.Success)
            return ActiveAuthenticationResult.Of(DocumentCheckResult.Failed, Fault.Refused, status);
        var fault = ActiveAuthenticationSignature.Verify(key, algorithm, nonce, response.Data.Span, out var digest);
        var result = fault switch
        {
            Fault.None => DocumentCheckResult.Successful,
            Fault.AlgorithmNotSupported => DocumentCheckResult.NotSupported,
            _ => DocumentCheckResult.Failed,
        };
        return new(result, fault, status, digest?.Name ?? "") { Signature = response.Data };
    }

    private static ActiveAuthenticationResult Without(Fault fault) => ActiveAuthenticationResult.Of(
        fault == Fault.KeyNotSupported ? DocumentCheckResult.NotSupported : DocumentCheckResult.Undetermined, fault);
}
