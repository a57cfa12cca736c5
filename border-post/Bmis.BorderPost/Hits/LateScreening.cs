using System.Threading.Channels;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// Screens the crossings of the last days again when a newer alert list comes into use, at the start of the lane too,
/// and raises a chase for whom it has. It works beside everything else, one crossing after another.
/// </summary>
internal sealed class LateScreening(
    ListShelf shelf,
    LaneRecords records,
    InspectionDesk desk,
    IAlertScreening screening,
    HitBook book,
    IdSource ids,
    TimeProvider clock,
    IOptions<HitsOptions> options,
    ILogger<LateScreening> logger) : BackgroundService
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly HashSet<Guid> _done = [];
    private long _doneVersion;
    private volatile RecordReceipt? _previous;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        shelf.Changed += Ring;
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
            shelf.Changed -= Ring;
            desk.Changed -= Look;
        }
    }

    private void Ring(object? sender, EventArgs change) => Ring();

    private void Ring() => _bell.Writer.TryWrite(true);

    // Somebody was at the desk while the list changed, and is decided now by what the older one said.
    private void Look()
    {
        if (desk.State.Previous is not { } last || ReferenceEquals(last.Receipt, _previous)) return;
        _previous = last.Receipt;
        if (LateHits.VersionOf(last.Inspection.Lists) < Version) Ring();
    }

    private long Version => shelf.Alert.Content?.Version ?? 0;

    // A disk that fails is tried again with the next list, decision or start: nothing is done twice.
    private async Task ScreenAsync(CancellationToken cancellation)
    {
        var version = Version;
        if (version != _doneVersion) _done.Clear();
        _doneVersion = version;
        try
        {
            var since = clock.GetUtcNow() - TimeSpan.FromHours(options.Value.LateHours);
            var due = records.Recent().Select(one => one.Current)
                .Where(one => LateHits.IsDue(one, version, since) && !_done.Contains(one.CrossingId)).ToList();
            if (due.Count == 0) return;
            var found = new List<HitLate>();
            foreach (var crossing in due)
            {
                cancellation.ThrowIfCancellationRequested();
                found.AddRange(Screen(crossing));
            }

            // The numbers of receipts are those of the journal: no hit may be told by one that is missing, so whatever
            // was found, and nothing as well, is one entry.
            await book.WriteAsync(version, found);
            _done.UnionWith(due.Select(one => one.CrossingId));
        }
        catch (JournalException failure)
        {
            Log.LateHitsNotScreened(logger, failure);
        }
    }

    private List<HitLate> Screen(Crossing crossing)
    {
        var answer = screening.Screen(crossing.Traveller, crossing.Document, crossing.Direction);
        return
        [
            .. answer.Hits.Select(one => one.Hit)
                .Where(hit => LateHits.IsNews(hit, crossing, book.Find(crossing.CrossingId, hit.EntryId)))
                .Select(hit => new HitLate(
                    ids.NextId(), clock.GetUtcNow(), "", "", crossing.CrossingId, hit.EntryId, hit,
                    answer.List.Version)),
        ];
    }
}
