using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Central.Keys;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Dapper;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Writes versions of lists within a transaction: who takes the turns of all lists concerned, adds versions, and
/// finishes. Nothing is published before the end.
/// </summary>
internal sealed class ListWriter(WarehouseKeys keys, DistributionOptions options, TimeProvider clock)
{
    private const string Columns =
        """
        select version, created_at, expires_at, content_sha256, share, roll_out, recalls_from, recalls_to
        from published_list where list_name = @name
        """;

    public const string SelectNewest = Columns + " order by version desc limit 1";

    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('list ' || @name, 0))";

    private const string SelectForAll = Columns + " and share = 100 order by version desc limit 1";

    private const string SelectOne = Columns + " and version = @version";

    private const string SelectAsOf = Columns + " and created_at <= @at order by version desc limit 1";

    // Whichever version still has the bytes.
    private const string SelectKept =
        """
        select signed_manifest from published_list as list
        where list_name = @name and content_sha256 = @digest and (length = 0 or exists (
            select from published_chunk as chunk
            where chunk.list_name = list.list_name and chunk.version = list.version))
        order by version desc limit 1
        """;

    private const string SelectChunk =
        "select data from published_chunk where list_name = @name and version = @version and chunk = @chunk";

    private const string Insert =
        """
        insert into published_list (list_name, version, created_at, expires_at, length, content_sha256, signed_manifest,
            share, roll_out, recalls_from, recalls_to)
        values (@name, @version, @created, @expires, @length, @digest, @signed,
            @Share, @RollOut, @RecallsFrom, @RecallsTo)
        """;

    private const string InsertChunk =
        "insert into published_chunk (list_name, version, chunk, data) values (@name, @version, @chunk, @data)";

    // The newest two, or four where each is published for those of a roll-out and for the others; what every lane is
    // meant to hold; and of the last week what each day ended with, so that there is something to go back to.
    private const string Prune =
        """
        delete from published_chunk
        using (select max(version) as version, max(version) filter (where share = 100) as for_all
            from published_list where list_name = @name) as newest,
            (select share from published_list where list_name = @name order by version desc limit 1) as last
        where list_name = @name
            and published_chunk.version < newest.version - case last.share when 100 then 1 else 3 end
            and published_chunk.version is distinct from newest.for_all
            and published_chunk.version not in (
                select max(daily.version) from (
                    select distinct on ((created_at at time zone 'UTC')::date) version, content_sha256
                    from published_list where list_name = @name and created_at > @since
                    order by (created_at at time zone 'UTC')::date, version desc) as daily
                group by content_sha256)
        """;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public RolePublisher Roles { get; } = new(options, clock);

    /// <summary>Waits for whoever publishes the list, until the transaction ends; says which version is the newest.
    /// </summary>
    public static async Task<PublishedVersion?> TakeTurnAsync(NpgsqlTransaction transaction, string name)
    {
        await transaction.Connection!.ExecuteAsync(Lock, new { name }, transaction);
        return await FindAsync(transaction, SelectNewest, new { name });
    }

    /// <summary>The newest version that is for every lane.</summary>
    public static Task<PublishedVersion?> ForAllAsync(NpgsqlTransaction transaction, string name) =>
        FindAsync(transaction, SelectForAll, new { name });

    /// <summary>A version of a list.</summary>
    public static Task<PublishedVersion?> FindAsync(NpgsqlTransaction transaction, string name, long version) =>
        FindAsync(transaction, SelectOne, new { name, version });

    /// <summary>The newest version of a list at a time.</summary>
    public static Task<PublishedVersion?> AsOfAsync(NpgsqlTransaction transaction, string name, DateTime at) =>
        FindAsync(transaction, SelectAsOf, new { name, at });

    /// <summary>Adds a version. Its content is read twice: the manifest with the digests of its chunks is signed before
    /// they are stored.</summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    /// <exception cref="InvalidDataException">The content changed between the two.</exception>
    public async Task AddAsync(
        NpgsqlTransaction transaction,
        (string Name, long Version) list,
        Func<Stream> open,
        TimeSpan lifetime,
        ListRelease release,
        CancellationToken cancellation)
    {
        using var key = Key();
        var created = clock.GetUtcNow();
        await using var first = open();
        var signed = await new ListSigner(key).SignAsync(
            list.Name, list.Version, created, created + lifetime, first, cancellation: cancellation);
        await using var second = open();
        await StoreAsync(transaction, signed, release, async (_, plain) =>
            await second.ReadAtLeastAsync(plain, plain.Length, throwOnEndOfStream: false, cancellation));
    }

    /// <summary>Adds a version with the content of an older one, chunk by chunk, and as long a life.</summary>
    /// <exception cref="StopException">There is no key to sign with, or the bytes are not kept any more.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was signed.</exception>
    public async Task CopyAsync(
        NpgsqlTransaction transaction,
        string name,
        PublishedVersion content,
        long version,
        ListRelease release,
        CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var bytes = await connection.ExecuteScalarAsync<byte[]?>(
            SelectKept, new { name, digest = content.ContentSha256 }, transaction);
        if (bytes is null || ManifestCodec.FromBytes(bytes).Manifest?.Manifest is not { } kept)
            throw new StopException($"The content of {name} {content.Version} is not kept any more.");
        using var key = Key();
        var created = clock.GetUtcNow();
        var signed = new ListSigner(key).Sign(kept with
        {
            Version = version, Created = created, Expires = created + content.Lifetime,
        });
        await StoreAsync(transaction, signed, release, async (chunk, plain) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var data = await connection.ExecuteScalarAsync<byte[]?>(
                SelectChunk, new { name, kept.Version, chunk }, transaction) ?? [];
            var opened = data.Length == 0 ? [] : keys.OpenSecret(ListPublisher.Place(name, kept.Version, chunk), data);
            opened.AsSpan(0, Math.Min(opened.Length, plain.Length)).CopyTo(plain.Span);
        });
    }

    /// <summary>
    /// Removes bytes that nobody needs any more, signs the roles, tells every server and ends the transaction.
    /// </summary>
    /// <exception cref="StopException">The root names other keys than those of the settings.</exception>
    public async Task FinishAsync(
        NpgsqlTransaction transaction, IReadOnlyList<string> names, CancellationToken cancellation, long skip = 0)
    {
        var connection = transaction.Connection!;
        var since = clock.GetUtcNow() - Kept;
        foreach (var name in names)
            await connection.ExecuteAsync(Prune, new { name, since }, transaction);
        await Roles.PublishAsync(transaction, cancellation, skip);
        await connection.ExecuteAsync(
            "select pg_notify(@Channel, @name)", new { ListPublisher.Channel, name = names[0] }, transaction);
        await transaction.CommitAsync(cancellation);
    }

    private static Task<PublishedVersion?> FindAsync(NpgsqlTransaction transaction, string select, object values) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<PublishedVersion>(select, values, transaction);

    private ECDsa Key() => options.SigningKeyFile.Length > 0
        ? RoleKeyFiles.Private(options.KeyFileOf(RoleKind.Targets))
        : throw ListPublisher.Unsigned();

    private async Task StoreAsync(
        NpgsqlTransaction transaction,
        SignedManifest signed,
        ListRelease release,
        Func<int, Memory<byte>, Task> read)
    {
        var connection = transaction.Connection!;
        var manifest = signed.Manifest;
        var (name, version) = (manifest.Name, manifest.Version);
        await connection.ExecuteAsync(
            Insert,
            new
            {
                name,
                version,
                created = manifest.Created,
                expires = manifest.Expires,
                manifest.Length,
                digest = manifest.Sha256.ToArray(),
                signed = ManifestCodec.ToBytes(signed),
                release.Share,
                release.RollOut,
                release.RecallsFrom,
                release.RecallsTo,
            },
            transaction);
        var buffer = new byte[manifest.LongestChunk];
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var plain = buffer.AsMemory(0, manifest.ChunkLengths[chunk]);
            await read(chunk, plain);
            if (!SHA256.HashData(plain.Span).AsSpan().SequenceEqual(manifest.ChunkDigests[chunk].Span))
                throw new InvalidDataException($"The bytes of {manifest} are not those that were signed.");
            var data = keys.SealSecret(ListPublisher.Place(name, version, chunk), plain.Span);
            await connection.ExecuteAsync(InsertChunk, new { name, version, chunk, data }, transaction);
        }
    }
}
