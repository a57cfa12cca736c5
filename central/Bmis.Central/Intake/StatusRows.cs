using System.Text.Json;
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
        values (@regionId, @laneId, @now, @HeadSequence, @oldestUnsent, @deviceTime, @FreeDiskBytes,
            @heldLists::jsonb, @headHash, @SoftwareVersion, @certificateEnd, @devices::jsonb)
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
        select @regionId, @laneId, held.key, held.value::bigint, @now from jsonb_each_text(@heldLists::jsonb) as held
        where not exists (
            select from lane_list as known where known.region_id = @regionId and known.lane_id = @laneId
                and known.list_name = held.key and known.version = held.value::bigint)
        on conflict (region_id, lane_id, list_name) do update set version = excluded.version, since = excluded.since;
        delete from lane_list where region_id = @regionId and lane_id = @laneId
            and not jsonb_exists(@heldLists::jsonb, list_name)
        """;

    public static Task WriteAsync(
        NpgsqlConnection connection,
        int regionId,
        string laneId,
        LaneStatus status,
        DateTimeOffset now,
        CancellationToken cancellation) => connection.ExecuteAsync(new CommandDefinition(
        $"{Upsert};{NoteLists}",
        new
        {
            regionId,
            laneId,
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
        },
        cancellationToken: cancellation));

    private static DateTimeOffset? Within(DateTimeOffset? time) => time is { } known ? LaneClock.Within(known) : null;
}
