using System.Text.Json;
using Bmis.Sync.Inbox;
using Bmis.Sync.Outbox;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes how a lane says it is, and when a list came to it that it did not hold before.</summary>
internal static class StatusRows
{
    private const string Upsert =
        """
        insert into lane_status (region_id, lane_id, seen_at, head_sequence, oldest_unsent, device_time,
            free_disk_bytes, held_lists, head_hash, software_version, certificate_end, devices)
        select @regionId, @Key, @now, @HeadSequence, @oldestUnsent, @deviceTime, @FreeDiskBytes,
            @heldLists::jsonb, @headHash, @SoftwareVersion, @certificateEnd, @devices::jsonb
        from producer where region_id = @regionId and lane_id = @Key and lease = @Lease
        on conflict (region_id, lane_id) do update set
            seen_at = excluded.seen_at, head_sequence = excluded.head_sequence,
            oldest_unsent = excluded.oldest_unsent, device_time = excluded.device_time,
            free_disk_bytes = excluded.free_disk_bytes, held_lists = excluded.held_lists,
            head_hash = excluded.head_hash, software_version = excluded.software_version,
            certificate_end = excluded.certificate_end, devices = excluded.devices
        """;

    // Most statuses name the same versions as the one before: then nothing is written.
    private const string NoteLists =
        """
        insert into lane_list (region_id, lane_id, list_name, version, since)
        select @regionId, @LaneId, held.key, held.value::bigint, @now from jsonb_each_text(@heldLists::jsonb) as held
        where not exists (
            select from lane_list as known where known.region_id = @regionId and known.lane_id = @LaneId
                and known.list_name = held.key and known.version = held.value::bigint)
        on conflict (region_id, lane_id, list_name) do update set version = excluded.version, since = excluded.since;
        delete from lane_list where region_id = @regionId and lane_id = @LaneId
            and not jsonb_exists(@heldLists::jsonb, list_name)
        """;

    /// <summary>Writes it; false when another stream has taken the branch over.</summary>
    public static async Task<bool> WriteAsync(
        NpgsqlConnection connection,
        int regionId,
        OpenBranch branch,
        LaneStatus status,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var values = new
        {
            regionId,
            branch.Producer.Key,
            branch.Producer.LaneId,
            branch.Lease,
            now,
            status.HeadSequence,
            oldestUnsent = Within(status.OldestUnsent),
            deviceTime = LaneClock.Within(status.DeviceTime),
            status.FreeDiskBytes,
            heldLists = JsonSerializer.Serialize(status.HeldLists),
            headHash = status.HeadHash.ToArray(),
            status.SoftwareVersion,
            certificateEnd = Within(status.CertificateEnd),
            devices = JsonSerializer.Serialize(status.Devices),
        };
        if (await connection.ExecuteAsync(new CommandDefinition(Upsert, values, cancellationToken: cancellation)) == 0)
            return false;
        await connection.ExecuteAsync(new CommandDefinition(NoteLists, values, cancellationToken: cancellation));
        return true;
    }

    private static DateTimeOffset? Within(DateTimeOffset? time) => time is { } known ? LaneClock.Within(known) : null;
}
