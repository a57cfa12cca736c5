using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Photographs;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Crossings.SecondLine;
using Microsoft.Extensions.Options;
using CaptureMode = Bmis.Crossings.Records.CaptureMode;

namespace Bmis.BorderPost.SecondLine;

/// <summary>
/// The referred travellers of this lane. An act is judged, written and applied, one at a time; what was written
/// restores the book after a restart, and a decided case whose closing record a power cut prevented gets it then. A
/// photograph that a refusal does not allow to keep is erased once the case is closed.
/// Safe for all threads.
/// </summary>
internal sealed class CaseBook(
    Journal journal,
    LaneProfile profile,
    ICentreReach centre,
    PhotoShelf photographs,
    IdSource ids,
    TimeProvider clock,
    IOptions<LaneOptions> lane,
    IOptions<SecondLineOptions> options,
    ILogger<CaseBook> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<Guid, ReferralCase> _cases = [];
    private readonly HashSet<Guid> _closed = [];

    /// <summary>Raised when a case was closed, after its record is on disk.</summary>
    internal event Action<Guid>? Closed;

    /// <summary>How many travellers wait for somebody to do something.</summary>
    internal int Open => All.Count(one => one.State != CaseState.Decided);

    /// <summary>The undecided cases, longest wait first, then those decided of late.</summary>
    internal IReadOnlyList<ReferralCase> All
    {
        get
        {
            var since = clock.GetUtcNow() - options.Value.ShowDecided;
            lock (_gate)
                return
                [
                    .. _cases.Values.Where(one => one.State != CaseState.Decided)
                        .OrderBy(one => one.Referral.DecidedAt),
                    .. _cases.Values.Where(one => one.DecidedAt >= since).OrderByDescending(one => one.DecidedAt),
                ];
        }
    }

    internal ReferralCase? Find(Guid id)
    {
        lock (_gate) return _cases.GetValueOrDefault(id);
    }

    /// <summary>Whether a traveller has waited longer than the settings allow.</summary>
    internal bool IsLate(ReferralCase about) =>
        about.State != CaseState.Decided && about.Waited(clock.GetUtcNow()) > options.Value.Limit;

    /// <summary>A referral is on disk: its case is open.</summary>
    internal void Add(Crossing referral)
    {
        lock (_gate) _cases.TryAdd(referral.CrossingId, ReferralCase.Open(referral));
    }

    /// <summary>Reads the journal and writes what is missing.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal async Task RestoreAsync(CancellationToken cancellation)
    {
        var history = CaseHistory.Restore(journal);
        lock (_gate)
        {
            foreach (var (id, about) in history.Cases) _cases[id] = about;
            _closed.UnionWith(history.Closed);
        }

        await CloseAsync(cancellation);
    }

    /// <summary>Does what an officer wants, or says why not. Done means that it is on disk.</summary>
    /// <param name="wanted">The event.</param>
    /// <param name="isSupervisor">Whether who acts is a supervisor.</param>
    /// <param name="idempotencyKey">One key for one form; a form that was sent twice counts once.</param>
    /// <param name="cancellation">Gives up before the append begins.</param>
    /// <exception cref="JournalException">Nothing happened; the same form may be sent again.</exception>
    internal async Task<CaseAnswer> ActAsync(
        CaseEvent wanted, bool isSupervisor, string idempotencyKey, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (Find(wanted.CaseId) is not { } about) return CaseAnswer.NotThere;
            if (journal.Find(idempotencyKey) is not null) return CaseAnswer.Done;
            var rule = profile.Current.For(about.Referral.Category, about.Referral.Direction);
            if (CaseRules.Judge(about, wanted, rule, isSupervisor) is { } refused) return CaseAnswer.Refused(refused);
            await journal.AppendAsync(
                EntryKinds.Case, CaseContract.Write(wanted), idempotencyKey, CancellationToken.None);
            lock (_gate) _cases[about.Id] = about.With(wanted);
            await CloseAsync(CancellationToken.None);
            return CaseAnswer.Done;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task CloseAsync(CancellationToken cancellation)
    {
        foreach (var decided in Unclosed())
        {
            var mode = centre.InReach ? CaptureMode.Online : CaptureMode.Offline;
            var record = ClosingRecord.Write(decided, ids.NextId(), lane.Value.Id, mode, profile.Current);
            await journal.AppendAsync(
                EntryKinds.Crossing, CrossingContract.Write(record), $"close-{decided.Id:N}", cancellation);
            lock (_gate) _closed.Add(decided.Id);
            Closed?.Invoke(decided.Id);
            if (record.Photograph is null && decided.Referral.Photograph is { } taken) Erase(taken);
        }
    }

    // A disk that fails is tried again with the hourly erasure, which reads the same from the closing record.
    private void Erase(Photograph photograph)
    {
        try
        {
            photographs.Erase(photograph);
        }
        catch (IOException failure)
        {
            Log.PhotographsNotErased(logger, failure);
        }
    }

    private List<ReferralCase> Unclosed()
    {
        lock (_gate)
            return [.. _cases.Values.Where(one => one.State == CaseState.Decided && !_closed.Contains(one.Id))];
    }
}
