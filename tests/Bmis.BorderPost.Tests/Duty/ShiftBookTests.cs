using System.Security.Cryptography;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Tests.Journaling;
using Bmis.Crossings.Duty;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Duty;

public sealed class ShiftBookTests : IDisposable
{
    private static readonly DutyOfficer First = new("o.one", "One", []);
    private static readonly DutyOfficer Second = new("o.two", "Two", []);

    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();
    private Journal _journal;
    private ShiftBook _book;

    public ShiftBookTests()
    {
        _journal = Journals.Open(_scratch.File("journal.db"), clock: _clock);
        _book = Open();
    }

    public void Dispose()
    {
        _book.Dispose();
        _journal.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_shift_opens_once_and_closes_with_its_note()
    {
        await _book.OpenAsync(First);
        await _book.OpenAsync(First);
        Assert.Equal(1, _journal.HeadSequence);
        var shift = _book.Current!;
        Assert.Equal(shift.ShiftId.ToString("N"), _book.ShiftOf("o.one"));
        Assert.Empty(_book.ShiftOf("o.two"));
        await _book.CloseAsync(shift.ShiftId, "o.one", "The camera sticks.");
        Assert.Null(_book.Current);
        Assert.Equal((ShiftEnd.Closed, "The camera sticks."), (_book.Last!.End, _book.Last.Note));
        await _book.CloseAsync(shift.ShiftId, "o.one", "Again.");
        Assert.Equal(2, _journal.HeadSequence);
    }

    [Fact]
    public async Task Another_officer_takes_the_lane_over()
    {
        await _book.OpenAsync(First);
        await _book.OpenAsync(Second);
        Assert.Equal("o.two", _book.Current!.OfficerId);
        var last = _book.Last!;
        Assert.Equal((ShiftEnd.TakenOver, "o.one", "o.two"), (last.End, last.OfficerId, last.ClosedBy));
        Assert.Empty(_book.ShiftOf("o.one"));
    }

    [Fact]
    public async Task Two_officers_at_the_same_moment_leave_one_shift()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => Task.Run(() => _book.OpenAsync(i % 2 == 0 ? First : Second))));
        var restored = Restart();
        Assert.Equal(_book.Current, restored.Current);
    }

    [Fact]
    public async Task A_restart_after_every_step_changes_nothing()
    {
        await _book.OpenAsync(First);
        Assert.Equal("o.one", Restart().Current!.OfficerId);
        await _book.OpenAsync(Second);
        var (open, last) = (_book.Current, _book.Last);
        Assert.Equal((open, last), (Restart().Current, _book.Last));
        await _book.CloseAsync(open!.ShiftId, "o.two", "Quiet.");
        Assert.Null(Restart().Current);
        Assert.Equal("Quiet.", _book.Last!.Note);
    }

    [Fact]
    public async Task A_revoked_officers_shift_ends_without_a_closer()
    {
        await _book.OpenAsync(First);
        await _book.RevokeAsync(_book.Current!);
        Assert.Null(_book.Current);
        Assert.Equal((ShiftEnd.Revoked, ""), (_book.Last!.End, _book.Last.ClosedBy));
    }

    private ShiftBook Restart()
    {
        _book.Dispose();
        _journal.Dispose();
        _journal = Journals.Open(_scratch.File("journal.db"), clock: _clock);
        return _book = Open();
    }

    private ShiftBook Open()
    {
        var book = new ShiftBook(
            _journal, new LaneRecords(_journal), new IdSource(_clock, RandomNumberGenerator.Create()), _clock,
            Options.Create(new LaneOptions { Id = "lane-1", PostCode = "UTANY", Folder = _scratch.Folder }));
        book.Restore();
        return book;
    }
}
