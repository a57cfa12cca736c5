using Bmis.Sync.Distribution.Roles;
using Dapper;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>The roles and what they speak of, as they lie in the warehouse; one look within a transaction.</summary>
internal static class RoleRows
{
    private const string SelectRoles =
        """
        select signed from list_role
        where kind = 'Root' or (kind, version) in (select kind, max(version) from list_role group by kind)
        order by kind = 'Root' desc, kind = 'Timestamp' desc, kind = 'Snapshot' desc, version
        """;

    // Of each list the newest version for everybody, and the newest of all, which may be for a share.
    private const string SelectLists =
        """
        select list_name, version, share, roll_out, recalls_from, recalls_to, signed_manifest
        from published_list as list
        where version in (
            (select max(version) from published_list where list_name = list.list_name),
            (select max(version) from published_list where list_name = list.list_name and share = 100))
        order by list_name, version
        """;

    private const string Insert =
        """
        insert into list_role (kind, version, created_at, expires_at, signed)
        values (@kind, @version, @created, @expires, @signed)
        """;

    private const string Prune = "delete from list_role where kind = @kind and kind <> 'Root' and version < @version";

    /// <summary>The roots from old to new, then the newest timestamp, snapshot and targets.</summary>
    public static async Task<IReadOnlyList<SignedRole>> RolesAsync(
        NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var rows = await transaction.Connection!.QueryAsync<byte[]>(
            new CommandDefinition(SelectRoles, transaction: transaction, cancellationToken: cancellation));
        return [.. rows.Select(bytes => RoleCodec.FromBytes(bytes).Role).OfType<SignedRole>()];
    }

    /// <summary>The versions that lanes should hold.</summary>
    public static async Task<IReadOnlyList<PublishedTarget>> ListsAsync(
        NpgsqlTransaction transaction, CancellationToken cancellation) =>
        [.. await transaction.Connection!.QueryAsync<PublishedTarget>(
            new CommandDefinition(SelectLists, transaction: transaction, cancellationToken: cancellation))];

    public static async Task InsertAsync(
        NpgsqlTransaction transaction, SignedRole signed, CancellationToken cancellation)
    {
        var role = signed.Role;
        var row = new
        {
            kind = role.Kind.ToString(),
            version = role.Version,
            created = role.Created,
            expires = role.Expires,
            signed = RoleCodec.ToBytes(signed),
        };
        await transaction.Connection!.ExecuteAsync(
            new CommandDefinition(Insert, row, transaction, cancellationToken: cancellation));
        await transaction.Connection!.ExecuteAsync(
            new CommandDefinition(Prune, row, transaction, cancellationToken: cancellation));
    }
}
