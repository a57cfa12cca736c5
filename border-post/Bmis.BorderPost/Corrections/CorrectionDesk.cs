using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Corrections;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Corrections;

/// <summary>
/// Puts decisions of this lane right: judged, written, and then a traveller who should have been referred waits in
/// second line. One at a time; safe for all threads.
/// </summary>
internal sealed class CorrectionDesk(
    Journal journal,
    LaneRecords records,
    CaseBook cases,
    LaneProfile profile,
    LaneCalendar calendar,
    IdSource ids,
    TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The record with this id; null when there is none or its content is erased.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal LaneRecord? Find(Guid id) => records.Recent().LastOrDefault(one => one.Current.CrossingId == id);

    /// <summary>What the record becomes by another decision and category.</summary>
    internal Crossing Correct(Crossing current, DecisionCode decision, string category)
    {
        if (category == current.Category) return current with { Decision = decision };
        var rule = profile.For(category, current.Direction, current.Traveller, calendar.Today);
        return current with
        {
            Decision = decision,
            Category = category,
            Trip = TripForm.Asked(rule, current.Trip),
        };
    }

    /// <summary>Corrects, or says why not. Done means that it is on disk.</summary>
    /// <param name="id">The record.</param>
    /// <param name="change">What the record becomes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="officer">Who corrects.</param>
    /// <param name="supervisorId">The supervisor who agreed, by password; empty for none.</param>
    /// <param name="key">One key for one form; a form that was sent twice counts once.</param>
    /// <exception cref="JournalException">Nothing changed; the same form may be sent again.</exception>
    internal async Task<CorrectionAnswer> CorrectAsync(
        Guid id,
        Func<Crossing, Crossing> change,
        string reason,
        DutyOfficer officer,
        string supervisorId,
        string key)
    {
        await _turn.WaitAsync();
        try
        {
            if (journal.Find(key) is not null) return CorrectionAnswer.Done;
            if (Find(id) is not { } record) return CorrectionAnswer.NotThere;
            var correction = new Correction(
                ids.NextId(), record.Sequence, clock.GetUtcNow(), officer.OfficerId, officer.ShiftId, supervisorId,
                reason, change(record.Current));
            if (CorrectionRules.Judge(record.Current, correction) is { } refusal) return new(true, refusal);
            await journal.AppendAsync(
                EntryKinds.Correction, CorrectionContract.Write(correction), key, CancellationToken.None);
            if (correction.Corrected.Decision == DecisionCode.Refer) cases.Add(correction.Corrected);
            return CorrectionAnswer.Done;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
