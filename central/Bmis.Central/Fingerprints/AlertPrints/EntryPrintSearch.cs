using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Matching;
using Bmis.Central.Audit;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists.Entries;
using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Searches new and changed prints of the entries in force among everybody whom the country has enrolled, because lanes
/// look for them only in who comes from now on; and whoever was enrolled at a lane that was away among the prints of
/// the entries. It works in the gallery keeper's turn. What was found is written before an
/// entry counts as searched: a kill repeats a search and loses none.
/// </summary>
internal sealed class EntryPrintSearch(
    ApprovedReader approved,
    EntryPrintQueue queue,
    EntryPrintStore prints,
    NationalGallery gallery,
    ConflictWriter writer,
    IFingerprintEngine engine,
    AuditLog audit,
    Arrivals arrivals) : IDisposable
{
    // Lanes that are connected have pushed and have the newest prints within this time.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private string _taken = "";
    private Dictionary<Guid, EntryPrintTask> _tasks = [];
    private Gallery? _entries;

    /// <summary>Takes the entries as they are approved now: new and other prints wait from here on.</summary>
    public async Task TakeAsync(CancellationToken cancellation)
    {
        var lists = await approved.CurrentAsync(cancellation);
        if (_taken == lists.Key)
            return;
        var inForce = InForce(lists).ToList();
        var tasks = inForce.Select(one => EntryPrintTask.Of(one.Entry)).OfType<EntryPrintTask>().ToList();
        if (await queue.TakeAsync(tasks, cancellation))
            arrivals.AnnounceFingers();
        var made = await prints.EnrolmentsAsync([.. inForce.Select(one => one.Entry)], cancellation);
        _entries?.Dispose();
        _entries = Gallery.Of(engine, 1, made);
        _tasks = tasks.ToDictionary(one => AlertSubject.Of(one.EntryId));
        _taken = lists.Key;
    }

    /// <summary>Searches an enrolment that has come late among the entries' prints.</summary>
    public async Task FindAsync(StoredEnrolment stored, Enrolment fingers, CancellationToken cancellation)
    {
        if (_entries is not { } entries || _tasks.Count == 0 || stored.StoredAt - stored.TakenAt < Late)
            return;
        var found = engine.Identify(
            fingers.Fingers,
            new GallerySet(entries),
            new SearchOptions { Candidates = GalleryParameters.MostCandidates, IsAcrossPositions = true },
            cancellation);
        foreach (var one in found.Candidates.Where(one => one.Band == VerificationBand.Match))
            if (_tasks.GetValueOrDefault(one.Subject) is { } task && await writer.WriteAsync(
                task, (stored, one, true), (found.Threshold, _tasks.Count), cancellation))
                arrivals.AnnounceFingers(task.IsDiscreet);
    }

    /// <summary>Searches everything that waits; the gallery must be open and hold everybody.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var lists = await approved.CurrentAsync(cancellation);
        foreach (var waiting in await queue.WaitingAsync(cancellation))
            if (lists.Find(waiting.EntryId) is { } listed
                && EntryPrintTask.Of(listed.Entry) is { } task && task.Prints == waiting.Prints)
                await SearchAsync(listed, task, cancellation);
    }

    public void Dispose() => _entries?.Dispose();

    private static IEnumerable<ListedEntry> InForce(ApprovedLists lists) => lists.All.Where(one =>
        one.On(lists.Day) == Standing.InEffect && PrintReference.Of(one.Said.Samples).Any());

    private async Task SearchAsync(ListedEntry listed, EntryPrintTask task, CancellationToken cancellation)
    {
        var searched = (await prints.EnrolmentsAsync([listed.Entry], cancellation)).FirstOrDefault();
        if (searched is not null)
            await SearchAsync(searched, task, cancellation);
        await queue.FinishAsync(task, searched is null ? null : gallery.Subjects, cancellation);
        // That a search is done says nothing of what it found.
        arrivals.AnnounceFingers();
    }

    private async Task SearchAsync(Enrolment searched, EntryPrintTask task, CancellationToken cancellation)
    {
        await audit.AppendAsync(
            new AuditEntry
            {
                Actor = "headquarters",
                Action = "entry prints searched",
                Subject = task.EntryId,
                Result = AuditLog.Allowed,
            },
            cancellation);
        var (_, alike, threshold) = gallery.Search(searched, cancellation);
        await writer.WriteAsync(task, (alike, threshold), gallery.Subjects, cancellation);
    }
}
