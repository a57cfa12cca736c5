using System.Threading.Channels;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// Screens the crossings of the last days again when a newer list comes into use, at the start of the lane too, and
/// raises a chase for whom it has. It works beside everything else, one crossing after another.
/// </summary>
internal sealed class LateScreening(
    IEnumerable<ILateList> lists,
    LaneRecords records,
    InspectionDesk desk,
    HitBook book,
    IdSource ids,
    TimeProvider clock,
    IOptions<HitsOptions> options,
    ILogger<LateScreening> logger) : BackgroundService
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Round[] _rounds = [.. lists.Select(list => new Round(list))];
    private volatile RecordReceipt? _previous;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var round in _rounds) round.List.Changed += Ring;
        desk.Changed += Look;
        Ring();
        try
        {
            while (await _bell.Reader.WaitToReadAsync(stoppingToken))
            {
                _bell.Reader.TryRead(out _);
                await Task.Run(() => ScreenAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops; what is left is screened at the next start.
        }
        finally
        {
            foreach (var round in _rounds) round.List.Changed -= Ring;
            desk.Changed -= Look;
        }
    }

    private void Ring(object? sender, EventArgs change) => Ring();

    private void Ring() => _bell.Writer.TryWrite(true);

    // Somebody was at the desk while a list changed, and is decided now by what the older one said.
    private void Look()
    {
        if (desk.State.Previous is not { } last || ReferenceEquals(last.Receipt, _previous)) return;
        _previous = last.Receipt;
        if (_rounds.Any(one => !one.List.RingsItself
            && LateHits.VersionOf(last.Inspection.Lists, one.List.Name) < one.List.Version)) Ring();
    }

    // A disk that fails is tried again with the next list, decision or start: nothing is done twice.
    private async Task ScreenAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var round in _rounds) await ScreenAsync(round, cancellation);
        }
        catch (JournalException failure)
        {
            Log.LateHitsNotScreened(logger, failure);
        }
    }

    private async Task ScreenAsync(Round round, CancellationToken cancellation)
    {
        var version = round.Begin();
        var since = clock.GetUtcNow() - TimeSpan.FromHours(options.Value.LateHours);
        var due = records.Recent().Select(one => one.Current)
            .Where(one => LateHits.IsDue(one, round.List, version, since) && !round.Done.Contains(one.CrossingId))
            .ToList();
        if (due.Count == 0) return;
        var found = new List<HitLate>();
        foreach (var crossing in due)
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(Screen(round.List, crossing));
        }

        // The numbers of receipts are those of the journal: no hit may be told by one that is missing, so whatever was
        // found, and nothing as well, is one entry.
        await book.WriteAsync(round.List.Name, version, found);
        round.Done.UnionWith(due.Select(one => one.CrossingId));
    }

    private List<HitLate> Screen(ILateList list, Crossing crossing)
    {
        var (version, hits) = list.Screen(crossing);
        return
        [
            .. hits.Where(hit => LateHits.IsNews(hit, crossing, book.Find(crossing.CrossingId, hit.EntryId)))
                .DistinctBy(hit => hit.EntryId)
                .Select(hit => new HitLate(
                    ids.NextId(), clock.GetUtcNow(), "", "", crossing.CrossingId, hit.EntryId, hit, version)),
        ];
    }

    /// <summary>A list, and which crossings its version in use was asked about.</summary>
    private sealed class Round(ILateList list)
    {
        private long _version;

        internal ILateList List { get; } = list;

        internal HashSet<Guid> Done { get; } = [];

        internal long Begin()
        {
            var version = List.Version;
            if (version != _version) Done.Clear();
            return _version = version;
        }
    }
}
