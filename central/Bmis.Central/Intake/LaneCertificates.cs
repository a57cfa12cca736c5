using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>How lanes and the certificates that they show stand on the register, asked afresh each time.</summary>
internal sealed class LaneCertificates(IWarehouse warehouse, TimeProvider clock)
{
    private const string Select =
        """
        select shown.lane_id, lane.lane_id is not null as registered, lane.disabled_at is not null as disabled,
            coalesce(lane.registered_only, false) as registered_only,
            certificate.lane_id as certificate_lane, certificate.end_reason,
            certificate.lane_id = lane.lane_id and certificate.first_used_at is null as is_first_use
        from unnest(@laneIds, @digests) with ordinality as shown (lane_id, certificate_sha256, place)
            left join lane on lane.lane_id = shown.lane_id
            left join device_certificate as certificate
                on certificate.certificate_sha256 = shown.certificate_sha256
        order by shown.place
        """;

    // The lane's row comes first: it puts uses, renewals and revocations of one lane in a row.
    private const string NoteFirstUse =
        """
        update lane set registered_only = true where lane_id = @LaneId;
        update device_certificate set first_used_at = @now
        where certificate_sha256 = @Sha256 and first_used_at is null;
        update device_certificate set ended_at = @now, ended_by = '', end_reason = 'replaced'
        where lane_id = @LaneId and ended_at is null and certificate_sha256 <> @Sha256
            and issued_at <= (select issued_at from device_certificate where certificate_sha256 = @Sha256)
        """;

    /// <summary>How each stands, in the order in which they are given.</summary>
    public async Task<IReadOnlyList<LaneStanding>> StandingsAsync(
        IReadOnlyList<ShownCertificate> shown, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<LaneStanding>(new CommandDefinition(
            Select,
            new
            {
                laneIds = shown.Select(one => one.LaneId).ToArray(),
                digests = shown.Select(one => one.Sha256).ToArray(),
            },
            cancellationToken: cancellation))];
    }

    /// <summary>
    /// A certificate was shown for the first time: the lane holds it safely, so what it had before counts no more.
    /// </summary>
    public async Task NoteFirstUseAsync(ShownCertificate shown, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(
            NoteFirstUse,
            new { shown.LaneId, shown.Sha256, now = clock.GetUtcNow() },
            transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
    }

    private ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);
}
