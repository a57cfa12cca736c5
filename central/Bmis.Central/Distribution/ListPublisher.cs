using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Signs a new version of a list and puts it where every server of headquarters finds it. Versions of one list are
/// numbered without a gap; whoever publishes at the same time waits.
/// </summary>
internal sealed class ListPublisher(
    IWarehouse warehouse, WarehouseKeys keys, IOptions<DistributionOptions> options, TimeProvider clock)
{
    /// <summary>The notification that tells servers to look again.</summary>
    public const string Channel = "list_published";

    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('list ' || @name, 0))";

    private const string SelectNewest =
        """
        select version, created_at, expires_at, content_sha256
        from published_list where list_name = @name order by version desc limit 1
        """;

    private const string SelectContent =
        "select chunk, data from published_chunk where list_name = @name and version = @version order by chunk";

    private const string Insert =
        """
        insert into published_list (list_name, version, created_at, expires_at, length, content_sha256, signed_manifest)
        values (@name, @version, @created, @expires, @length, @digest, @signed)
        """;

    private const string InsertChunk =
        "insert into published_chunk (list_name, version, chunk, data) values (@name, @version, @chunk, @data)";

    // The newest two, and what everybody is meant to hold.
    private const string Prune =
        """
        delete from published_chunk where list_name = @name and version < @version - 1
            and version < (select max(version) from published_list where list_name = @name and share = 100)
        """;

    private readonly RolePublisher _roles = new(options.Value, clock);

    /// <summary>Where a chunk belongs.</summary>
    public static string Place(string name, long version, int chunk) =>
        FormattableString.Invariant($"list {name} {version} {chunk}");

    /// <summary>Whether this server holds a key to sign with.</summary>
    public bool CanSign => options.Value.SigningKeyFile.Length > 0;

    /// <summary>Publishes a version that lanes may use for so long and returns its number.</summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public async Task<long> PublishAsync(
        string name, ReadOnlyMemory<byte> content, TimeSpan lifetime, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var newest = await TakeTurnAsync(transaction, name);
        return await WriteAsync(transaction, name, newest, Opened(content), lifetime, cancellation);
    }

    /// <summary>
    /// The same of a file of any length, which is never in memory whole, unless the newest version has this very
    /// content and is in the first half of its life: then the number of that version.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    /// <exception cref="InvalidDataException">The file changed while it was published.</exception>
    public async Task<(long Version, bool IsNew)> PublishFileAsync(
        string name, string file, TimeSpan lifetime, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var newest = await TakeTurnAsync(transaction, name);
        await using (var content = File.OpenRead(file))
        {
            var digest = await SHA256.HashDataAsync(content, cancellation);
            if (newest is not null && newest.HasDigest(digest) && !newest.IsDue(TimeSpan.MaxValue, clock.GetUtcNow()))
                return (newest.Version, false);
        }

        var version = await WriteAsync(transaction, name, newest, () => File.OpenRead(file), lifetime, cancellation);
        return (version, true);
    }

    /// <summary>
    /// The newest version of a list, when it has this very content and is in the first half of its life; else null.
    /// </summary>
    public async Task<long?> HoldsAsync(string name, byte[] digest, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var newest = await connection.QuerySingleOrDefaultAsync<PublishedVersion>(SelectNewest, new { name });
        return newest is not null && newest.HasDigest(digest) && !newest.IsDue(TimeSpan.MaxValue, clock.GetUtcNow())
            ? newest.Version
            : null;
    }

    /// <summary>The same, unless the newest version has this very content: then null.</summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public async Task<long?> PublishChangedAsync(
        string name, ReadOnlyMemory<byte> content, TimeSpan lifetime, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var newest = await TakeTurnAsync(transaction, name);
        return newest is not null && newest.HasContent(content)
            ? null
            : await WriteAsync(transaction, name, newest, Opened(content), lifetime, cancellation);
    }

    /// <summary>
    /// Publishes the newest version's content once more, with new times and as long a life, when it has reached this
    /// age or half of its life; else, or when there is none, null. Of several servers one renews.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was signed.</exception>
    public async Task<long?> RenewAsync(string name, TimeSpan age, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var newest = await TakeTurnAsync(transaction, name);
        if (newest is null || !newest.IsDue(age, clock.GetUtcNow()))
            return null;
        var chunks = await connection.QueryAsync<(int Chunk, byte[] Data)>(
            SelectContent, new { name, newest.Version }, transaction);
        byte[] content =
            [.. chunks.SelectMany(one => keys.OpenSecret(Place(name, newest.Version, one.Chunk), one.Data))];
        return newest.HasContent(content)
            ? await WriteAsync(transaction, name, newest, Opened(content), newest.Lifetime, cancellation)
            : throw new InvalidDataException($"The stored bytes of {name} {newest.Version} are not what was signed.");
    }

    private static async Task<PublishedVersion?> TakeTurnAsync(NpgsqlTransaction transaction, string name)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(Lock, new { name }, transaction);
        return await connection.QuerySingleOrDefaultAsync<PublishedVersion>(SelectNewest, new { name }, transaction);
    }

    private static Func<Stream> Opened(ReadOnlyMemory<byte> content) =>
        () => new MemoryStream(content.ToArray(), writable: false);

    // The content is read twice, because the manifest with the digests of its chunks is signed before they are stored.
    private async Task<long> WriteAsync(
        NpgsqlTransaction transaction,
        string name,
        PublishedVersion? newest,
        Func<Stream> open,
        TimeSpan lifetime,
        CancellationToken cancellation)
    {
        if (!CanSign)
            throw Unsigned();
        using var key = RoleKeyFiles.Private(options.Value.KeyFileOf(RoleKind.Targets));
        var connection = transaction.Connection!;
        var version = (newest?.Version ?? 0) + 1;
        var created = clock.GetUtcNow();
        await using var first = open();
        var signed = await new ListSigner(key).SignAsync(
            name, version, created, created + lifetime, first, cancellation: cancellation);
        await using var second = open();
        await StoreAsync(connection, transaction, signed, second, cancellation);
        await connection.ExecuteAsync(Prune, new { name, version }, transaction);
        await _roles.PublishAsync(transaction, cancellation);
        await connection.ExecuteAsync("select pg_notify(@Channel, @name)", new { Channel, name }, transaction);
        await transaction.CommitAsync(cancellation);
        return version;
    }

    private async Task StoreAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        SignedManifest signed,
        Stream content,
        CancellationToken cancellation)
    {
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
            },
            transaction);
        var buffer = new byte[manifest.ChunkSize];
        for (var chunk = 0; chunk < manifest.ChunkDigests.Count; chunk++)
        {
            var plain = buffer.AsMemory(0, manifest.ChunkLength(chunk));
            await content.ReadAtLeastAsync(plain, plain.Length, throwOnEndOfStream: false, cancellation);
            if (!SHA256.HashData(plain.Span).AsSpan().SequenceEqual(manifest.ChunkDigests[chunk].Span))
                throw new InvalidDataException($"The bytes of {manifest} changed while they were published.");
            var data = keys.SealSecret(Place(name, version, chunk), plain.Span);
            await connection.ExecuteAsync(InsertChunk, new { name, version, chunk, data }, transaction);
        }
    }

    /// <summary>Signs the roles anew that are due, and lists that waited for a root; false when nothing is.</summary>
    /// <exception cref="StopException">The root names other keys than those of the settings.</exception>
    public async Task<bool> RenewRolesAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await _roles.PublishAsync(transaction, cancellation))
            return false;
        await connection.ExecuteAsync("select pg_notify(@Channel, 'roles')", new { Channel }, transaction);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Opens the key that signs the audit; the caller disposes of it.</summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public ECDsa LoadKey() => CanSign ? RoleKeyFiles.Private(options.Value.SigningKeyFile) : throw Unsigned();

    /// <summary>Opens the key that signs feeds; null when there is none. The caller disposes of it.</summary>
    public ECDsa? FeedKey() =>
        CanSign ? RoleKeyFiles.Private(options.Value.KeyFileOf(RoleKind.Timestamp)) : null;

    private static StopException Unsigned() =>
        new("The setting Distribution:SigningKeyFile is missing: a list cannot be signed.");
}
