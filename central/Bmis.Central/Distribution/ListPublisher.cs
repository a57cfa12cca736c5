using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings;
using Bmis.Sync.Distribution.Roles;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Signs a new version of a list and puts it where every server of headquarters finds it, for every lane or, during a
/// roll-out, for its share of them. Whoever publishes the list at the same time waits.
/// </summary>
internal sealed class ListPublisher(
    IWarehouse warehouse, WarehouseKeys keys, IOptions<DistributionOptions> options, TimeProvider clock)
{
    /// <summary>The notification that tells servers to look again.</summary>
    public const string Channel = "list_published";

    // Whether a version that is recalled has this content, and not what replaced it.
    private const string SelectRecalled =
        """
        select exists (
            select from published_list where list_name = @name and content_sha256 = @digest
                and version between @RecallsFrom and @RecallsTo)
        and not exists (
            select from published_list where list_name = @name and content_sha256 = @digest
                and version = @RecallsTo + 1)
        """;

    private readonly ListWriter _writer = new(keys, options.Value, clock);

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
        var newest = await ListWriter.TakeTurnAsync(transaction, name);
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
        var newest = await ListWriter.TakeTurnAsync(transaction, name);
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
        var newest = await connection.QuerySingleOrDefaultAsync<PublishedVersion>(
            ListWriter.SelectNewest, new { name });
        return newest is not null && newest.HasDigest(digest) && !newest.IsDue(TimeSpan.MaxValue, clock.GetUtcNow())
            ? newest.Version
            : null;
    }

    /// <summary>
    /// The same, unless the newest version has this very content, or one that is recalled has it: then null.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public async Task<long?> PublishChangedAsync(
        string name, ReadOnlyMemory<byte> content, TimeSpan lifetime, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var newest = await ListWriter.TakeTurnAsync(transaction, name);
        var digest = SHA256.HashData(content.Span);
        return newest?.HasDigest(digest) == true || await IsRecalledAsync(transaction, name, newest, digest)
            ? null
            : await WriteAsync(transaction, name, newest, Opened(content), lifetime, cancellation);
    }

    /// <summary>
    /// Publishes the newest version's content once more, with new times and as long a life, when it has reached this
    /// age or half of its life; else, or when there is none, null. While it is on its way to a share of the lanes, what
    /// the others hold is published anew before it, and says when both are due. Of several servers one renews.
    /// </summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    /// <exception cref="InvalidDataException">What is stored is not what was signed.</exception>
    public async Task<long?> RenewAsync(string name, TimeSpan age, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ListWriter.TakeTurnAsync(transaction, name) is not { } newest)
            return null;
        var oldest = await ListWriter.ForAllAsync(transaction, name) ?? newest;
        if (!oldest.IsDue(age, clock.GetUtcNow()))
            return null;
        var version = newest.Version;
        if (oldest.Version < newest.Version)
            await _writer.CopyAsync(transaction, name, oldest, ++version, newest.Release.ForAll(), cancellation);
        await _writer.CopyAsync(transaction, name, newest, ++version, newest.Release, cancellation);
        await _writer.FinishAsync(transaction, [name], cancellation);
        return version;
    }

    /// <summary>Gives to every lane what is on its way to a share of them; nothing when nothing is.</summary>
    /// <exception cref="StopException">There is no key to sign with.</exception>
    public async Task EndRollOutAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var names = ListNames.Together(name);
        foreach (var one in names.Order(StringComparer.Ordinal))
            await ListWriter.TakeTurnAsync(transaction, one);
        if (await RollOutRow.FindAsync(transaction, name) is null)
            return;
        await RollOutRow.EndAsync(transaction, names);
        await _writer.FinishAsync(transaction, names, cancellation);
    }

    private static Func<Stream> Opened(ReadOnlyMemory<byte> content) =>
        () => new MemoryStream(content.ToArray(), writable: false);

    private static Task<bool> IsRecalledAsync(
        NpgsqlTransaction transaction, string name, PublishedVersion? newest, byte[] digest) =>
        newest is not { RecallsFrom: > 0 }
            ? Task.FromResult(false)
            : transaction.Connection!.ExecuteScalarAsync<bool>(
                SelectRecalled, new { name, digest, newest.RecallsFrom, newest.RecallsTo }, transaction);

    // What a version says of recalls is said by those that follow: a lane may hear of none but the last.
    private async Task<long> WriteAsync(
        NpgsqlTransaction transaction,
        string name,
        PublishedVersion? newest,
        Func<Stream> open,
        TimeSpan lifetime,
        CancellationToken cancellation)
    {
        var version = (newest?.Version ?? 0) + 1;
        var release = newest?.Release.ForAll() ?? ListRelease.ToAll;
        if (await RollOutRow.FindAsync(transaction, name) is { } rollOut)
            release = release with { Share = rollOut.Share, RollOut = rollOut.RollOut };
        await _writer.AddAsync(transaction, (name, version), open, lifetime, release, cancellation);
        await _writer.FinishAsync(transaction, [name], cancellation);
        return version;
    }

    /// <summary>Signs the roles anew that are due, and lists that waited for a root; false when nothing is.</summary>
    /// <exception cref="StopException">The root names other keys than those of the settings.</exception>
    public async Task<bool> RenewRolesAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await _writer.Roles.PublishAsync(transaction, cancellation))
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

    internal static StopException Unsigned() =>
        new("The setting Distribution:SigningKeyFile is missing: a list cannot be signed.");
}
