using Bmis.Central.Intake;
using Bmis.Crossings.Contracts;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.Options;
using ListManifest = Bmis.Sync.Distribution.ListManifest;

namespace Bmis.Central.Distribution;

/// <summary>
/// Writes what a lane without a network gets: what is held of its journal, and the newest lists that it may hold,
/// sealed for its device and signed with the key of the timestamp.
/// </summary>
internal sealed class ReturnKits(
    PublishedLists lists, LaneDirectory lanes, IOptions<DistributionOptions> options, TimeProvider clock)
{
    /// <summary>Writes a kit; there is no half one under the name.</summary>
    /// <param name="file">Where it goes.</param>
    /// <param name="lane">For whom it is.</param>
    /// <param name="device">The key of its device.</param>
    /// <param name="receipt">What is held of its journal; null for lists alone.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The lists in it.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public async Task<IReadOnlyList<ListManifest>> WriteAsync(
        string file, Producer lane, RoleKey device, KitReceipt? receipt, CancellationToken cancellation)
    {
        var header = new KitHeader
        {
            LaneId = lane.LaneId,
            Created = UnixTime.ToMicroseconds(clock.GetUtcNow()),
            Return = new ReturnKit { Receipt = receipt },
        };
        using var key = RoleKeyFiles.Private(options.Value.KeyFileOf(RoleKind.Timestamp));
        using var writer = KitWriter.Create(file, header, [device], KitSigning.AsCentre(key));
        var written = await KitLists.WriteAsync(
            writer,
            lists,
            lane,
            name => lanes.MayHoldAsync(lane, name, cancellation),
            cancellation);
        writer.Commit();
        return written;
    }
}
