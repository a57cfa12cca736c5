using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using ListManifest = Bmis.Sync.Distribution.ListManifest;

namespace Bmis.Sync.Kits;

/// <summary>
/// Roles and lists in a kit. A lane judges and swaps them in as it does what comes over the network: the roles first,
/// then each list by its manifest, chunk by chunk.
/// </summary>
public static class KitLists
{
    /// <summary>Writes the roles, then the lists that are meant for a lane.</summary>
    /// <param name="writer">The kit.</param>
    /// <param name="source">Where the lists are.</param>
    /// <param name="lane">For whom they are meant.</param>
    /// <param name="mayHold">Whether the lane may hold a list, by its name.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The disk failed, or a version went while it was written: begin again.</exception>
    public static async Task<IReadOnlyList<ListManifest>> WriteAsync(
        KitWriter writer,
        IListSource source,
        Producer lane,
        Func<string, ValueTask<bool>> mayHold,
        CancellationToken cancellation)
    {
        var catalogue = await source.CurrentAsync(cancellation);
        foreach (var role in catalogue.Roles)
            writer.Write(new KitItem { Role = RoleCodec.ToWire(role) });
        var written = new List<ListManifest>();
        foreach (var list in new ToldLists(new WatchRequest(), lane).NewLists(catalogue))
        {
            if (!await mayHold(list.Manifest.Name))
                continue;
            writer.Write(new KitItem { Manifest = ManifestCodec.ToWire(list) });
            await WriteChunksAsync(writer, source, list.Manifest, cancellation);
            written.Add(list.Manifest);
        }

        return written;
    }

    /// <summary>Takes the roles with which a kit begins; then the lane knows the keys that sign now.</summary>
    /// <returns>The first item behind them; null when nothing follows.</returns>
    /// <exception cref="KitException">The kit is damaged or breaks a limit.</exception>
    public static KitItem? TakeRoles(KitReader kit, LaneTrust trust)
    {
        var roles = new List<Distribution.Roles.SignedRole>();
        var item = kit.Next();
        for (; item?.Role is { } message; item = kit.Next())
        {
            if (roles.Count >= RoleLimits.RolesAtOnce)
                throw new KitException("The kit has too many roles.");
            if (RoleCodec.FromWire(message).Role is { } role)
                roles.Add(role);
        }

        trust.Take(roles);
        return item;
    }

    /// <summary>
    /// Takes the lists of a kit into folders, each whole or not at all; those before a fault stay. What the lane does
    /// not want is passed over.
    /// </summary>
    /// <param name="kit">The kit, read up to its first list.</param>
    /// <param name="first">What <see cref="TakeRoles"/> gave.</param>
    /// <param name="folderOf">Where a list goes; null for one that the lane does not want.</param>
    /// <exception cref="KitException">The kit is damaged.</exception>
    /// <exception cref="IOException">A disk failed.</exception>
    public static IEnumerable<KitList> Take(
        KitReader kit, KitItem? first, Func<ListManifest, ListFolder?> folderOf)
    {
        ListArrival? arrival = null;
        try
        {
            for (var item = first; item is not null; item = kit.Next())
            {
                if (item.Manifest is { } message)
                {
                    arrival?.Dispose();
                    (arrival, var refused) = Begin(message, folderOf);
                    if (refused is not null)
                        yield return refused;
                }
                else if (item.Chunk is { } chunk && arrival is not null)
                {
                    Write(arrival, chunk);
                }

                if (arrival is not { IsComplete: true })
                    continue;
                var fault = arrival.Commit() is null ? ManifestFault.Content : ManifestFault.None;
                yield return new(arrival.Manifest, fault);
                arrival.Dispose();
                arrival = null;
            }
        }
        finally
        {
            arrival?.Dispose();
        }
    }

    private static (ListArrival? Arrival, KitList? Refused) Begin(
        Protocol.SignedManifest message, Func<ListManifest, ListFolder?> folderOf)
    {
        var read = ManifestCodec.FromWire(message);
        if (!read.IsValid)
            return (null, new(null, read.Fault));
        if (folderOf(read.Manifest.Manifest) is not { } folder)
            return (null, null);
        var judged = folder.Judge(message);
        return judged.IsValid
            ? (folder.Begin(judged.Manifest), null)
            : (null, Refused(read.Manifest.Manifest, judged.Fault, folder));
    }

    // What the newest targets do not name any more is old news in a kit that was long on its way.
    private static KitList Refused(ListManifest manifest, ManifestFault fault, ListFolder folder) =>
        fault == ManifestFault.Target && folder.Find(manifest.Name)?.Manifest.Version > manifest.Version
            ? new(manifest, ManifestFault.Older)
            : new(manifest, fault);

    // What an earlier attempt or the version before has brought already comes once more.
    private static void Write(ListArrival arrival, Protocol.ListChunk chunk)
    {
        if (arrival.Write(chunk.Index, chunk.Data.Span) is not (ChunkVerdict.Accepted or ChunkVerdict.Duplicate))
            throw new KitException($"Chunk {arrival.NextChunk} of {arrival.Manifest} is not what was signed.");
    }

    private static async Task WriteChunksAsync(
        KitWriter writer, IListSource source, ListManifest list, CancellationToken cancellation)
    {
        for (var index = 0; index < list.ChunkDigests.Count; index++)
        {
            var data = await source.ReadChunkAsync(list.Name, list.Version, index, cancellation)
                ?? throw new KitException($"{list} was replaced while the kit was written: write it again.");
            var chunk = new Protocol.ListChunk { Index = index, Data = UnsafeByteOperations.UnsafeWrap(data) };
            writer.Write(new KitItem { Chunk = chunk });
        }
    }
}
