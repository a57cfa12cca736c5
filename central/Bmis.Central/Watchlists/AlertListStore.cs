using System.Security.Cryptography;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Watchlist.Lists;
using Dapper;
using Npgsql;

namespace Bmis.Central.Watchlists;

/// <summary>The lists and their versions in the warehouse.</summary>
internal sealed class AlertListStore(IWarehouse warehouse, WarehouseKeys keys)
{
    private const string Columns =
        """
        select v.list_name, v.source, v.version, v.entries, v.added, v.removed, v.changed,
            v.imported_at, v.imported_by, v.approved_at, v.approved_by, encode(v.file_sha256, 'hex') as sha256
        from alert_list_version v
        """;

    private const string AddList =
        """
        insert into alert_list (list_name, source, added_at) values (@listName, @source, @at)
        on conflict (list_name) do nothing
        """;

    private const string BindList =
        """
        insert into alert_list (list_name, source, added_at) values (@listName, @source, @at)
        on conflict (list_name) do update set source = excluded.source
        """;

    private const string LockList = "select source from alert_list where list_name = @listName for update";

    private const string AddVersion =
        """
        insert into alert_list_version (list_name, version, source, file, file_sha256, entries, added, removed, changed,
            imported_at, imported_by)
        values (@listName, @version, @source, @file, @digest, @entries, @added, @removed, @changed, @at, @by)
        """;

    private const string AddImport =
        """
        insert into alert_list_import (
            import_id, list_name, source, imported_at, imported_by, version, problems, warnings)
        values (@id, @listName, @source, @at, @by, @version, @problems, @warnings)
        """;

    private const string ApproveVersion =
        """
        update alert_list_version set approved_at = @at, approved_by = @by
        where list_name = @listName and version = @version and approved_at is null
        """;

    private const string File =
        "select file from alert_list_version where list_name = @listName and version = @version";

    private const string ApprovedVersions =
        Columns + " where v.approved_at is not null and v.version = (select max(version) from alert_list_version o"
        + " where o.list_name = v.list_name and o.approved_at is not null) order by v.list_name";

    /// <summary>Where the file of a version belongs.</summary>
    public static string Place(string listName, long version) => FormattableString.Invariant(
        $"alert list {listName} {version}");

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        await warehouse.ForRegistry().OpenConnectionAsync(cancellation);

    /// <summary>All versions, the newest of each list first.</summary>
    public async Task<IReadOnlyList<StoredVersion>> VersionsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<StoredVersion>(Columns + " order by v.list_name, v.version desc")];
    }

    /// <summary>The newest approved version of every list: what is published together.</summary>
    public async Task<IReadOnlyList<StoredVersion>> ApprovedAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<StoredVersion>(ApprovedVersions)];
    }

    /// <summary>Every list and its source, by name.</summary>
    public async Task<IReadOnlyList<(string Name, string Source)>> ListsAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<(string, string)>(
            "select list_name, source from alert_list order by list_name")];
    }

    /// <summary>The entries of a stored version.</summary>
    public async Task<IReadOnlyList<AlertEntry>> EntriesAsync(StoredVersion version, CancellationToken cancellation)
    {
        var read = AlertListFile.Read(await FileAsync(version, cancellation));
        return read.Succeeded
            ? read.Entries
            : throw new InvalidDataException($"{version.ListName} {version.Version}: {read.Problem}");
    }

    public async Task<byte[]> FileAsync(StoredVersion version, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var file = await connection.ExecuteScalarAsync<byte[]>(File, new { version.ListName, version.Version });
        return keys.OpenSecret(Place(version.ListName, version.Version), file!);
    }

    /// <summary>
    /// Holds a list until the transaction ends and returns its source, adding the list when it is new.
    /// </summary>
    public static async Task<string> HoldAsync(
        NpgsqlTransaction transaction, string listName, string source, DateTime at)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(AddList, new { listName, source, at }, transaction);
        return (await connection.ExecuteScalarAsync<string>(LockList, new { listName }, transaction))!;
    }

    /// <summary>Makes a list, or binds one to another form of its source.</summary>
    public static Task<int> SetSourceAsync(
        NpgsqlTransaction transaction, string listName, string source, DateTime at) =>
        transaction.Connection!.ExecuteAsync(BindList, new { listName, source, at }, transaction);

    /// <summary>The newest version of a list, or null.</summary>
    public static async Task<StoredVersion?> NewestAsync(NpgsqlTransaction transaction, string listName) =>
        await transaction.Connection!.QueryFirstOrDefaultAsync<StoredVersion>(
            Columns + " where v.list_name = @listName order by v.version desc limit 1", new { listName }, transaction);

    /// <summary>The approved version of a list that lanes have, or null.</summary>
    public static async Task<StoredVersion?> InEffectAsync(NpgsqlTransaction transaction, string listName) =>
        await transaction.Connection!.QueryFirstOrDefaultAsync<StoredVersion>(
            Columns + " where v.list_name = @listName and v.approved_at is not null order by v.version desc limit 1",
            new { listName },
            transaction);

    public async Task<StoredVersion?> FindAsync(string listName, long version, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        return await FindAsync(transaction, listName, version);
    }

    public static async Task<StoredVersion?> FindAsync(NpgsqlTransaction transaction, string listName, long version) =>
        await transaction.Connection!.QueryFirstOrDefaultAsync<StoredVersion>(
            Columns + " where v.list_name = @listName and v.version = @version",
            new { listName, version },
            transaction);

    public Task<int> AddVersionAsync(
        NpgsqlTransaction transaction, StoredVersion version, byte[] file) =>
        transaction.Connection!.ExecuteAsync(
            AddVersion,
            new
            {
                version.ListName,
                version.Version,
                version.Source,
                file = keys.SealSecret(Place(version.ListName, version.Version), file),
                digest = Convert.FromHexString(version.Sha256),
                version.Entries,
                version.Added,
                version.Removed,
                version.Changed,
                at = version.ImportedAt,
                by = version.ImportedBy,
            },
            transaction);

    public static Task<int> AddImportAsync(
        NpgsqlTransaction transaction, Guid id, string source, ImportOutcome outcome, DateTime at, string by) =>
        transaction.Connection!.ExecuteAsync(
            AddImport,
            new
            {
                id,
                outcome.ListName,
                source,
                at,
                by,
                version = outcome.Version?.Version,
                problems = Lines(outcome.Problems),
                warnings = Lines(outcome.Warnings),
            },
            transaction);

    /// <summary>Puts a version into effect, after its proposal was approved.</summary>
    public static Task<int> ApproveAsync(
        NpgsqlTransaction transaction, string listName, long version, DateTime at, string by) =>
        transaction.Connection!.ExecuteAsync(ApproveVersion, new { listName, version, at, by }, transaction);

    private static string[] Lines(IReadOnlyList<ImportProblem> problems) =>
        [.. problems.Select(line => line.ToString())];
}
