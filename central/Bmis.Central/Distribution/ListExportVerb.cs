using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Devices;
using Bmis.Central.Intake;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;

namespace Bmis.Central.Distribution;

/// <summary>
/// <c>bmis-central distribution export LANE FILE</c>: writes a lane's newest lists into a kit that its device alone can
/// open, for <c>bmis-post sync import</c>.
/// </summary>
internal static class ListExportVerb
{
    public const string Usage = "LANE FILE [--certificate FILE]";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var given = context.Arguments.Option("--certificate");
        var lane = Producer.TryParse(context.Arguments.Word("LANE"))
            ?? throw new StopException("A lane id has 1 to 64 letters, digits, '.', '-' or '_'.");
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("distribution export", lane.LaneId, context.Cancellation);
        if (await rooms.GetRequiredService<LaneDirectory>().FindAsync(lane.LaneId, context.Cancellation)
            is null or { Disabled: true })
            throw new StopException($"There is no lane '{lane.LaneId}', or it is disabled.");
        var device = KitSigning.PublicKeyOf(await CertificateAsync(rooms, lane.LaneId, given, context.Cancellation))
            ?? throw new StopException("The lane's certificate has no key on P-256: no kit can be sealed for it.");
        try
        {
            var written = await rooms.GetRequiredService<ReturnKits>()
                .WriteAsync(file, lane, device, receipt: null, context.Cancellation);
            var lists = written.ToDictionary(one => one.Name, one => one.Version);
            context.Write(new { lane = lane.LaneId, file, lists });
            return VerbContext.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StopException($"The kit was not written: {failure.Message}");
        }
    }

    private static async Task<X509Certificate2> CertificateAsync(
        VerbRooms rooms, string lane, string? file, CancellationToken cancellation)
    {
        try
        {
            if (file is not null)
                return X509CertificateLoader.LoadCertificateFromFile(file);
            return await rooms.GetRequiredService<DeviceStore>().CurrentAsync(lane, cancellation) is { } kept
                ? X509CertificateLoader.LoadCertificate(kept)
                : throw new StopException(
                    $"The register keeps no certificate of lane '{lane}': name its file with --certificate.");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException)
        {
            throw new StopException($"The lane's certificate cannot be read: {fault.Message}");
        }
    }
}
