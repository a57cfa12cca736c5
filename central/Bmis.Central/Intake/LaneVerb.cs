using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Devices;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Wire;
using Dapper;

namespace Bmis.Central.Intake;

/// <summary>
/// <c>bmis-central lane add LANE --post CODE --region N</c>: registers a lane and, when it is new, its post. Doing it
/// again changes what differs. A certificate of a file takes the place of those that the lane had.
/// </summary>
internal static class LaneVerb
{
    public const string Usage =
        "LANE --post CODE --region N [--post-name NAME] [--time-zone ZONE] [--certificate FILE]";

    private const string UpsertPost =
        """
        insert into post (post_code, region_id, name, time_zone) values (@post, @region, coalesce(@name, @post), @zone)
        on conflict (post_code) do update set
            region_id = excluded.region_id, name = coalesce(@name, post.name), time_zone = excluded.time_zone
        """;

    private const string UpsertLane =
        """
        insert into lane (lane_id, region_id, post_code) values (@lane, @region, @post)
        on conflict (lane_id) do update set
            region_id = excluded.region_id, post_code = excluded.post_code, disabled_at = null
        """;

    public static async Task<int> RunAsync(VerbContext context)
    {
        var arguments = context.Arguments;
        var post = arguments.Required("--post");
        var region = arguments.RequiredNumber("--region");
        var name = arguments.Option("--post-name");
        var zone = arguments.Option("--time-zone") ?? "UTC";
        using var certificate = Load(arguments.Option("--certificate"));
        var lane = Producer.TryParse(arguments.Word("LANE"))?.LaneId
            ?? throw new StopException("A lane id has 1 to 64 letters, digits, '.', '-' or '_'.");
        arguments.RequireNothingElse();
        if (certificate is not null && !(GrpcCertificates.DnsNames(certificate) is [var named] && named == lane))
            throw new StopException($"The certificate does not name the lane {lane}, and it alone.");
        if (post.Length is 0 or > 16)
            throw new StopException("A post's code has 1 to 16 characters.");
        if (!LaneClock.IsZone(zone) || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new StopException($"The time zone {zone} is not known.");
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("lane add", lane, context.Cancellation);
        await using var connection = await rooms.GetRequiredService<IWarehouse>()
            .ForRegistry().OpenConnectionAsync(context.Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(context.Cancellation);
        await connection.ExecuteAsync(UpsertPost, new { post, region, name, zone }, transaction);
        await connection.ExecuteAsync(UpsertLane, new { lane, region, post }, transaction);
        if (certificate is not null)
            await rooms.GetRequiredService<DeviceStore>().PinAsync(transaction, lane, certificate);
        await transaction.CommitAsync(context.Cancellation);
        context.Write(new { lane, post, region });
        return VerbContext.Done;
    }

    private static X509Certificate2? Load(string? file)
    {
        if (file is null)
            return null;
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException)
        {
            throw new StopException($"{file} is not a certificate: {fault.Message}");
        }
    }
}
