using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.PaperForms;

/// <summary>
/// Paper forms on their way into the journal. One that was typed waits, in memory alone, for a second look; after a
/// restart it is typed again, for the paper is still there. Safe for all threads.
/// </summary>
internal sealed class PaperDesk(
    LaneRecords records,
    IInspectionRecorder recorder,
    AlertListCheck alerts,
    CaseBook cases,
    LaneProfile profile,
    LaneCalendar calendar,
    IdSource ids,
    TimeProvider clock,
    IOptions<LaneOptions> lane) : IDisposable
{
    private const int MostWaiting = 100;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, PaperForm> _waiting = [];
    private readonly Lock _gate = new();

    /// <summary>The forms that wait for a second look, oldest first.</summary>
    internal IReadOnlyList<PaperForm> Waiting
    {
        get
        {
            lock (_gate) return [.. _waiting.Values.OrderBy(one => one.Id)];
        }
    }

    internal PaperForm? Find(Guid id)
    {
        lock (_gate) return _waiting.GetValueOrDefault(id);
    }

    /// <summary>Makes a form of what was typed; what the country does not ask of this traveller is left out.</summary>
    internal PaperForm Make(
        PaperInput head, DateTimeOffset at, InspectionSubject typed, string category, Trip trip)
    {
        var form = new PaperForm(
            head.Form?.Trim() ?? "", at, head.Decision, head.DecidedBy?.Trim() ?? "",
            head.Post?.Trim().ToUpperInvariant() ?? "",
            typed with { InspectionId = ids.NextId() }, category, trip);
        return form with { Trip = TripForm.Asked(Rule(form), trip) };
    }

    /// <summary>What the country asks of this traveller.</summary>
    internal TravelRule Rule(PaperForm form) => profile.For(form.Category, form.Subject, calendar.Today);

    /// <summary>Takes a form that was typed, or says why not.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal PaperProblem? Take(PaperForm form)
    {
        if (Judge(form) is { } problem) return problem;
        lock (_gate)
        {
            if (_waiting.Count >= MostWaiting) return PaperProblem.TooMany;
            _waiting[form.Id] = form;
        }

        return null;
    }

    /// <summary>Forgets a form that was typed wrongly.</summary>
    internal void Drop(Guid id)
    {
        lock (_gate) _waiting.Remove(id);
    }

    /// <summary>Compares with what somebody else reads; when both read the same, the crossing is recorded.</summary>
    /// <exception cref="CannotRecordException">Nothing was recorded; the same form may be sent again.</exception>
    /// <exception cref="JournalException">The disk or SQLite failed; the same form may be sent again.</exception>
    internal async Task<SecondLookAnswer> LookAsync(Guid id, SecondLook look, DateOnly day)
    {
        await _turn.WaitAsync();
        try
        {
            if (Find(id) is not { } form) return SecondLookAnswer.TooLate;
            if (look.Compare(form.Subject) is not SecondLookAnswer.Agrees and var differs) return differs;
            if (DateOnly.FromDateTime(calendar.Local(form.At).DateTime) != day) return SecondLookAnswer.DayDiffers;
            if (Judge(form) is not null) return SecondLookAnswer.AlreadyThere;
            await RecordAsync(form, look.OfficerId);
            Drop(id);
            return SecondLookAnswer.Agrees;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private PaperProblem? Judge(PaperForm form) => PaperRules.Judge(
        form, Rule(form), records.Recent().Select(one => one.Current), clock.GetUtcNow());

    private async Task RecordAsync(PaperForm form, string lookedBy)
    {
        var screened = await alerts.RunAsync(form.Subject, CancellationToken.None);
        var record = PaperWriting.Write(form, lookedBy, screened, lane.Value);
        await recorder.RecordAsync(record, $"paper-{form.Id:N}", CancellationToken.None);
        if (record.Decision == DecisionCode.Refer) cases.Add(record);
    }
}
