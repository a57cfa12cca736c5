using Bmis.Biometrics.Identification;
using Bmis.Central.Audit;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// Searches new and changed prints of the entries in force among everybody whom the country has enrolled: lanes look
/// for them only in who comes from now on. It works in the gallery keeper's turn. What was found is written before an
/// entry counts as searched: a kill repeats a search and loses none.
/// </summary>
internal sealed class EntryPrintSearch(
    ApprovedReader approved,
    EntryPrintQueue queue,
    EntryPrintStore prints,
    NationalGallery gallery,
    ConflictWriter writer,
    AuditLog audit,
    Arrivals arrivals)
{
    private string _taken = "";

    /// <summary>Searches everything that waits; the gallery must be open and hold everybody.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        var lists = await approved.CurrentAsync(cancellation);
        if (_taken != lists.Key)
        {
            if (await queue.TakeAsync([.. InForce(lists)], cancellation))
                arrivals.AnnounceFingers();
            _taken = lists.Key;
        }

        foreach (var waiting in await queue.WaitingAsync(cancellation))
            if (lists.Find(waiting.EntryId) is { } listed
                && EntryPrintTask.Of(listed.Entry) is { } task && task.Prints == waiting.Prints)
                await SearchAsync(listed, task, cancellation);
    }

    private static IEnumerable<EntryPrintTask> InForce(ApprovedLists lists) => lists.All
        .Where(one => one.Said.Samples.Count > 0 && one.On(lists.Day) == Standing.InEffect)
        .Select(one => EntryPrintTask.Of(one.Entry)).OfType<EntryPrintTask>();

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
