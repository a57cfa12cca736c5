using System.Security.Cryptography;
using Bmis.Central.CommandLine;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Dapper;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// Signs targets, snapshot and timestamp over what is published, in the transaction that publishes it, and anew before
/// they expire. Without a root there is nothing to sign: then lists wait for one.
/// </summary>
internal sealed class RolePublisher(DistributionOptions options, TimeProvider clock)
{
    // Targets name every list: whoever publishes any list at the same time waits here until the end.
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended('list roles', 0))";

    private const string SignAnew =
        "update published_list set signed_manifest = @signed where list_name = @name and version = @version";

    private static readonly IEqualityComparer<ListTarget> Same = EqualityComparer<ListTarget>.Create(
        (one, other) => (one!.Name, one.Version, one.Share, one.RollOut, one.RecallsFrom, one.RecallsTo)
            == (other!.Name, other.Version, other.Share, other.RollOut, other.RecallsFrom, other.RecallsTo)
            && one.ManifestSha256.Span.SequenceEqual(other.ManifestSha256.Span));

    /// <summary>Waits for whoever changes the roles, until the transaction ends.</summary>
    public static Task TakeTurnAsync(NpgsqlTransaction transaction, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(
            new CommandDefinition(Lock, transaction: transaction, cancellationToken: cancellation));

    /// <summary>Signs what is new or due; false when nothing is.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <param name="skip">So many numbers are left out, and everything is signed anew, when it is above 0.</param>
    /// <exception cref="StopException">The root names other keys than those of the settings.</exception>
    public async Task<bool> PublishAsync(
        NpgsqlTransaction transaction, CancellationToken cancellation, long skip = 0)
    {
        await TakeTurnAsync(transaction, cancellation);
        var held = await RoleRows.RolesAsync(transaction, cancellation);
        if (held.Select(one => one.Role).OfType<RootRole>().LastOrDefault() is not { } root)
            return false;
        var targets = Of(held, RoleKind.Targets);
        var lists = await ListsAsync(transaction, root, cancellation);
        var newTargets = skip == 0 && IsGood(root, targets)
            && ((TargetsRole)targets!.Role).Lists.SequenceEqual(lists, Same)
            ? targets
            : Sign(root, new TargetsRole(Next(targets) + skip, clock.GetUtcNow(), End(RoleKind.Targets), lists));
        var snapshot = Of(held, RoleKind.Snapshot);
        var newSnapshot = ReferenceEquals(newTargets, targets) && IsGood(root, snapshot)
            ? snapshot!
            : Sign(root, new SnapshotRole(
                Next(snapshot) + skip, clock.GetUtcNow(), End(RoleKind.Snapshot), newTargets.Reference()));
        var timestamp = Of(held, RoleKind.Timestamp);
        var newTimestamp = ReferenceEquals(newSnapshot, snapshot) && IsGood(root, timestamp)
            ? timestamp!
            : Sign(root, new TimestampRole(
                Next(timestamp) + skip, clock.GetUtcNow(), End(RoleKind.Timestamp), newSnapshot.Reference()));
        SignedRole[] made = [.. new[] { newTargets, newSnapshot, newTimestamp }.Except(held)];
        foreach (var role in made)
            await RoleRows.InsertAsync(transaction, role, cancellation);
        return made.Length > 0;
    }

    private static SignedRole? Of(IReadOnlyList<SignedRole> held, RoleKind kind) =>
        held.FirstOrDefault(one => one.Role.Kind == kind);

    private static long Next(SignedRole? role) => (role?.Role.Version ?? 0) + 1;

    private DateTimeOffset End(RoleKind kind) => clock.GetUtcNow() + options.LifeOf(kind);

    // The newest root counts it, and it is in the first quarter of its life.
    private bool IsGood(RootRole root, SignedRole? signed) =>
        signed is not null && root.IsSigned(signed)
        && clock.GetUtcNow() - signed.Role.Created < (signed.Role.Expires - signed.Role.Created) / 4;

    // What was signed by a key that the root does not name any more is signed again; its bytes stay.
    private async Task<List<ListTarget>> ListsAsync(
        NpgsqlTransaction transaction, RootRole root, CancellationToken cancellation)
    {
        var lists = new List<ListTarget>();
        foreach (var row in await RoleRows.ListsAsync(transaction, cancellation))
        {
            if (row.Signed is not { } signed)
                continue;
            lists.Add(PublishedTarget.Target(row, signed));
            if (root.Find(RoleKind.Targets, signed.KeyId) is not null)
                continue;
            using var key = KeyFor(root, RoleKind.Targets);
            var anew = ManifestCodec.ToBytes(new ListSigner(key).Sign(signed.Manifest));
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                SignAnew, new { signed = anew, name = row.ListName, row.Version }, transaction,
                cancellationToken: cancellation));
        }

        return lists;
    }

    private SignedRole Sign(RootRole root, Role role)
    {
        using var key = KeyFor(root, role.Kind);
        return RoleSigner.Sign(role, key);
    }

    private ECDsa KeyFor(RootRole root, RoleKind kind)
    {
        var file = options.KeyFileOf(kind);
        var key = RoleKeyFiles.Private(file);
        if (root.Find(kind, RoleKey.Of(key).Id) is not null && root.Holders[kind].Threshold == 1)
            return key;
        key.Dispose();
        throw new StopException($"The key of {file} alone does not sign for {kind} by root {root.Version}.");
    }
}
