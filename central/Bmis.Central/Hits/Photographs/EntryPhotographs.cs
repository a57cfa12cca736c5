using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;

namespace Bmis.Central.Hits.Photographs;

/// <summary>
/// Photographs of headquarters' own entries, sealed, under references that bind their bytes: who signs an entry signs
/// its photograph.
/// </summary>
internal sealed class EntryPhotographs(IWarehouse warehouse, WarehouseKeys keys, TimeProvider clock)
{
    private const string Prefix = "hq-photo:";
    private const int DigestCharacters = 32;

    private static readonly TimeSpan UnusedLasts = TimeSpan.FromDays(1);

    private const string Insert =
        """
        insert into entry_photograph as kept (reference, content, stored_at) values (@reference, @content, @now)
        on conflict (reference) do update set stored_at = excluded.stored_at where kept.used_at is null
        """;

    private const string Select = "select content from entry_photograph where reference = @reference";

    private const string RemoveUnused =
        $"delete from entry_photograph as kept where stored_at < @since and not {EntryPhotographUses.IsUsed}";

    /// <summary>Keeps a picture and returns its reference; null for bytes that are no picture.</summary>
    public async Task<string?> KeepAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (JpegPicture.Read(file.Span) is not { } picture)
            return null;
        var digest = keys.Index($"photograph|{Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(picture))}")!;
        var reference = Prefix + Convert.ToHexStringLower(digest)[..DigestCharacters];
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(
            Insert, new { reference, content = keys.SealSecret(reference, picture), now = clock.GetUtcNow() });
        return reference;
    }

    /// <summary>Whether a text can be a reference of ours.</summary>
    public static bool IsReference(string text) =>
        text.Length == Prefix.Length + DigestCharacters && text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The reference of which an address has the last part.</summary>
    public static string Reference(string digest) => Prefix + digest;

    /// <summary>The JPEG file; null when there is none under this reference.</summary>
    public async Task<byte[]?> FindAsync(string reference, CancellationToken cancellation)
    {
        if (!IsReference(reference))
            return null;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<byte[]?>(Select, new { reference }) is { } content
            ? keys.OpenSecret(reference, content)
            : null;
    }

    /// <summary>Removes what was sent and never proposed; says how many.</summary>
    public async Task<int> RemoveUnusedAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(RemoveUnused, new { since = clock.GetUtcNow() - UnusedLasts });
    }
}
