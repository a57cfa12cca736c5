using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Microsoft.Extensions.Options;
using ShiftEnd = Bmis.Crossings.Duty.ShiftEnd;

namespace Bmis.BorderPost.Duty;

/// <summary>
/// Whose shift it is at this lane: one at a time. What was written restores the book after a restart. Safe for all
/// threads.
/// </summary>
internal sealed class ShiftBook(
    Journal journal, LaneRecords records, IdSource ids, TimeProvider clock, IOptions<LaneOptions> lane) : IDisposable
{
    // Some weeks of a busy lane.
    private const int EntriesToLookBack = 20_000;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ShiftOpened? _current;
    private volatile ShiftClosed? _last;

    /// <summary>The shift that is open at this lane; null when none is.</summary>
    internal ShiftOpened? Current => _current;

    /// <summary>The shift before, with its note; null when none is known.</summary>
    internal ShiftClosed? Last => _last;

    /// <summary>The id of this officer's open shift, as records carry it; empty without one.</summary>
    internal string ShiftOf(string officerId) =>
        _current is { } shift && shift.OfficerId == officerId ? Name(shift.ShiftId) : "";

    /// <summary>What the open shift has done so far.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal ShiftFigures Figures() => _current is { } shift ? Count(shift) : ShiftFigures.None;

    /// <summary>Reads the journal.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal void Restore()
    {
        foreach (var payload in journal.Recent(EntryKinds.Shift, EntriesToLookBack))
            if (ShiftContract.TryRead(payload, out var happened, out _))
                Apply(happened!);
    }

    /// <summary>
    /// The officer takes up the work here. A shift that somebody left open ends by it; an own one goes on.
    /// </summary>
    /// <exception cref="JournalException">Nothing changed; the same call is safe.</exception>
    internal Task OpenAsync(DutyOfficer officer) => InTurnAsync(async () =>
    {
        if (_current is { } open)
        {
            if (open.OfficerId == officer.OfficerId) return;
            await EndAsync(open, ShiftEnd.TakenOver, officer.OfficerId, "");
        }

        await WriteAsync(new ShiftOpened(
            ids.NextId(), clock.GetUtcNow(), officer.OfficerId, lane.Value.PostCode, lane.Value.Id));
    });

    /// <summary>Ends the shift, with a note for the next officer; nothing happens when it is over already.</summary>
    /// <exception cref="JournalException">Nothing changed; the same call is safe.</exception>
    internal Task CloseAsync(Guid shiftId, string closedBy, string note) => InTurnAsync(async () =>
    {
        if (_current is { } open && open.ShiftId == shiftId)
            await EndAsync(open, ShiftEnd.Closed, closedBy, note);
    });

    /// <summary>Ends the shift of somebody who may not work any more.</summary>
    /// <exception cref="JournalException">Nothing changed; the same call is safe.</exception>
    internal Task RevokeAsync(ShiftOpened revoked) => InTurnAsync(async () =>
    {
        if (_current == revoked)
            await EndAsync(revoked, ShiftEnd.Revoked, "", "");
    });

    public void Dispose() => _turn.Dispose();

    private static string Name(Guid shiftId) => shiftId.ToString("N");

    private Task EndAsync(ShiftOpened open, ShiftEnd end, string closedBy, string note) => WriteAsync(
        new ShiftClosed(open.ShiftId, clock.GetUtcNow(), open.OfficerId, end, closedBy, note, Count(open)));

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    // A page that went away must not leave half a change: once begun, it is written.
    private async Task WriteAsync(ShiftEvent happened)
    {
        await journal.AppendAsync(
            EntryKinds.Shift, ShiftContract.Write(happened), $"shift-{happened.GetType().Name}-{happened.ShiftId:N}",
            CancellationToken.None);
        Apply(happened);
    }

    private void Apply(ShiftEvent happened)
    {
        if (happened is ShiftOpened opened) _current = opened;
        else if (happened is ShiftClosed closed)
        {
            _last = closed;
            if (_current?.ShiftId == closed.ShiftId) _current = null;
        }
    }

    private ShiftFigures Count(ShiftOpened shift) => ShiftFigures.Of(
        records.Recent().Select(one => one.Current).Where(one => one.ShiftId == Name(shift.ShiftId)));
}
