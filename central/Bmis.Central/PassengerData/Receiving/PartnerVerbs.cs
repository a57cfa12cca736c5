using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>
/// <c>bmis-central passenger partner add|list|disable</c>: who may send passenger data. A token is printed once and
/// kept nowhere; with a certificate there is none.
/// </summary>
internal static class PartnerVerbs
{
    public const string AddUsage = "PARTNER [--name NAME] [--certificate FILE]";
    public const string DisableUsage = "PARTNER";

    public static async Task<int> AddAsync(VerbContext context)
    {
        var name = context.Arguments.Option("--name");
        var certificate = DigestOf(context.Arguments.Option("--certificate"));
        var id = IdOf(context);
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("passenger partner add", id, context.Cancellation);
        var token = certificate is null ? PartnerToken.Make() : null;
        await rooms.GetRequiredService<PartnerStore>().AddAsync(
            id, name ?? id, token is null ? null : PartnerToken.DigestOf(token), certificate, context.Cancellation);
        context.Write(new { partner = id, token, certificate = certificate is not null });
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
