using System.Data.Common;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Devices;

/// <summary>One-time codes and certificates in the warehouse.</summary>
internal sealed class DeviceStore(IWarehouse warehouse, TimeProvider clock)
{
    private const string PutCode =
        """
        insert into device_code (lane_id, code_digest, made_at, made_by, expires_at)
        select lane_id, @digest, @now, @by, @expires from lane where lane_id = @laneId
        on conflict (lane_id) do update set
            code_digest = excluded.code_digest, made_at = excluded.made_at, made_by = excluded.made_by,
            expires_at = excluded.expires_at, wrong_tries = 0, used_at = null, used_key_sha256 = null
        """;

    private const string SelectCode =
        """
        select code_digest, expires_at, wrong_tries, used_at, used_key_sha256
        from device_code join lane using (lane_id) where lane_id = @laneId and disabled_at is null
        for update of device_code
        """;

    private const string SelectOfKey =
        """
        select lane_id, certificate, first_used_at is null and ended_at is null and not_after > @now as waits
        from device_certificate where key_sha256 = @keySha256
        """;

    private const string Insert =
        """
        insert into device_certificate (certificate_sha256, lane_id, certificate, serial, not_before, not_after,
            key_sha256, issued_at, renewed_from)
        values (@Sha256, @laneId, @RawData, @SerialNumber, @NotBefore, @NotAfter, @keySha256, @now,
            (select certificate_sha256 from device_certificate where certificate_sha256 = @renewedFrom))
        """;

    // Bound by hand: it counts from now on, and what the lane had before no more.
    private const string Bind =
        """
        update lane set registered_only = true where lane_id = @laneId;
        update device_certificate set ended_at = @now, ended_by = '', end_reason = 'replaced'
        where lane_id = @laneId and ended_at is null and certificate_sha256 <> @Sha256;
        insert into device_certificate (certificate_sha256, lane_id, certificate, serial, not_before, not_after,
            issued_at, first_used_at)
        values (@Sha256, @laneId, @RawData, @SerialNumber, @NotBefore, @NotAfter, @now, @now)
        on conflict (certificate_sha256) do update set ended_at = null, ended_by = null, end_reason = null
        """;

    private const string Revoke =
        """
        update lane set registered_only = true where lane_id = @laneId;
        update device_certificate set ended_at = @now, ended_by = @by, end_reason = @reason
        where lane_id = @laneId and ended_at is null;
        delete from device_code where lane_id = @laneId
        """;

    private const string SelectCurrent =
        """
        select certificate from device_certificate
        where lane_id = @laneId and ended_at is null and certificate is not null
        order by first_used_at is null, issued_at desc limit 1
        """;

    private const string SelectAll =
        """
        select lane.lane_id, lane.post_code, lane.disabled_at is not null as disabled, lane.registered_only,
            held.serial, held.not_before, held.not_after, held.certificate_sha256 is not null as has_certificate,
            ended.end_reason, ended.ended_at, code.expires_at as code_until
        from lane
            left join lateral (
                select * from device_certificate as one where one.lane_id = lane.lane_id and one.ended_at is null
                order by one.first_used_at is null, one.issued_at desc limit 1) as held on true
            left join lateral (
                select * from device_certificate as one where one.lane_id = lane.lane_id and one.ended_at is not null
                order by one.ended_at desc limit 1) as ended on true
            left join device_code as code on code.lane_id = lane.lane_id and code.used_at is null
                and code.expires_at > @now and code.wrong_tries < @most
        order by lane.post_code, lane.lane_id
        """;

    /// <summary>The connection of one piece of work; its transaction is the caller's to commit.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);

    /// <summary>The certificate that a lane uses, as the register keeps it; null when it keeps none.</summary>
    public async Task<byte[]?> CurrentAsync(string laneId, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<byte[]?>(
            new CommandDefinition(SelectCurrent, new { laneId }, cancellationToken: cancellation));
    }

    /// <summary>Puts a code in the place of the lane's last one; false when there is no such lane.</summary>
    public async Task<bool> PutCodeAsync(
        string laneId, byte[] digest, string by, DateTimeOffset expires, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(
            PutCode,
            new { laneId, digest, by, expires, now = clock.GetUtcNow() },
            cancellationToken: cancellation)) == 1;
    }

    /// <summary>The code of a lane that is not disabled; its row is the transaction's until it ends.</summary>
    public static Task<DeviceCode?> TakeCodeAsync(DbTransaction transaction, string laneId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<DeviceCode>(SelectCode, new { laneId }, transaction);

    public static Task NoteWrongTryAsync(DbTransaction transaction, string laneId) =>
        transaction.Connection!.ExecuteAsync(
            "update device_code set wrong_tries = wrong_tries + 1 where lane_id = @laneId",
            new { laneId },
            transaction);

    public Task NoteUseAsync(DbTransaction transaction, string laneId, byte[] keySha256) =>
        transaction.Connection!.ExecuteAsync(
            "update device_code set used_at = @now, used_key_sha256 = @keySha256 where lane_id = @laneId",
            new { laneId, keySha256, now = clock.GetUtcNow() },
            transaction);

    /// <summary>How many certificates the lane got since; its row is the transaction's until it ends.</summary>
    public static async Task<int> IssuedSinceAsync(DbTransaction transaction, string laneId, DateTimeOffset since)
    {
        await transaction.Connection!.ExecuteAsync(
            "select from lane where lane_id = @laneId for update", new { laneId }, transaction);
        return await transaction.Connection!.ExecuteScalarAsync<int>(
            "select count(*) from device_certificate where lane_id = @laneId and issued_at > @since",
            new { laneId, since },
            transaction);
    }

    /// <summary>The certificate that was issued for a key; null when none was.</summary>
    public Task<KeptCertificate?> FindAsync(DbTransaction transaction, byte[] keySha256) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<KeptCertificate>(
            SelectOfKey, new { keySha256, now = clock.GetUtcNow() }, transaction);

    /// <summary>Keeps what was issued.</summary>
    public Task AddAsync(
        DbTransaction transaction,
        string laneId,
        X509Certificate2 certificate,
        byte[] keySha256,
        byte[]? renewedFrom) =>
        transaction.Connection!.ExecuteAsync(
            Insert, Row(laneId, certificate, keySha256, renewedFrom), transaction);

    /// <summary>Binds a lane to a certificate of a file.</summary>
    public Task PinAsync(DbTransaction transaction, string laneId, X509Certificate2 certificate) =>
        transaction.Connection!.ExecuteAsync(Bind, Row(laneId, certificate, null, null), transaction);

    /// <summary>
    /// Ends every certificate and code of a lane; from then on only a new code lets it in. False when there is no such
    /// lane.
    /// </summary>
    public async Task<bool> RevokeAsync(
        string laneId, string by, RevocationReason reason, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var known = await connection.ExecuteScalarAsync<bool>(
            "select exists (select from lane where lane_id = @laneId)", new { laneId }, transaction);
        await connection.ExecuteAsync(new CommandDefinition(
            Revoke,
            new { laneId, by, reason = RevocationReasons.CodeOf(reason), now = clock.GetUtcNow() },
            transaction,
            cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return known;
    }

    /// <summary>Every lane and how its device stands now.</summary>
    public async Task<IReadOnlyList<DeviceView>> AllAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await OpenAsync(cancellation);
        var rows = await connection.QueryAsync<DeviceFacts>(new CommandDefinition(
            SelectAll, new { now, most = DevicesParameters.MostTries }, cancellationToken: cancellation));
        return [.. rows.Select(row => DeviceJudge.Judge(row, now))];
    }

    private object Row(string laneId, X509Certificate2 certificate, byte[]? keySha256, byte[]? renewedFrom) => new
    {
        laneId,
        keySha256,
        renewedFrom,
        now = clock.GetUtcNow(),
        Sha256 = certificate.GetCertHash(HashAlgorithmName.SHA256),
        certificate.RawData,
        certificate.SerialNumber,
        NotBefore = certificate.NotBefore.ToUniversalTime(),
        NotAfter = certificate.NotAfter.ToUniversalTime(),
    };
}
