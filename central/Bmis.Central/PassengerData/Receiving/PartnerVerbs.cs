using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// <c>bmis-central passenger partner add|interactive|list|disable</c>: who may send passenger data, and how
/// carriers are answered before boarding. A token is printed once and kept nowhere; with a certificate there is none.
/// </summary>
internal static class PartnerVerbs
{
    public const string AddUsage = "PARTNER [--name NAME] [--certificate FILE] [--callback URL]";

    public const string InteractiveUsage =
        "PARTNER [--callback URL] [--codes SET] [--doubt refer|desk] [--fallback manual|local] [--answer-within MS]";

    public const string DisableUsage = "PARTNER";

    public static async Task<int> AddAsync(VerbContext context)
    {
        var name = context.Arguments.Option("--name");
        var certificate = DigestOf(context.Arguments.Option("--certificate"));
        var answering = new PartnerAnswering(Callback: Callback(context));
        var id = IdOf(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger partner add", id, context.Cancellation);
        var token = certificate is null ? PartnerToken.Make() : null;
        await rooms.GetRequiredService<PartnerStore>().AddAsync(
            id, name ?? id, token is null ? null : PartnerToken.DigestOf(token), certificate, context.Cancellation);
        await rooms.GetRequiredService<PartnerStore>().AnswerAsync(id, answering, context.Cancellation);
        context.Write(new { partner = id, token, certificate = certificate is not null });
        return VerbContext.Done;
    }

    /// <summary>How a partner's requests before boarding are answered; what is not named stays.</summary>
    public static async Task<int> InteractiveAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var answering = new PartnerAnswering(
            Callback(context), arguments.Option("--codes"), OneOf(arguments, "--doubt", "refer", "desk"),
            OneOf(arguments, "--fallback", "manual", "local"), Number(arguments, "--answer-within"));
        var id = IdOf(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger partner interactive", id, context.Cancellation);
        if (!await rooms.GetRequiredService<PartnerStore>().AnswerAsync(id, answering, context.Cancellation))
            throw new StopException("There is no such partner, or no such set of codes.");
        context.Write(new { partner = id });
        return VerbContext.Done;
    }

    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        foreach (var one in await rooms.GetRequiredService<PartnerStore>().AllAsync(context.Cancellation))
            context.Write(new
            {
                partner = one.PartnerId,
                name = one.Name,
                token = one.HasToken,
                certificate = one.HasCertificate,
                callback = one.Callback,
                codes = one.AnswerCodes,
                doubt = one.Doubt,
                fallback = one.Fallback,
                answerWithin = one.AnswerWithinMs,
                added = one.AddedAt,
                disabled = one.DisabledAt,
            });
        return VerbContext.Done;
    }

    public static async Task<int> DisableAsync(VerbContext context)
    {
        var id = IdOf(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger partner disable", id, context.Cancellation);
        if (!await rooms.GetRequiredService<PartnerStore>().DisableAsync(id, context.Cancellation))
            throw new StopException($"There is no partner {id}.");
        context.Write(new { partner = id, disabled = true });
        return VerbContext.Done;
    }

    private static string? Callback(VerbContext context)
    {
        var callback = context.Arguments.Option("--callback");
        return callback is null || (Uri.TryCreate(callback, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0)
            ? callback
            : throw new StopException("The option --callback wants an address that begins with https:// .");
    }

    private static string? OneOf(Arguments arguments, string option, params string[] words)
    {
        var word = arguments.Option(option);
        return word is null || words.Contains(word)
            ? word
            : throw new StopException($"The option {option} wants {string.Join(" or ", words)}.");
    }

    private static int? Number(Arguments arguments, string option) => arguments.Option(option) is not { } word
        ? null
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new StopException($"The option {option} wants a whole number.");

    private static string IdOf(VerbContext context)
    {
        var id = Producer.TryParse(context.Arguments.Word("PARTNER"))?.LaneId
            ?? throw new StopException("A partner's id has 1 to 64 letters, digits, '.', '-' or '_'.");
        context.Arguments.RequireNothingElse();
        return id;
    }

    private static byte[]? DigestOf(string? file)
    {
        if (file is null)
            return null;
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return SHA256.HashData(certificate.RawData);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StopException($"{file} holds no certificate: {fault.Message}");
        }
    }
}
