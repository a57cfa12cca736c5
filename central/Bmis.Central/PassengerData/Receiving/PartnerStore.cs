using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Who may send passenger data, and by what they are known.</summary>
internal sealed class PartnerStore(IWarehouse warehouse, TimeProvider clock)
{
    private const string Upsert =
        """
        insert into passenger_partner (partner_id, name, token_sha256, certificate_sha256, added_at)
        values (@id, @name, @token, @certificate, @now)
        on conflict (partner_id) do update set name = excluded.name, token_sha256 = excluded.token_sha256,
            certificate_sha256 = excluded.certificate_sha256, disabled_at = null
        """;

    private const string SelectKnown =
        """
        select digest, partner_id from passenger_partner
            cross join lateral (values (token_sha256), (certificate_sha256)) as one (digest)
        where disabled_at is null and digest is not null
        """;

    private const string SelectAll =
        """
        select partner_id, name, token_sha256 is not null as has_token, certificate_sha256 is not null
            as has_certificate, callback, answer_codes, doubt, fallback, answer_within_ms, added_at, disabled_at
        from passenger_partner order by partner_id
        """;

    private const string Answer =
        """
        update passenger_partner
        set callback = coalesce(@Callback, callback), answer_codes = coalesce(@Codes, answer_codes),
            doubt = coalesce(@Doubt, doubt), fallback = coalesce(@Fallback, fallback),
            answer_within_ms = coalesce(@WithinMs, answer_within_ms)
        where partner_id = @id
            and (@Codes::text is null or exists (select 1 from answer_code where codes = @Codes))
        """;

    private const string Disable =
        "update passenger_partner set disabled_at = coalesce(disabled_at, @now) where partner_id = @id";

    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);

    private volatile KnownPartners? _known;

    /// <summary>Adds a partner, or gives one another token or certificate in place of those it had.</summary>
    /// <param name="id">1 to 64 characters.</param>
    /// <param name="name">Who it is.</param>
    /// <param name="token">Digest of its token; null when it has a certificate.</param>
    /// <param name="certificate">SHA-256 of its certificate; null when it has a token.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task AddAsync(
        string id, string name, byte[]? token, byte[]? certificate, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(Upsert, new { id, name, token, certificate, now = clock.GetUtcNow() });
    }

    /// <summary>
    /// Says how a partner's requests before boarding are answered; what is null stays. False when there is no such
    /// partner or set of codes.
    /// </summary>
    public async Task<bool> AnswerAsync(string id, PartnerAnswering answering, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var parameters = new DynamicParameters(answering);
        parameters.Add("id", id);
        return await connection.ExecuteAsync(Answer, parameters) > 0;
    }

    /// <summary>
    /// The partner with this token or certificate; null when there is none that counts. Who is disabled may be let in
    /// for a second: with hundreds of requests a second partners are not read for each.
    /// </summary>
    public async Task<string?> FindAsync(byte[]? token, byte[]? certificate, CancellationToken cancellation)
    {
        if (_known is { } known && clock.GetElapsedTime(known.ReadAt) < Trusted
            && known.Find(token, certificate) is { } partner)
            return partner;
        var readAt = clock.GetTimestamp();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(byte[] Digest, string Id)>(
            new CommandDefinition(SelectKnown, cancellationToken: cancellation));
        _known = new(readAt, rows.ToDictionary(one => Convert.ToHexString(one.Digest), one => one.Id));
        return _known.Find(token, certificate);
    }

    public async Task<IReadOnlyList<Partner>> AllAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<Partner>(SelectAll)];
    }

    /// <summary>Lets a partner send no more; false when there is none.</summary>
    public async Task<bool> DisableAsync(string id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(Disable, new { id, now = clock.GetUtcNow() }) > 0;
    }
}
